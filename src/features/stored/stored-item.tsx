import { keyLabels } from '#src/i18n/key-labels.ts';
import { ToggleButton } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { FormattedMessage } from 'react-intl';
import { findKey } from '#src/domain/keys/keys.ts';
import type { StoredCredential } from '#src/requests/stored-credentials.ts';
import type { StoredChoice } from './stored-choices.ts';
import { storedItemId } from './stored-item-id.ts';
import styles from './stored-panel.module.css';

type StoredItemProps = {
  credential: StoredCredential;
  /** What can be done with it, one of which is chosen at most; none where an earlier item of the same key has them. */
  choices: readonly StoredChoice[];
  /** Why one of them is missing, or that none is chosen. */
  note?: React.ReactNode;
};

/** One stored key: what it is, what is known of its value, and what the next send does with it. */
export function StoredItem({ credential: { key, value }, choices, note }: StoredItemProps) {
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
      {choices.length > 0 && (
        <div role="group" aria-label={key} id={storedItemId(key)} className={styles.choice}>
          {choices.map(({ name, label, chosen, choose }) => (
            <ToggleButton
              key={name}
              size="small"
              className={styles.option}
              checked={chosen}
              // Colour alone would not tell the one that is chosen.
              {...(chosen && { icon: <CheckmarkRegular /> })}
              aria-label={name}
              onClick={choose}
            >
              {label}
            </ToggleButton>
          ))}
          {note && <p className={styles.remark}>{note}</p>}
        </div>
      )}
    </li>
  );
}
