import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Details } from '#src/ui/details.tsx';
import { facts } from '#src/ui/failure-facts.ts';
import { PageCard } from '#src/ui/page-card.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';

/** A bug of ours: says so, says what is safe, and gives the facts that help to mend it. */
export function CrashScreen({ error }: { error: unknown }) {
  const [date] = useState(() => new Date().toISOString());
  // Only our own class name and place: a message could repeat what somebody typed.
  const name = error instanceof Error ? error.name : typeof error;
  return (
    <PageCard>
      <PageTitle>
        <FormattedMessage defaultMessage="This page has a fault of its own." />
      </PageTitle>
      <p>
        <FormattedMessage defaultMessage="The mistake is ours, not yours. Nothing was sent by it; values that you had typed are gone with the page. Reload to start afresh, and report the details if it comes back." />
      </p>
      <Button appearance="primary" onClick={() => location.reload()}>
        <FormattedMessage defaultMessage="Reload" />
      </Button>
      <Details facts={facts(['error', name], ['path', location.pathname], ['date', date])} />
    </PageCard>
  );
}
