import { FormattedMessage } from 'react-intl';
import { CopyButton } from './copy-button.tsx';
import styles from './code-panel.module.css';

type CodeBlockProps = {
  code: string;
  /** What it is, for who does not see it. */
  label: string;
  /** Id of the text that says how to use it. */
  describedBy: string;
};

/** Code to read and to copy. */
export function CodeBlock({ code, label, describedBy }: CodeBlockProps) {
  return (
    <>
      {/* Long lines are not broken, since code means something else then; so it scrolls, by keys too. */}
      <pre
        className={styles.code}
        dir="ltr"
        translate="no"
        role="region"
        aria-label={label}
        aria-describedby={describedBy}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be within reach of the keyboard
        tabIndex={0}
      >
        <code>{code}</code>
      </pre>
      <CopyButton size="medium" text={() => code}>
        <FormattedMessage defaultMessage="Copy code" />
      </CopyButton>
    </>
  );
}
