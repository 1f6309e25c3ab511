import { Field } from '#src/ui/field.tsx';
import { Button } from '#src/ui/button.tsx';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { hasHidden, withoutHidden } from '#src/domain/credentials/value-guard.ts';
import {
  findKey,
  type CredentialKey,
  markOf,
  type CredentialClass,
  classOf,
  searchKeys,
} from '#src/domain/keys/keys.ts';
import { ChoiceCombobox, type Choices } from '#src/ui/choice-combobox.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { whenReleased } from '#src/ui/defer-until-pointer-up.ts';
import type { CredentialError } from './credential-resolver.ts';
import { type CredentialRows, fieldId, focusField } from './credential-rows.ts';
import { ProblemText } from './problem-text.tsx';
import { pasteReader } from './use-pasted-text.ts';
import styles from './rows.module.css';
import { usePastePairs } from './form-context.ts';
import { keyHelp, markLabels } from '#src/i18n/key-help.ts';
import type { Connector, MethodField } from '#src/domain/connectors/connector.ts';
import { fieldOf } from '#src/domain/connectors/connectors.ts';
import { keyLabels, classLabels } from '#src/i18n/key-labels.ts';

type KeyFieldProps = {
  row: string;
  index: number;
  rows: CredentialRows;
  connector: Connector | undefined;
  blank: boolean;
  error: CredentialError | undefined;
};

/** The key of a row: chosen from the list or typed, put right where it can only mean one. */
export function KeyField({ row, index, rows, connector, blank, error }: KeyFieldProps) {
  const intl = useIntl();
  const [corrected, setCorrected] = useState<string>();
  const { control } = rows.form;
  const text = useWatch({ control, name: `credentials.${index}.key` });
  const allowed = useWatch({ control, name: `credentials.${index}.allowed` });
  const required = useWatch({ control, name: `credentials.${index}.required` });
  const choicesOf = useKeyChoices(() =>
    rows
      .list()
      .filter((other) => other.row !== row)
      .map(({ key }) => key),
  );
  const pastePairs = usePastePairs();
  const known = findKey(text);
  // Graph distinguishes upper from lower case, people do not. A text that can only mean one key becomes that key, and
  // the page says so.
  const putRight = () => {
    // Read anew and by the row's name: a click that left the field may have moved the row, or taken it away.
    const typed = rows.list().find((values) => values.row === row)?.key ?? '';
    const reader = pasteReader.now();
    if (!reader && typed !== '' && findKey(typed) !== typed) {
      // It comes with the focus. Without it the key stays as typed.
      pasteReader.load().then(putRight, () => rows.left(row, 'key'));
      return;
    }
    const meant = reader?.keyMeant(typed)?.key;
    if (meant && meant !== typed) {
      setCorrected(typed.trim());
      rows.rename(row, meant);
    }
    rows.left(row, 'key');
  };
  return (
    <div className={styles.key}>
      <Field
        label={intl.formatMessage({ defaultMessage: 'Key' })}
        labelClass={styles.label}
        htmlFor={fieldId(row, 'key')}
        required={!blank}
        {...(error ? { validationMessage: <ProblemText error={error} /> } : {})}
        {...(known
          ? { hint: <KeyHint keyName={known} typed={corrected} required={required} connector={connector} /> }
          : {})}
      >
        {(field) => (
          <ChoiceCombobox
            {...field}
            choicesOf={choicesOf}
            text={text}
            onText={(next) => {
              setCorrected(undefined);
              rows.rename(row, next);
            }}
            // A setting begins with a default string, which is there before the value has the focus.
            onChosen={putRight}
            onBlur={() => whenReleased(putRight)}
            onTransfer={(event, data) => {
              if (text === '') pastePairs(event, data, row);
            }}
          />
        )}
      </Field>
      {error && <KeyRemedies error={error} row={row} index={index} rows={rows} />}
      {allowed.includes('key-unknown') && (
        <p className={styles.hint}>
          <FormattedMessage
            defaultMessage="{key} isn't in Microsoft's list of keys. It is sent as typed."
            values={{ key: <Verbatim>{text}</Verbatim> }}
          />
          {hasHidden(text) && (
            <>
              {' '}
              <strong>
                <FormattedMessage defaultMessage="It contains invisible characters." />
              </strong>
            </>
          )}
        </p>
      )}
    </div>
  );
}

type KeyHintProps = {
  keyName: CredentialKey;
  /** What was typed where the key has been put right. */
  typed: string | undefined;
  /** The connector cannot do without it. */
  required: boolean;
  connector: Connector | undefined;
};

/** What a chosen key is: its label, what the connector uses it for, and how sure that is. */
function KeyHint({ keyName, typed, required, connector }: KeyHintProps) {
  const mark = markOf(keyName);
  const field = fieldOf(connector, keyName);
  const help = field?.help ?? field?.called;
  return (
    <>
      <KeyLabel keyName={keyName} field={field} />
      {required && (
        <>
          {' · '}
          <FormattedMessage defaultMessage="required" />
        </>
      )}
      {mark !== 'documented' && (
        <>
          {' · '}
          <FormattedMessage {...markLabels[mark]} />
        </>
      )}
      <br />
      {help === undefined ? (
        <FormattedMessage {...keyHelp[keyName]} />
      ) : (
        <bdi translate="no" lang="en">
          {help}
        </bdi>
      )}
      {typed !== undefined && (
        <span role="note">
          {' '}
          <FormattedMessage
            defaultMessage="Corrected to {key}."
            values={{ key: <Verbatim>{keyName}</Verbatim> }}
          />
        </span>
      )}
    </>
  );
}

type KeyRemediesProps = { error: CredentialError; row: string; index: number; rows: CredentialRows };

/** The fixes for a wrong key, one click each. */
function KeyRemedies({ error, row, index, rows }: KeyRemediesProps) {
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
            <FormattedMessage defaultMessage="Remove them" description="Button that fixes a key" />
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
        <FormattedMessage defaultMessage="Keep the first" />
      </Button>
      <Button size="small" onClick={() => keep(index, first)}>
        <FormattedMessage defaultMessage="Keep the last" />
      </Button>
    </div>
  );
}

/** A key as the portal labels it for the connector, or else as it is called in general. */
export function KeyLabel({ keyName, field }: { keyName: CredentialKey; field: MethodField | undefined }) {
  if (field?.label === undefined) return <FormattedMessage {...keyLabels[keyName]} />;
  // The guide has the portal's English label.
  return <span lang="en">{field.label}</span>;
}

const order: readonly CredentialClass[] = ['secret', 'identifier', 'url', 'setting', 'time'];

/** The keys that a text may mean, by key, label or synonym: "Tenant URL" finds BaseAddress. A chosen key shows all. */
function useKeyChoices(usedElsewhere: () => readonly string[]): (text: string) => Choices {
  const intl = useIntl();
  return (text) => {
    const labelOf = (key: CredentialKey) => intl.formatMessage(keyLabels[key]);
    const found = searchKeys(findKey(text) ? '' : text, labelOf);
    const used = new Set(usedElsewhere());
    const groups = order.flatMap((group) => {
      const choices = found
        .filter((key) => classOf(key) === group)
        .map((key) => ({ value: key, label: labelOf(key), disabled: used.has(key) }));
      return choices.length > 0 ? [{ label: intl.formatMessage(classLabels[group]), choices }] : [];
    });
    return { groups, best: found.find((key) => !used.has(key)) };
  };
}
