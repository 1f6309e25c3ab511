import { spellingTexts, ignoredTexts } from '#src/i18n/paste-texts.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import { type CredentialKey, credentialKeys, findKey } from '#src/domain/keys/keys.ts';
import { Checkbox } from '@fluentui/react-components';
import { FormattedMessage, useIntl, FormattedDate } from 'react-intl';
import type {
  ImportPreview,
  KeyChoice,
  PreviewRow,
  PreviewProblem,
} from '#src/domain/paste/import-preview.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './import-dialog.module.css';
import type { LineRange } from '#src/domain/paste/paste-refusal.ts';
import { valueProblemWhat } from '#src/i18n/value-problem-texts.ts';
import { ValueSize } from './value-note-list.tsx';

type PreviewListProps = {
  preview: ImportPreview;
  /** `place`: of the entry among all that was found. */
  onTick: (place: number, ticked: boolean) => void;
  /** Without a key for an entry that is not to become anything. */
  onChoose: (place: number, key: CredentialKey | undefined) => void;
};

/** Of so many lines each offers all keys: more would fill the page with options. */
const maxWithAll = 50;

/** What the import does with a text, line by line; it holds no value. */
export function PreviewList({ preview: { rows, unlisted }, onTick, onChoose }: PreviewListProps) {
  if (rows.length === 0) return null;
  const all = rows.length <= maxWithAll ? credentialKeys.map(({ key }) => key) : [];
  /** Which of several entries on its line it is; nothing where it stands alone. */
  const numberOf = (row: PreviewRow) => {
    const beside = rows.filter((one) => one.line === row.line && one.choices);
    return beside.length > 1 ? beside.indexOf(row) + 1 : undefined;
  };
  return (
    <>
      <ol className={styles.rows}>
        {rows.map((row, at) => (
          // Rows have no identity: the text is read anew at each change.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles.row}>
            <PreviewLine row={row} all={all} number={numberOf(row)} onTick={onTick} onChoose={onChoose} />
          </li>
        ))}
      </ol>
      {unlisted > 0 && (
        <p className={styles.note}>
          <FormattedMessage
            defaultMessage="{count, plural, one {# more skipped line isn't listed.} other {# more skipped lines aren't listed.}}"
            values={{ count: unlisted }}
          />
        </p>
      )}
    </>
  );
}

type PreviewLineProps = Omit<PreviewListProps, 'preview'> & {
  row: PreviewRow;
  all: readonly CredentialKey[];
  number: number | undefined;
};

function PreviewLine({ row, all, number, onTick, onChoose }: PreviewLineProps) {
  const intl = useIntl();
  const key = 'key' in row ? row.key : undefined;
  return (
    <>
      <span className={styles.line}>
        {'ticked' in row && (
          <Checkbox
            className={styles.tick}
            checked={row.ticked}
            aria-label={intl.formatMessage(
              { defaultMessage: 'Import {key} from line {line}' },
              { key: row.key, line: row.line },
            )}
            onChange={(_, { checked }) => onTick(row.place, checked === true)}
          />
        )}
        <LineNumbers line={row.line} lastLine={row.lastLine} />
      </span>
      {(key ?? row.choices) && (
        <span className={styles.key}>
          {row.choices ? (
            <KeySelect
              choice={row}
              chosen={key}
              all={all}
              label={
                number === undefined
                  ? intl.formatMessage({ defaultMessage: 'Key for line {line}' }, { line: row.line })
                  : intl.formatMessage(
                      { defaultMessage: 'Key for line {line}, entry {number}' },
                      { line: row.line, number },
                    )
              }
              onChoose={onChoose}
            />
          ) : (
            <code>
              <Verbatim>{key}</Verbatim>
            </code>
          )}{' '}
          {key && (
            <span className={styles.label}>
              <FormattedMessage {...keyLabels[key]} />
            </span>
          )}
        </span>
      )}
      <span className={styles.action}>
        <PreviewAction row={row} />
      </span>
      {'size' in row && (
        <div className={styles.details}>
          {row.spelling !== 'exact' && (
            <span>
              <FormattedMessage {...spellingTexts[row.spelling]} />
            </span>
          )}
          {row.generic && (
            <span className={styles.warning}>
              <FormattedMessage defaultMessage="A common name: select it if it belongs to this app" />
            </span>
          )}
          <PreviewValue size={row.size} problems={row.problems} />
        </div>
      )}
    </>
  );
}

