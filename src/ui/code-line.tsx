import { useIntl } from 'react-intl';
import styles from './code-line.module.css';
import { CopyButton } from './copy-button.tsx';

/** One line to take elsewhere, with its copy button. */
export function CodeLine({ text }: { text: string }) {
  const intl = useIntl();
  return (
    <div className={styles.line}>
      <code dir="ltr" translate="no">
        {text}
      </code>
      <CopyButton text={() => text} name={intl.formatMessage({ defaultMessage: 'Copy {text}' }, { text })} />
    </div>
  );
}
