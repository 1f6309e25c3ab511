import { Button } from '#src/ui/button.tsx';
import { type ReactNode, use } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Connector } from '#src/domain/connectors/connector.ts';
import { fieldOf } from '#src/domain/connectors/connectors.ts';
import { findKey } from '#src/domain/keys/keys.ts';
import { canClear, type ReEnterReason, type SaveStep } from '#src/domain/save-plan/plan-save.ts';
import type { StoredCredential } from '#src/requests/stored-credentials.ts';
import { KeyLabel } from './key-field.tsx';
import { KeyExpiryContext } from './form-context.ts';
import styles from './rows.module.css';
import { storedId, type StoredKeys } from './use-stored-keys.ts';

type StoredRowProps = {
  credential: StoredCredential;
  connector: Connector | undefined;
  stored: StoredKeys;
  /** Whether anything is about to change, so that it matters what becomes of this one. */
  isPending: boolean;
};

/** A stored key: what it is, its value where Graph returns it, and what the next send does with it. */
export function StoredRow({ credential: { key, value }, connector, stored, isPending }: StoredRowProps) {
  const intl = useIntl();
  const expiryOf = use(KeyExpiryContext);
  const known = findKey(key);
  const step = stored.stepOf(key);
  const isCleared = step?.action === 'clear';
  return (
    <div
      role="group"
      id={storedId(key)}
      aria-label={intl.formatMessage({ defaultMessage: 'Stored {key}' }, { key })}
      className={`${styles.row} ${styles.stored}`}
    >
      <div className={styles.name}>
        {known ? (
          <KeyLabel keyName={known} field={fieldOf(connector, known)} />
        ) : (
          <FormattedMessage defaultMessage="Not in Microsoft's list" />
        )}{' '}
        <code dir="ltr" translate="no">
          {key}
        </code>
      </div>
      <div className={styles.known}>
        <span className={isCleared ? styles.struck : undefined}>
          <StoredValue value={value} />
        </span>
        {isPending && step && <Fate step={step} />}
      </div>
      <div className={styles.expires}>
        {known ? expiryOf(known, fieldOf(connector, known) && connector?.id) : <NoDate />}
      </div>
      <div className={styles.actions}>
        {isCleared ? (
          <Button
            size="small"
            data-decide
            aria-label={intl.formatMessage({ defaultMessage: 'Undo clearing {key}' }, { key })}
            onClick={() => stored.restore(key)}
          >
            <FormattedMessage defaultMessage="Undo" />
          </Button>
        ) : (
          <>
            <Button
              size="small"
              data-decide
              aria-label={intl.formatMessage({ defaultMessage: 'Replace {key}' }, { key })}
              onClick={() => stored.replace(key)}
            >
              <FormattedMessage defaultMessage="Replace" />
            </Button>
            {canClear(key) && (
              <Button
                size="small"
                appearance="subtle"
                aria-label={intl.formatMessage({ defaultMessage: 'Clear {key}' }, { key })}
                onClick={() => stored.clear(key)}
              >
                <FormattedMessage defaultMessage="Clear" />
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** Where no date belongs. */
export function NoDate() {
  return <span aria-hidden="true">–</span>;
}

function StoredValue({ value }: Pick<StoredCredential, 'value'>) {
  if (value.kind === 'hidden')
    return (
      <span className={styles.quiet}>
        <span aria-hidden="true">●●●●●●</span> <FormattedMessage defaultMessage="stored" />
      </span>
    );
  if (value.text === '')
    return (
      <span className={styles.quiet}>
        <FormattedMessage defaultMessage="empty" />
      </span>
    );
  return (
    <code dir="ltr" translate="no">
      {value.text}
    </code>
  );
}

/** What becomes of the key, in a word; a save drops what it cannot send. */
function Fate({ step }: { step: SaveStep }) {
  switch (step.action) {
    case 'keep':
      return (
        <span className={styles.fate}>
          <FormattedMessage defaultMessage="Kept" />
        </span>
      );
    case 'replace':
      return (
        <span className={styles.fate}>
          <FormattedMessage defaultMessage="Replaced below" />
        </span>
      );
    case 'clear':
      return (
        <span className={`${styles.fate} ${styles.lost}`}>
          <FormattedMessage defaultMessage="A save clears it" />
        </span>
      );
    case 're-enter':
      return <span className={`${styles.fate} ${styles.lost}`}>{lost[step.because]}</span>;
    case 'add':
      return null;
  }
}

const lost: Readonly<Record<ReEnterReason, ReactNode>> = {
  hidden: <FormattedMessage defaultMessage="A save loses it: enter it again" />,
  empty: <FormattedMessage defaultMessage="A save loses it: enter it again" />,
  twice: <FormattedMessage defaultMessage="Listed twice. A save loses it: enter it again" />,
  recent: <FormattedMessage defaultMessage="Just changed. A save loses it: enter it again" />,
};
