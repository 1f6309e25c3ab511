import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { RenewalStep } from '#src/domain/renewal/renewal.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import type { Mode } from '#src/domain/receipt.ts';
import { goToPlace, places } from '#src/ui/places.ts';
import styles from './renewal-panel.module.css';

/** The way to the place where the next step is done, or past it. */
export function NextStep({ step, onSkip }: { step: RenewalStep; onSkip: () => void }) {
  const { setMode } = useTargetPage();
  const buttons = useRef<HTMLDivElement>(null);
  return (
    <div ref={buttons} className={styles.ways}>
      {places[step].map(({ id, mode }, place) => (
        <Button
          key={mode ?? id}
          size="small"
          appearance={place === 0 ? 'primary' : 'secondary'}
          onClick={() => {
            if (mode) setMode(mode);
            goToPlace(id);
          }}
        >
          <WayName step={step} mode={mode} />
        </Button>
      ))}
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          // These buttons go; the list stays, and says below what is next.
          buttons.current?.closest('section')?.querySelector('h2')?.focus({ preventScroll: true });
          onSkip();
        }}
      >
        <FormattedMessage defaultMessage="Skip this step" />
      </Button>
    </div>
  );
}

function WayName({ step, mode }: { step: RenewalStep; mode: Mode | undefined }) {
  switch (step) {
    case 'preflight':
      return <FormattedMessage defaultMessage="Go to the check" />;
    case 'test-typed':
      return <FormattedMessage defaultMessage="Go to the test" />;
    case 'change':
      return mode === 'save' ? (
        <FormattedMessage defaultMessage="Go to saving" />
      ) : (
        <FormattedMessage defaultMessage="Go to authorizing" />
      );
    case 'test-stored':
      return <FormattedMessage defaultMessage="Go to what is stored" />;
    case 'restart':
      return <FormattedMessage defaultMessage="Go to the jobs" />;
    case 'watch':
      return <FormattedMessage defaultMessage="Go and watch the job" />;
  }
}
