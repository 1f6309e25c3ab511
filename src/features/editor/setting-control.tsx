import { useEffect, useRef, useSyncExternalStore } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import {
  changeNotificationSettings,
  type NotificationSettings,
  readNotificationSettings,
} from '#src/domain/credentials/notification-settings.ts';
import { type CredentialKey, formatOf } from '#src/domain/keys/keys.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import { Button } from '#src/ui/button.tsx';
import { Field, type FieldControlProps, Input } from '#src/ui/field.tsx';
import { Switch } from '#src/ui/switch.tsx';
import { ValueLine } from '#src/ui/value-box.tsx';
import { type CredentialRows, defaultSetting, focusField } from './credential-rows.ts';
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
        onChange={(checked) => {
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

type NotificationControlProps = { row: string; rows: CredentialRows };

/** SyncNotificationSettings as switches, mail addresses and a number, in place of JSON within a string. */
function NotificationControl({ row, rows }: NotificationControlProps) {
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
          <FormattedMessage defaultMessage="The text below isn't valid notification settings. Edit it as text." />
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
    // Reads it again, since a value that a handler remembers stays in memory after the field is emptied.
    const now = textNow();
    if (readNotificationSettings(now)) write(changeNotificationSettings(now, part));
  };
  const look = () => rows.left(row, 'value');
  // Not `settings` itself: what a function refers to stays in memory as long as React keeps the function.
  const threshold = String(settings.deleteThresholdValue);
  return (
    <div className={styles.setting}>
      <Switch
        checked={settings.enabled}
        label={intl.formatMessage({ defaultMessage: 'Email on failure' })}
        onChange={(checked) => {
          put({ enabled: checked });
          look();
        }}
      />
      <Field label={intl.formatMessage({ defaultMessage: 'Email addresses' })}>
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
        label={intl.formatMessage({ defaultMessage: 'Prevent accidental deletions' })}
        onChange={(checked) => {
          put({ deleteThresholdEnabled: checked });
          look();
        }}
      />
      {settings.deleteThresholdEnabled && (
        <Field label={intl.formatMessage({ defaultMessage: 'Accidental deletion threshold' })}>
          {(field) => (
            <Input
              {...field}
              type="number"
              min={0}
              step={1}
              dir="ltr"
              value={threshold}
              onChange={({ currentTarget }) =>
                put({ deleteThresholdValue: wholeNumber(currentTarget.value) })
              }
              onBlur={look}
            />
          )}
        </Field>
      )}
      {settings.others > 0 && (
        <p className={styles.hint}>
          <FormattedMessage
            defaultMessage="{count, plural, one {# more field is} other {# more fields are}} kept and sent as below."
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

type AddressInputProps = FieldControlProps & {
  row: string;
  rows: CredentialRows;
  onText: (text: string) => void;
  onBlur: () => void;
};

/**
 * The mail addresses within a value. They follow it in the element alone: of a controlled input React keeps the text in
 * memory, and writes it into the markup as an attribute.
 */
function AddressInput({ row, rows, onText, onBlur, ...control }: AddressInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const { secrets } = rows;
  // The value and the element lie outside React.
  useEffect(() => {
    const element = input.current;
    if (!element) return;
    const follow = () => {
      const value = secrets.isBlank(row) ? '' : secrets.read(row);
      const text = readNotificationSettings(value)?.recipients ?? '';
      if (element.value !== text) element.value = text;
    };
    follow();
    const stop = secrets.subscribe(follow);
    return () => {
      stop();
      element.value = '';
    };
  }, [secrets, row]);
  return (
    <ValueLine
      {...control}
      masked={false}
      ref={input}
      // A field of type "email" would trim what is typed.
      inputMode="email"
      className={styles.addresses}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
      onBlur={onBlur}
    />
  );
}
