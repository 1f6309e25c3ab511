import { Field, Input, type FieldControlProps } from '#src/ui/field.tsx';
import { Button } from '#src/ui/button.tsx';
import { announce } from '#src/ui/announce.ts';
import { Switch } from '#src/ui/switch.tsx';
import { useId, useState, useSyncExternalStore, useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { useIntl, FormattedMessage } from 'react-intl';
import { classOf, findKey, type CredentialKey, formatOf } from '#src/domain/keys/keys.ts';
import { pasteRisk } from '#src/domain/credentials/value-guard.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { type RefusedText, SecretInput } from '#src/ui/secret-input.tsx';
import { whenReleased } from '#src/ui/defer-until-pointer-up.ts';
import type { CredentialError } from './credential-resolver.ts';
import { type CredentialRows, defaultSetting, fieldId, focusField } from './credential-rows.ts';
import { ProblemText } from './problem-text.tsx';
import styles from './rows.module.css';
import { ValueNoteList } from './value-note-list.tsx';
import { keyLabels } from '#src/i18n/key-labels.ts';
import {
  changeNotificationSettings,
  type NotificationSettings,
  readNotificationSettings,
} from '#src/domain/credentials/notification-settings.ts';
import { ValueLine } from '#src/ui/value-box.tsx';

type ValueFieldProps = {
  row: string;
  index: number;
  rows: CredentialRows;
  blank: boolean;
  error: CredentialError | undefined;
};

/** The value of a row, and the notes about it. */
export function ValueField({ row, index, rows, blank, error }: ValueFieldProps) {
  const intl = useIntl();
  const notes = useId();
  const { secrets } = rows;
  const { control } = rows.form;
  const key = useWatch({ control, name: `credentials.${index}.key` });
  const edits = useSyncExternalStore(secrets.subscribe, () => secrets.edits(row));
  // Both speak of the value as it was: an edit makes them void, but for the clipboard, which still holds what was copied.
  const [refused, setRefused] = useState<{ why: RefusedText; edits: number; time: number }>();
  const [copied, setCopied] = useState<{ answer: 'copied' | 'forbidden'; edits: number }>();
  const known = findKey(key);
  const name = known ?? intl.formatMessage({ defaultMessage: 'credential {number}' }, { number: index + 1 });
  const masked = classOf(key) === 'secret';
  const spoken = error && error.type !== 'value-problem' ? <ProblemText error={error} /> : undefined;
  return (
    <div className={styles.value}>
      {known && <SettingControl keyName={known} row={row} rows={rows} />}
      <Field
        label={intl.formatMessage({ defaultMessage: 'Value' })}
        labelClass={styles.label}
        htmlFor={fieldId(row, 'value')}
        required={!blank}
        invalid={error !== undefined}
        {...(spoken ? { validationMessage: spoken } : {})}
      >
        {(field) => (
          <SecretInput
            {...field}
            aria-describedby={[field['aria-describedby'], notes].filter(Boolean).join(' ')}
            fields={secrets}
            field={row}
            masked={masked}
            placeholder={intl.formatMessage({ defaultMessage: 'Value' })}
            revealLabel={intl.formatMessage({ defaultMessage: 'Show value of {key}' }, { key: name })}
            hideLabel={intl.formatMessage({ defaultMessage: 'Hide value of {key}' }, { key: name })}
            riskOf={pasteRisk}
            onRefused={(why, whole) => {
              if (why === 'carriage-return') secrets.write(offerId(row), whole);
              // What was on offer before is so no longer.
              else secrets.drop(offerId(row));
              setRefused((before) => ({ why, edits: secrets.edits(row), time: (before?.time ?? 0) + 1 }));
            }}
            onEdited={() => rows.edited(row, 'value')}
            onBlur={() => whenReleased(() => rows.left(row, 'value'))}
            action={
              <CopyButton
                text={() => secrets.read(row)}
                name={intl.formatMessage({ defaultMessage: 'Copy value of {key}' }, { key: name })}
                onAnswer={(answer) => setCopied({ answer, edits: secrets.edits(row) })}
              />
            }
          />
        )}
      </Field>
      <div id={notes} className={styles.notes}>
        {refused?.edits === edits && (
          <RefusedNote why={refused.why} time={refused.time} row={row} rows={rows} />
        )}
        {copied && (copied.answer === 'copied' || copied.edits === edits) && (
          <CopiedNote
            answer={copied.answer}
            onDone={() => {
              setCopied(undefined);
              focusField(row, 'value');
            }}
          />
        )}
        <ValueNoteList row={row} index={index} rows={rows} masked={masked} />
      </div>
    </div>
  );
}

type CopiedNoteProps = { answer: 'copied' | 'forbidden'; onDone: () => void };

/** A copied secret stays on the clipboard, where every program can read it. This lets the person clear it. */
function CopiedNote({ answer, onDone }: CopiedNoteProps) {
  const intl = useIntl();
  if (answer === 'forbidden')
    return (
      <p className={styles.error}>
        <FormattedMessage defaultMessage="The browser blocked copying. Show the value and copy it by hand." />
      </p>
    );
  // The clipboard takes an empty text for none at all, so a blank takes the value's place.
  const clear = async () => {
    try {
      await navigator.clipboard.writeText(' ');
      announce(intl.formatMessage({ defaultMessage: 'Clipboard cleared.' }), { polite: true });
      onDone();
    } catch {
      announce(intl.formatMessage({ defaultMessage: 'The browser blocked copying.' }));
    }
  };
  return (
    <div className={styles.remedies}>
      <span className={styles.hint}>
        <FormattedMessage defaultMessage="The value is on the clipboard. Other programs can read it." />
      </span>
      <Button size="small" onClick={() => void clear()}>
        <FormattedMessage defaultMessage="Clear the clipboard" />
      </Button>
      <Button size="small" appearance="subtle" onClick={onDone}>
        <FormattedMessage defaultMessage="Leave it" />
      </Button>
    </div>
  );
}

/** Where the secret fields hold a refused text while it is on offer. */
function offerId(row: string): string {
  return `${row}-offer`;
}

type RefusedNoteProps = {
  why: RefusedText;
  /** Counts the refusals: each is an alert of its own, since one that is there already is not read out again. */
  time: number;
  row: string;
  rows: CredentialRows;
};

/** Why the field refused a pasted text, and the offered fix for line ends. Without a click the page keeps nothing of it. */
function RefusedNote({ why, time, row, rows }: RefusedNoteProps) {
  const { secrets } = rows;
  const id = offerId(row);
  // What is on offer lies outside React, and goes with the note.
  useEffect(() => () => secrets.drop(id), [secrets, id]);
  switch (why) {
    case 'carriage-return':
      return (
        <div key={time} role="alert" className={styles.error}>
          <FormattedMessage defaultMessage="Not pasted: the text has Windows line ends, which a field would change." />
          <div className={styles.remedies}>
            <Button
              size="small"
              onClick={() => {
                if (secrets.isBlank(id)) return;
                secrets.write(row, secrets.read(id));
                rows.edited(row, 'value');
                focusField(row, 'value');
              }}
            >
              <FormattedMessage defaultMessage="Paste with plain line ends (LF)" />
            </Button>
          </div>
        </div>
      );
    case 'nul':
      return (
        <div key={time} role="alert" className={styles.error}>
          <FormattedMessage defaultMessage="Not pasted: the text contains a NUL character, as a binary file does." />
        </div>
      );
  }
}

type SettingControlProps = { keyName: CredentialKey; row: string; rows: CredentialRows };

/** The control that a setting really is. It writes the string below it, which is what will be sent. */
function SettingControl({ keyName, row, rows }: SettingControlProps) {
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
