import { Switch } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type CredentialKey, formatOf } from '#src/domain/keys/keys.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import type { CredentialRows } from './credential-rows.ts';
import { NotificationControl } from './notification-control.tsx';
import styles from './rows.module.css';

type SettingControlProps = { keyName: CredentialKey; row: string; rows: CredentialRows };

/** The control that a setting really is. It writes the string below it, which is what will be sent. */
export function SettingControl({ keyName, row, rows }: SettingControlProps) {
  switch (formatOf(keyName)) {
    case 'boolean-lower':
    case 'boolean-any':
      return <SwitchControl keyName={keyName} row={row} rows={rows} on="true" off="false" />;
    case 'boolean-title':
      return <SwitchControl keyName={keyName} row={row} rows={rows} on="True" off="False" />;
    case 'notification-settings':
      return <NotificationControl row={row} rows={rows} />;
    case 'text':
    case 'url':
    case 'guid':
    case 'json-or-text':
    case 'iso-time':
      return null;
  }
}

function SwitchControl({ keyName, row, rows, on, off }: SettingControlProps & { on: string; off: string }) {
  const intl = useIntl();
  const { secrets } = rows;
  const state = useSyncExternalStore(secrets.subscribe, () =>
    stateOf(secrets.isBlank(row) ? '' : secrets.read(row)),
  );
  return (
    <div className={styles.setting}>
      <Switch
        checked={state === 'on'}
        label={intl.formatMessage(keyLabels[keyName])}
        onChange={(_, { checked }) => {
          secrets.write(row, checked ? on : off);
          rows.edited(row, 'value');
          rows.left(row, 'value');
        }}
      />
      {state === 'neither' && (
        <p className={styles.hint}>
          <FormattedMessage defaultMessage="The text below is neither on nor off." />
        </p>
      )}
    </div>
  );
}

function stateOf(text: string): 'on' | 'off' | 'neither' {
  const word = text.trim().toLowerCase();
  if (word === 'true') return 'on';
  return word === 'false' || word === '' ? 'off' : 'neither';
}
