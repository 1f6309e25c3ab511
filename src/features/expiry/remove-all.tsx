import { Button } from '#src/ui/button.tsx';
import { useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { writeKept } from '#src/storage.ts';
import styles from './expiry-notes.module.css';

/** The button that was pressed is gone: the one that stands in its place takes its focus. */
const focusNow = (button: HTMLButtonElement | null) => button?.focus();

type RemoveAllProps = {
  /** How many there are in this browser, of every target and tenant. */
  count: number;
  /** Takes the focus of the buttons, which go. */
  onRemoved: () => void;
};

/** Removes every note of this browser, once a person has said so twice. */
export function RemoveAll({ count, onRemoved }: RemoveAllProps) {
  const words = useId();
  const [question, setQuestion] = useState<'none' | 'asked' | 'denied'>('none');
  if (question !== 'asked')
    return (
      <Button size="small" ref={question === 'denied' ? focusNow : null} onClick={() => setQuestion('asked')}>
        <FormattedMessage defaultMessage="Delete all dates (all apps)" />
      </Button>
    );
  return (
    <div role="group" aria-labelledby={words} className={styles.question}>
      <p id={words}>
        <FormattedMessage
          defaultMessage="Delete {count, plural, one {the date} other {all # dates}} of every app and tenant from this browser?"
          values={{ count }}
        />
      </p>
      <Button
        size="small"
        onClick={() => {
          writeKept('expiry', null);
          onRemoved();
        }}
      >
        <FormattedMessage defaultMessage="Delete" />
      </Button>
      <Button size="small" ref={focusNow} onClick={() => setQuestion('denied')}>
        <FormattedMessage defaultMessage="Keep" />
      </Button>
    </div>
  );
}
