import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { provisioningQuery } from '#src/requests/preflight.ts';
import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import { failureFacts } from '#src/domain/failure/facts.ts';
import type { Target } from '#src/domain/target.ts';
import { Details } from '#src/ui/details.tsx';
import { placeIds } from '#src/ui/places.ts';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { useTargetPage } from '#src/requests/application-page.ts';
import { useWindowRead } from '#src/requests/use-window-read.ts';
import { checkActivity } from '#src/domain/preflight/check-activity.ts';
import { isDenial } from '#src/domain/preflight/judge-preflight.ts';
import styles from './preflight-panel.module.css';

/** Asks Graph how the target is provisioned, which takes a permission that sign-in did not ask for: only at a click. */
export function ProvisioningCheck({ target }: { target: Target }) {
  const [open, setOpen] = useState(false);
  return (
    <div id={placeIds.preflight} className={styles.check}>
      {open ? (
        <OpenCheck target={target} />
      ) : (
        <Button onClick={() => setOpen(true)}>
          <FormattedMessage defaultMessage="Check provisioning" />
        </Button>
      )}
    </div>
  );
}

/** The check itself; what it finds stands in the lines above it. Takes the focus of the button that it replaces. */
function OpenCheck({ target }: { target: Target }) {
  const graph = useGraph();
  const { report } = useTargetPage();
  const read = useWindowRead((client) =>
    provisioningQuery(graph, target, { client, onEnd: (end) => report(checkActivity(end)) }),
  );
  const { isFetching, error } = read.query;
  const isDone = (failure: Failure | undefined) => !isFetching && (!failure || isDenial(failure));
  return (
    <ReadPanel
      read={read}
      takesFocus
      className={styles.status}
      isAnswer={isDenial}
      againLabel={
        isDone(error ? failureOf(error) : undefined) && <FormattedMessage defaultMessage="Check again" />
      }
      denied={<FormattedMessage defaultMessage="Graph does not take your sign-in any more." />}
      renderNews={({ reading, failure, at }) => (
        <>
          {reading && <FormattedMessage defaultMessage="Asking Graph how it is provisioned…" />}
          {isDone(failure) && (
            <FormattedMessage
              defaultMessage="Checked at {time}."
              values={{ time: <FormattedTime value={at} timeStyle="medium" /> }}
            />
          )}
        </>
      )}
    >
      {({ failure }) => failure && isDenial(failure) && <Details facts={failureFacts(failure)} folded />}
    </ReadPanel>
  );
}
