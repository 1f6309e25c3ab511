import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from './task-dialog.module.css';

type DiscardQuestionProps = { onStay: () => void; onDiscard: () => void };

/** Stands in place of a dialog's buttons where Escape would lose what was written in it. */
export function DiscardQuestion({ onStay, onDiscard }: DiscardQuestionProps) {
  const words = useId();
  const frame = useRef<HTMLDivElement>(null);
  // The focus lies outside React.
  useEffect(() => frame.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={frame} role="group" aria-labelledby={words} className={styles.question}>
      <p id={words}>
        <FormattedMessage defaultMessage="Close, and lose what you wrote here?" />
      </p>
      <Button appearance="primary" onClick={onStay}>
        <FormattedMessage defaultMessage="Go on writing" />
      </Button>
      <Button onClick={onDiscard}>
        <FormattedMessage defaultMessage="Close and lose it" />
      </Button>
    </div>
  );
}
