import { type ReactElement, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { pasteRisk } from '#src/domain/credentials/value-guard.ts';
import {
  type FileProblem,
  type FileProblemWhat,
  type FileRefusal,
  largestRenewalFile,
  readRenewalFile,
} from '#src/domain/fleet/renewal-file.ts';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import { classOf, credentialKeys, type CredentialKey } from '#src/domain/keys/keys.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import { Field, Select } from '#src/ui/field.tsx';
import { FileButton, type TextFile } from '#src/ui/file-button.tsx';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { type RefusedText, SecretInput } from '#src/ui/secret-input.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './run.module.css';
import { type RenewalSource, sharedField, type SourceKind } from './use-renewal-source.ts';

/** More fields than anyone fills by hand; a file is the way for them. */
const mostFields = 200;

export type ValueChoice = { kind: SourceKind; key: CredentialKey };

type RenewValuesProps = {
  rows: readonly FleetRow[];
  source: RenewalSource;
  choice: ValueChoice;
  onChoose: (choice: ValueChoice) => void;
  onEdited: () => void;
};

/** Where the new values come from, and the values. It stays in the page, hidden, until the run has ended. */
export function RenewValues({ rows, source, choice, onChoose, onEdited }: RenewValuesProps) {
  const intl = useIntl();
  const { kind, key } = choice;
  const kinds = [
    ['one', intl.formatMessage({ defaultMessage: 'One value for all' })],
    ['each', intl.formatMessage({ defaultMessage: 'One value for each' })],
    ['file', intl.formatMessage({ defaultMessage: 'Values from a CSV file' })],
  ] as const;
  return (
    <>
      <fieldset className={styles.part}>
        <legend>
          <FormattedMessage defaultMessage="New values" />
        </legend>
        {kinds.map(([name, label]) => (
          <label key={name} className={styles.choice}>
            <input
              type="radio"
              name="source"
              checked={kind === name}
              disabled={name === 'each' && rows.length > mostFields}
              onChange={() => {
                // Another source is another set of values.
                source.wipe();
                onChoose({ kind: name, key });
              }}
            />
            {label}
          </label>
        ))}
        {rows.length > mostFields && (
          <p className={styles.note}>
            <FormattedMessage
              defaultMessage="For more than {count, number} applications, use one value for all or a file."
              values={{ count: mostFields }}
            />
          </p>
        )}
      </fieldset>
      {kind === 'file' ? (
        <FileSource rows={rows} source={source} onEdited={onEdited} />
      ) : (
        <>
          <Field label={intl.formatMessage({ defaultMessage: 'Key' })} className={styles.narrow}>
            {(control) => (
              <Select
                {...control}
                autoComplete="off"
                value={key}
                onChange={({ currentTarget: { value } }) =>
                  onChoose({ kind, key: offered.find((one) => one === value) ?? key })
                }
              >
                {offered.map((one) => (
                  <option key={one} value={one} translate="no">
                    {`${one} (${intl.formatMessage(keyLabels[one])})`}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {kind === 'one' ? (
            <ValueInput
              source={source}
              field={sharedField}
              keyName={key}
              label={intl.formatMessage({ defaultMessage: 'Value for all applications' })}
              onEdited={onEdited}
            />
          ) : (
            rows.map(({ target }) => (
              <ValueInput
                key={target.id}
                source={source}
                field={target.id.toLowerCase()}
                keyName={key}
                label={intl.formatMessage(
                  { defaultMessage: 'Value for {name}' },
                  { name: target.displayName },
                )}
                onEdited={onEdited}
              />
            ))
          )}
        </>
      )}
      <p className={styles.note}>
        <FormattedMessage defaultMessage="Values stay on this page until the run ends, then they are wiped. You review before anything is sent." />
      </p>
    </>
  );
}

/** A code that works once is of no use to more than one application. */
const offered: readonly CredentialKey[] = credentialKeys
  .filter(({ oneTime }) => oneTime !== true)
  .map(({ key }) => key);

type ValueInputProps = {
  source: RenewalSource;
  field: string;
  keyName: CredentialKey;
  label: string;
  onEdited: () => void;
};

function ValueInput({ source, field, keyName, label, onEdited }: ValueInputProps) {
  const intl = useIntl();
  const [refused, setRefused] = useState<RefusedText>();
  return (
    <Field
      label={<bdi>{label}</bdi>}
      className={styles.narrow}
      {...(refused && { validationMessage: refusedWords[refused] })}
    >
      {(control) => (
        <SecretInput
          {...control}
          fields={source.fields}
          field={field}
          masked={classOf(keyName) === 'secret'}
          revealLabel={intl.formatMessage({ defaultMessage: 'Show: {label}' }, { label })}
          hideLabel={intl.formatMessage({ defaultMessage: 'Hide: {label}' }, { label })}
          riskOf={pasteRisk}
          onRefused={(why) => setRefused(why)}
          onEdited={() => {
            setRefused(undefined);
            onEdited();
          }}
        />
      )}
    </Field>
  );
}

const refusedWords: Readonly<Record<RefusedText, ReactElement>> = {
  'carriage-return': (
    <FormattedMessage defaultMessage="Not pasted: the text has Windows line ends, which a field would change." />
  ),
  nul: (
    <FormattedMessage defaultMessage="Not pasted: the text contains a NUL character, as a binary file does." />
  ),
};

/** What is known of a file that was chosen, and no cell of it. */
type Taken =
  | { ok: false; why: FileRefusal | 'too-large' | 'not-text' | 'not-readable' }
  | { ok: true; rows: number; problems: readonly FileProblem[]; applications: number };

function FileSource({ rows, source, onEdited }: Pick<RenewValuesProps, 'rows' | 'source' | 'onEdited'>) {
  const [taken, setTaken] = useState<Taken>();
  const take = (read: TextFile) => {
    source.take(undefined);
    setTaken(read.ok ? parse(read.text) : read);
    onEdited();
  };
  const parse = (text: string): Taken => {
    const parsed = readRenewalFile(text, new Set(rows.map(({ target }) => target.id.toLowerCase())));
    if (!parsed.ok) return parsed;
    source.take(parsed.values);
    const { problems, values } = parsed;
    return { ok: true, rows: parsed.rows, problems, applications: values.ids.length };
  };
  return (
    <div className={styles.part}>
      <p>
        <FormattedMessage
          defaultMessage="The first line is {heading}. Up to 1 MB. Applications without a row stay as they are."
          values={{ heading: <Verbatim>objectId,key,value</Verbatim> }}
        />
      </p>
      <div className={styles.actions}>
        <FileButton most={largestRenewalFile} onRead={take} />
      </div>
      {taken?.ok === false && (
        <Notice intent="error" title={<FormattedMessage defaultMessage="Nothing was taken." />}>
          {refusals[taken.why]}
        </Notice>
      )}
      {taken?.ok === true && <FilePreview rows={rows} source={source} taken={taken} />}
    </div>
  );
}

const refusals: Readonly<Record<Extract<Taken, { ok: false }>['why'], ReactElement>> = {
  'no-heading': <FormattedMessage defaultMessage="The first line must be objectId,key,value." />,
  'no-rows': <FormattedMessage defaultMessage="The file has no rows." />,
  'too-large': <FormattedMessage defaultMessage="The file is larger than 1 MB." />,
  'not-text': (
    <FormattedMessage defaultMessage="Not a text file. Use UTF-8, or UTF-16 with a byte order mark." />
  ),
  'not-readable': (
    <FormattedMessage defaultMessage="The file can't be read or has just changed. Choose it again." />
  ),
};

const problemWords: Readonly<Record<FileProblemWhat, ReactElement>> = {
  columns: <FormattedMessage defaultMessage="not three columns" />,
  quote: <FormattedMessage defaultMessage="a quote is open, or ends within a cell" />,
  'not-an-id': <FormattedMessage defaultMessage="no valid object ID" />,
  'not-chosen': <FormattedMessage defaultMessage="not among these applications" />,
  'unknown-key': <FormattedMessage defaultMessage="unknown key" />,
  'one-time': <FormattedMessage defaultMessage="a code that works once" />,
  'no-value': <FormattedMessage defaultMessage="no value" />,
  masked: <FormattedMessage defaultMessage="asterisks in place of a value" />,
  'carriage-return': <FormattedMessage defaultMessage="Windows line ends within the value" />,
  nul: <FormattedMessage defaultMessage="a NUL character" />,
  duplicate: <FormattedMessage defaultMessage="the same key of the same application again" />,
};

type FilePreviewProps = Pick<RenewValuesProps, 'rows' | 'source'> & { taken: Extract<Taken, { ok: true }> };

/** Applications and keys, never a value; and each row that is not used, by its number. */
function FilePreview({ rows, source, taken }: FilePreviewProps) {
  const [most, setMost] = useState(cutStep);
  const file = source.file();
  const found = rows.filter(({ target }) => (file?.keysOf(target.id.toLowerCase()).length ?? 0) > 0);
  return (
    <>
      <p role="status">
        <FormattedMessage
          defaultMessage="{rows, plural, one {1 row} other {# rows}}, {applications, plural, one {1 application} other {# applications}}, {problems, plural, =0 {no problems} one {1 problem} other {# problems}}."
          values={{ ...taken, problems: taken.problems.length }}
        />
      </p>
      {taken.problems.length > 0 && (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="Some rows are not used." />}>
          <FormattedMessage defaultMessage="Their applications are left out." />
          <ul className={styles.hosts}>
            {taken.problems.slice(0, cutStep).map(({ row, what }) => (
              <li key={`${row} ${what}`}>
                <FormattedMessage
                  defaultMessage="Row {row, number}: {problem}"
                  values={{ row, problem: problemWords[what] }}
                />
              </li>
            ))}
          </ul>
          {taken.problems.length > cutStep && (
            <FormattedMessage
              defaultMessage="And {count, number} more."
              values={{ count: taken.problems.length - cutStep }}
            />
          )}
        </Notice>
      )}
      {found.length > 0 && (
        <ul className={styles.hosts}>
          {found.slice(0, most).map(({ target }) => (
            <li key={target.id}>
              <bdi>{target.displayName}</bdi>:{' '}
              <Verbatim>{file?.keysOf(target.id.toLowerCase()).join(', ')}</Verbatim>
            </li>
          ))}
        </ul>
      )}
      <ListCut
        shown={Math.min(most, found.length)}
        total={found.length}
        onMore={() => setMost(most + cutStep)}
      />
    </>
  );
}