type KeySelectProps = Pick<PreviewListProps, 'onChoose'> & {
  choice: KeyChoice;
  chosen: CredentialKey | undefined;
  all: readonly CredentialKey[];
  label: string;
};

/** The key that a line becomes: what its name may mean here first, then the rest. */
function KeySelect({ choice: { place, choices, named }, chosen, all, label, onChoose }: KeySelectProps) {
  const intl = useIntl();
  const others = [...all, ...(chosen ? [chosen] : [])].filter(
    (key, at, keys) => !choices.includes(key) && keys.indexOf(key) === at,
  );
  const options = (keys: readonly CredentialKey[]) =>
    keys.map((key) => (
      <option key={key} value={key} translate="no">
        {key}
      </option>
    ));
  return (
    // The browser's own list, as for the connector.
    <select
      aria-label={label}
      autoComplete="off"
      className={styles.choice}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(place, findKey(target.value))}
    >
      {!named && (
        <option value="">
          {intl.formatMessage({
            defaultMessage: 'Not imported',
            description: 'What an import does with a line',
          })}
        </option>
      )}
      {options(choices)}
      {others.length > 0 && (
        <optgroup label={intl.formatMessage({ defaultMessage: 'Other keys' })}>{options(others)}</optgroup>
      )}
    </select>
  );
}

/** Where something stands in a text. */
function LineNumbers({ line, lastLine }: LineRange) {
  return lastLine === line ? (
    <FormattedMessage defaultMessage="Line {line}" values={{ line }} />
  ) : (
    <FormattedMessage defaultMessage="Lines {line}–{lastLine}" values={{ line, lastLine }} />
  );
}

type PreviewValueProps = {
  size: { lines: number; bytes: number };
  problems: readonly PreviewProblem[];
};

/** All that the preview shows of a value: the same mask for each, its size, and its probable problem. */
function PreviewValue({ size, problems }: PreviewValueProps) {
  return (
    <>
      <span className={styles.size}>
        <span aria-hidden="true">••••••••</span> <ValueSize {...size} />
      </span>
      {problems.map(({ code, severity, expiresAt, place, field }) => (
        <span key={`${code} ${field ?? ''}`} className={severity === 'error' ? styles.wrong : styles.warning}>
          <FormattedMessage
            {...valueProblemWhat[code]}
            values={{ date: <FormattedDate value={expiresAt} dateStyle="long" />, ...place, field }}
          />
        </span>
      ))}
    </>
  );
}

/** What happens to one line. */
function PreviewAction({ row }: { row: PreviewRow }) {
  const intl = useIntl();
  switch (row.action) {
    case 'add':
      if (!row.ticked) return <NotTicked />;
      return (
        <strong>
          <FormattedMessage defaultMessage="Add" description="What an import does with a line" />
        </strong>
      );
    case 'replace':
      if (!row.ticked) return <NotTicked />;
      return (
        <strong>
          <FormattedMessage
            defaultMessage="Replace credential {number}"
            values={{ number: (row.row ?? 0) + 1 }}
          />
        </strong>
      );
    case 'ignore':
      return (
        <FormattedMessage
          defaultMessage="Skipped: {reason}"
          values={{ reason: intl.formatMessage(ignoredTexts[row.reason]) }}
        />
      );
    case 'error':
      return (
        <strong className={styles.wrong}>
          <FormattedMessage
            defaultMessage="Duplicate key on {count, plural, one {line} other {lines}} {lines}{more, plural, =0 {} other { and # more}}"
            values={{
              count: row.also.length,
              lines: intl.formatList(row.also.map(String), { type: 'unit' }),
              more: row.more,
            }}
          />
        </strong>
      );
  }
}

function NotTicked() {
  return <FormattedMessage defaultMessage="Not imported" description="What an import does with a line" />;
}
