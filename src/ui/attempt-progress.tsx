import { Button } from './button.tsx';
import { Spinner } from './spinner.tsx';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { VerbName, AttemptPhase } from '#src/domain/attempt.ts';
import { useSecondsSince } from './use-seconds.ts';
import progress from './progress.module.css';
import styles from './review-dialog.module.css';

type AttemptProgressProps = {
  phase: AttemptPhase;
  /** What is under way. */
  verb: VerbName;
  /** After so many seconds without an answer the submit gives up. */
  patience: number;
  /** Starts over with a new window: a closed one cannot be seen from here. */
  onAgain: () => void;
};

/** When to announce the wait first, and when to announce it again; in seconds. */
const noticeable = 1;
const long = 8;

/** On a small screen the review is longer than the dialog, and this stands at its end. */
const intoView = (line: HTMLDivElement | null) => line?.scrollIntoView({ block: 'nearest' });

/**
 * What is going on between the confirmation and the outcome. Give it the phase as its React key: it counts from when it came.
 * The sentence is announced when it changes, the seconds never.
 */
export function AttemptProgress({ phase, verb, patience, onAgain }: AttemptProgressProps) {
  const [since] = useState(Date.now);
  const seconds = useSecondsSince(since);
  // A window has just come up over this page: what it is for cannot wait.
  const shown = phase === 'window' || seconds >= noticeable;
  return (
    // The live region is there before it has anything to say: screen readers would skip it otherwise.
    <div className={shown ? progress.line : undefined} ref={shown ? intoView : undefined}>
      {/* The sentence beside it says the same. */}
      {shown && <Spinner size="tiny" />}
      <div className={progress.text}>
        <p aria-live="polite">{shown && <PhaseText phase={phase} late={seconds >= long} />}</p>
        {phase === 'sending' && shown && (
          <p className={styles.note}>
            <FormattedMessage
              defaultMessage="{seconds, number} s. This site stops waiting after {patience, number} s. If you stop now, you won't learn {what, select, test {the result} other {whether it worked}}."
              values={{ seconds, patience, what: verb === 'test-typed' ? 'test' : 'change' }}
            />
          </p>
        )}
      </div>
      {phase === 'window' && (
        <Button size="small" onClick={onAgain}>
          <FormattedMessage defaultMessage="Reopen window" />
        </Button>
      )}
    </div>
  );
}

function PhaseText({ phase, late }: { phase: AttemptPhase; late: boolean }) {
  switch (phase) {
    case 'preparing':
      return late ? (
        <FormattedMessage defaultMessage="Still waiting for a token from Microsoft Entra. Nothing has been sent yet." />
      ) : (
        <FormattedMessage defaultMessage="Requesting a token from Microsoft Entra…" />
      );
    case 'window':
      return (
        <FormattedMessage defaultMessage="Continue in the Microsoft window. Nothing has been sent yet." />
      );
    case 'sending':
      return late ? (
        <FormattedMessage defaultMessage="Still waiting for Microsoft Graph to answer." />
      ) : (
        <FormattedMessage defaultMessage="Sending. Microsoft Graph hasn't answered yet." />
      );
  }
}

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
      <Spinner size="tiny" />
      <p aria-live="polite" className={progress.text}>
        <FormattedMessage defaultMessage="Continue in the Microsoft window." />
      </p>
      {/* Without the event: what takes claims would take it for those. */}
      <Button size="small" onClick={() => onAgain()}>
        <FormattedMessage defaultMessage="Reopen window" />
      </Button>
      <Button size="small" onClick={() => onCancel()}>
        <FormattedMessage defaultMessage="Cancel" />
      </Button>
    </div>
  );
}

/** Where Entra's window is blocked, the person can leave the page for the same request. */
export function RedirectButton({ onRedirect }: { onRedirect: () => void }) {
  return (
    <Button onClick={onRedirect}>
      <FormattedMessage defaultMessage="Leave this page and lose typed values" />
    </Button>
  );
}
