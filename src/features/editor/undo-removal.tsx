import { Button, useAnnounce } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './credential-form.module.css';
import type { CredentialRows } from './credential-rows.ts';

/** For ten seconds after a removal, and for as long as a person is at it: the way back. */
export function UndoRemoval({ rows }: { rows: CredentialRows }) {
  const intl = useIntl();
  const { announce } = useAnnounce();
  const removals = useSyncExternalStore(rows.removals.subscribe, rows.removals.list);
  const latest = removals.at(-1);
  // Speech lies outside React.
  useEffect(() => {
    if (latest)
      announce(
        intl.formatMessage({ defaultMessage: 'Credential removed. It can be brought back for ten seconds.' }),
        { polite: true },
      );
  }, [latest, announce, intl]);
  if (!latest) return null;
  const { key } = latest.values;
  return (
    <div
      className={styles.undo}
      onFocus={() => rows.removals.hold('focus')}
      onBlur={() => rows.removals.release('focus')}
      onPointerEnter={() => rows.removals.hold('pointer')}
      onPointerLeave={() => rows.removals.release('pointer')}
    >
      <p>
        {key === '' ? (
          <FormattedMessage defaultMessage="A credential without a key was removed." />
        ) : (
          <FormattedMessage
            defaultMessage="{key} was removed."
            values={{ key: <Verbatim>{key}</Verbatim> }}
          />
        )}
      </p>
      <Button size="small" data-undo onClick={rows.restore}>
        <FormattedMessage defaultMessage="Undo" />
      </Button>
    </div>
  );
}
