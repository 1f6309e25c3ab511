import { Button, Spinner } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { SubmitPhase } from '#src/data/acquire.ts';
import styles from './review-dialog.module.css';

type SubmitProgressProps = {
  phase: SubmitPhase;
  /** Starts over with a new window: a closed one cannot be seen from here. */
  onAgain: () => void;
};

/** What is going on between the confirmation and the outcome. */
export function SubmitProgress({ phase, onAgain }: SubmitProgressProps) {
  return (
    // On a small screen the review is longer than the dialog, and this stands at its end.
    <div className={styles.progress} ref={(progress) => progress?.scrollIntoView({ block: 'nearest' })}>
      {/* The sentence beside it says the same. */}
      <Spinner size="tiny" aria-hidden="true" />
      <p aria-live="polite">
        <PhaseText phase={phase} />
      </p>
      {phase === 'window' && (
        <Button size="small" onClick={onAgain}>
          <FormattedMessage defaultMessage="Window closed? Open it again" />
        </Button>
      )}
    </div>
  );
}

function PhaseText({ phase }: { phase: SubmitPhase }) {
  switch (phase) {
    case 'preparing':
      return <FormattedMessage defaultMessage="Asking Microsoft Entra for a token…" />;
    case 'window':
      return (
        <FormattedMessage defaultMessage="Microsoft asks for something in a separate window: answer there. Nothing has been sent yet." />
      );
    case 'sending':
      return (
        <FormattedMessage defaultMessage="Sending. Whoever stops waiting now will not learn whether it took effect." />
      );
  }
}
