import { Button, Field, Input, Switch } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import {
  changeNotificationSettings,
  type NotificationSettings,
  readNotificationSettings,
} from '#src/domain/credentials/notification-settings.ts';
import type { CredentialRows } from './credential-rows.ts';
import { focusField } from './field-id.ts';
import { AddressInput } from './address-input.tsx';
import { defaultSetting } from './default-setting.ts';
import styles from './rows.module.css';

type NotificationControlProps = { row: string; rows: CredentialRows };

/** SyncNotificationSettings as switches, mail addresses and a number, in place of JSON within a string. */
export function NotificationControl({ row, rows }: NotificationControlProps) {
  const intl = useIntl();
  const { secrets } = rows;
  useSyncExternalStore(secrets.subscribe, () => secrets.edits(row));
  const start = defaultSetting('SyncNotificationSettings') ?? '';
  const textNow = () => (secrets.isBlank(row) ? start : secrets.read(row));
  const settings = readNotificationSettings(textNow());
  const write = (next: string) => {
    secrets.write(row, next);
    rows.edited(row, 'value');
  };
  if (!settings)
    return (
      <div className={styles.setting}>
        <p className={styles.hint}>
          <FormattedMessage defaultMessage="The text below is not what notification settings look like, so it can be edited as text only." />
        </p>
        <div className={styles.remedies}>
          <Button
            size="small"
            onClick={() => {
              write(start);
              focusField(row, 'value');
            }}
          >
            <FormattedMessage defaultMessage="Start over" />
          </Button>
        </div>
      </div>
    );
  const put = (part: Partial<Omit<NotificationSettings, 'others'>>) => {
    // Read anew, since what a handler remembers stays in memory when the field is emptied.
    const now = textNow();
    if (readNotificationSettings(now)) write(changeNotificationSettings(now, part));
  };
  const look = () => rows.left(row, 'value');
  return (
    <div className={styles.setting}>
      <Switch
        checked={settings.enabled}
        label={intl.formatMessage({ defaultMessage: 'Mail when provisioning fails' })}
        onChange={(_, { checked }) => {
          put({ enabled: checked });
          look();
        }}
      />
      <Field label={intl.formatMessage({ defaultMessage: 'Mail addresses' })}>
        {(field) => (
          <AddressInput
            {...field}
            row={row}
            rows={rows}
            onText={(recipients) => put({ recipients })}
            onBlur={look}
          />
        )}
      </Field>
      <Switch
        checked={settings.deleteThresholdEnabled}
        label={intl.formatMessage({ defaultMessage: 'Stop before accidental deletions' })}
        onChange={(_, { checked }) => {
          put({ deleteThresholdEnabled: checked });
          look();
        }}
      />
      {settings.deleteThresholdEnabled && (
        <Field label={intl.formatMessage({ defaultMessage: 'Deletions that count as an accident' })}>
          <Input
            type="number"
            min={0}
            step={1}
            dir="ltr"
            value={String(settings.deleteThresholdValue)}
            onChange={(_, { value }) => put({ deleteThresholdValue: wholeNumber(value) })}
            onBlur={look}
          />
        </Field>
      )}
      {settings.others > 0 && (
        <p className={styles.hint}>
          <FormattedMessage
            defaultMessage="{count, plural, one {# more field is} other {# more fields are}} kept as below and sent along."
            values={{ count: settings.others }}
          />
        </p>
      )}
    </div>
  );
}

/** What a number field gives, as a count: 0 for nothing and for what is none. */
function wholeNumber(text: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
}
