import { ToggleButton } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { FormattedMessage, useIntl } from 'react-intl';
import { findKey } from '#src/credentials/keys.ts';
import type { StoredCredential } from '#src/data/stored-credentials.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import styles from './stored-panel.module.css';

type StoredItemProps = {
  credential: StoredCredential;
  /** Whether the form has a row for it. */
  replaced: boolean;
  onReplace: () => void;
  onKeep: () => void;
};

/** One stored key: what it is, what is known of its value, and what the next authorizing does with it. */
export function StoredItem({ credential: { key, value }, replaced, onReplace, onKeep }: StoredItemProps) {
  const intl = useIntl();
  const known = findKey(key);
  return (
    <li className={styles.item}>
      <div className={styles.name}>
        <span>
          {known ? (
            <FormattedMessage {...keyLabels[known]} />
          ) : (
            <FormattedMessage defaultMessage="Not in Microsoft's published list" />
          )}
        </span>
        <code dir="ltr" translate="no">
          {key}
        </code>
      </div>
      <div className={styles.value}>
        {value.kind === 'hidden' ? (
          <span className={styles.hidden}>
            <FormattedMessage defaultMessage="stored, hidden" />
          </span>
        ) : value.text === '' ? (
          <span className={styles.hidden}>
            <FormattedMessage defaultMessage="stored, empty" />
          </span>
        ) : (
          <code dir="ltr" translate="no">
            {value.text}
          </code>
        )}
      </div>
      <div role="group" aria-label={key} className={styles.choice}>
        <ToggleButton
          size="small"
          className={styles.option}
          checked={!replaced}
          // Colour alone would not tell the one that is chosen.
          {...(!replaced && { icon: <CheckmarkRegular /> })}
          aria-label={intl.formatMessage({ defaultMessage: 'Keep {key}' }, { key })}
          onClick={() => replaced && onKeep()}
        >
          <FormattedMessage defaultMessage="Keep" />
        </ToggleButton>
        <ToggleButton
          size="small"
          className={styles.option}
          checked={replaced}
          {...(replaced && { icon: <CheckmarkRegular /> })}
          aria-label={intl.formatMessage({ defaultMessage: 'Replace {key}' }, { key })}
          onClick={onReplace}
        >
          <FormattedMessage defaultMessage="Replace" />
        </ToggleButton>
      </div>
    </li>
  );
}
