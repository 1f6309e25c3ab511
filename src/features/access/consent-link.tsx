import { FormattedMessage } from 'react-intl';
import { CopyButton } from '#src/ui/copy-button.tsx';
import styles from './preflight-panel.module.css';

type ConsentLinkProps = { url: string; open: boolean };

/** For whoever may consent for the tenant; it is sent and not followed, since most people may not. */
export function ConsentLink({ url, open }: ConsentLinkProps) {
  return (
    <details open={open} className={styles.link}>
      <summary>
        <FormattedMessage defaultMessage="Link for an administrator who may consent" />
      </summary>
      <code dir="ltr" translate="no">
        {url}
      </code>
      <CopyButton text={() => url}>
        <FormattedMessage defaultMessage="Copy the link" />
      </CopyButton>
    </details>
  );
}
