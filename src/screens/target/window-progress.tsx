import { Button, Spinner } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import progress from './progress.module.css';

type WindowProgressProps = {
  /** Starts over with a new window: a closed one cannot be seen from here. */
  onAgain: () => void;
  onCancel: () => void;
};

/** While Entra's window is open. */
export function WindowProgress({ onAgain, onCancel }: WindowProgressProps) {
  return (
    <div className={`${progress.line} ${progress.window}`}>
      {/* The sentence beside it says the same. */}
      <Spinner size="tiny" aria-hidden="true" />
      <p aria-live="polite" className={progress.text}>
        <FormattedMessage defaultMessage="Microsoft asks for something in a separate window: answer there." />
      </p>
      {/* Without the event: what takes claims would take it for those. */}
      <Button size="small" onClick={() => onAgain()}>
        <FormattedMessage defaultMessage="Window closed? Open it again" />
      </Button>
      <Button size="small" onClick={() => onCancel()}>
        <FormattedMessage defaultMessage="Cancel" />
      </Button>
    </div>
  );
}
