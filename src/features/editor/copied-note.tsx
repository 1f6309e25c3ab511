import { Button, useAnnounce } from '@fluentui/react-components';
import { FormattedMessage, useIntl } from 'react-intl';
import styles from './rows.module.css';

type CopiedNoteProps = { answer: 'copied' | 'forbidden'; onDone: () => void };

/** A copied secret stays on the clipboard, where every program can read it: the way to end that. */
export function CopiedNote({ answer, onDone }: CopiedNoteProps) {
  const intl = useIntl();
  const { announce } = useAnnounce();
  if (answer === 'forbidden')
    return (
      <p className={styles.error}>
        <FormattedMessage defaultMessage="The browser forbids copying. Show the value, select it and copy it by hand." />
      </p>
    );
  // The clipboard takes an empty text for none at all, so a blank takes the value's place.
  const clear = async () => {
    try {
      await navigator.clipboard.writeText(' ');
      announce(intl.formatMessage({ defaultMessage: 'The clipboard was overwritten.' }), { polite: true });
      onDone();
    } catch {
      announce(intl.formatMessage({ defaultMessage: 'The browser forbids copying.' }));
    }
  };
  return (
    <div className={styles.remedies}>
      <span className={styles.hint}>
        <FormattedMessage defaultMessage="The value is on the clipboard, for every program to read." />
      </span>
      <Button size="small" onClick={() => void clear()}>
        <FormattedMessage defaultMessage="Clear the clipboard" />
      </Button>
      <Button size="small" appearance="subtle" onClick={onDone}>
        <FormattedMessage defaultMessage="Leave it there" />
      </Button>
    </div>
  );
}
