import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import { withoutHidden } from '#src/domain/checks/hidden-characters.ts';
import type { CredentialError } from './credential-resolver.ts';
import type { CredentialRows } from './credential-rows.ts';
import { focusField } from './field-id.ts';
import styles from './rows.module.css';

type KeyRemediesProps = { error: CredentialError; row: string; index: number; rows: CredentialRows };

/** What can be done about a key that is wrong, one click each. */
export function KeyRemedies({ error, row, index, rows }: KeyRemediesProps) {
  if (error.type === 'key-hidden' || (error.type === 'key-unknown' && error.message === undefined))
    return (
      <div className={styles.remedies}>
        {error.type === 'key-hidden' && (
          <Button
            size="small"
            onClick={() => {
              rows.rename(row, withoutHidden(rows.list()[index]?.key ?? ''));
              rows.left(row, 'key');
              focusField(row, 'key');
            }}
          >
            <FormattedMessage defaultMessage="Remove them" description="Button that mends a key" />
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            rows.allow(row, 'key-unknown');
            focusField(row, 'value');
          }}
        >
          <FormattedMessage defaultMessage="Send anyway" />
        </Button>
      </div>
    );
  if (error.type !== 'key-duplicate') return null;
  const first = Number(error.message) - 1;
  const keep = (kept: number, gone: number) => {
    const [stays, goes] = [rows.list()[kept], rows.list()[gone]];
    if (!stays || !goes) return;
    rows.remove(goes.row, 'stay');
    focusField(stays.row, 'key');
  };
  return (
    <div className={styles.remedies}>
      <Button size="small" onClick={() => keep(first, index)}>
        <FormattedMessage
          defaultMessage="Keep the first (credential {number})"
          values={{ number: first + 1 }}
        />
      </Button>
      <Button size="small" onClick={() => keep(index, first)}>
        <FormattedMessage
          defaultMessage="Keep the last (credential {number})"
          values={{ number: index + 1 }}
        />
      </Button>
    </div>
  );
}
