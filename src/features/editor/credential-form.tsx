import { Button, useAnnounce } from '@fluentui/react-components';
import { AddRegular, ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactNode, useSyncExternalStore, useEffect, useRef, memo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import styles from './credential-form.module.css';
import type { CredentialErrors, CredentialError } from './credential-resolver.ts';
import type { CredentialRows } from './credential-rows.ts';
import { placeIds } from '#src/ui/places.ts';
import type { Mode } from '#src/domain/receipt.ts';
import { useWatch } from 'react-hook-form';
import { bodyBytes, bodyLimit } from '#src/domain/credentials/body-size.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { fieldId } from './field-id.ts';
import { ProblemText } from './problem-text.tsx';
import { KeyField } from './key-field.tsx';
import rowsStyles from './rows.module.css';
import { ValueField } from './value-field.tsx';

type CredentialFormProps = {
  rows: CredentialRows;
  fields: readonly CredentialRowValues[];
  errors: CredentialErrors;
  /** How often a review has been tried. */
  attempt: number;
  cloud: Cloud;
  onReview: () => void;
  /** Other ways to fill the rows, beside "Add credential". */
  tools: ReactNode;
  /** Beside the button: how the last attempt failed. */
  outcome: ReactNode;
  /** What the form is for, and the choice of it. */
  mode: Mode;
  modeChoice: ReactNode;
};

/** The rows of credentials. Keys are form state; each value stays in its own input. */
export function CredentialForm(props: CredentialFormProps) {
  const { rows, fields, errors, attempt, cloud, onReview, tools, outcome } = props;
  const submitOnCommand = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) onReview();
    // Enter in a single-line field would submit; in a text area it is a line break.
    else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the form's own fields
    <form
      noValidate
      autoComplete="off"
      onKeyDown={submitOnCommand}
      onSubmit={(event) => {
        event.preventDefault();
        onReview();
      }}
    >
      <ProblemSummary errors={errors} fields={fields} attempt={attempt} />
      <div className={styles.rows}>
        {fields.map(({ row }, index) => (
          <CredentialRow
            key={row}
            row={row}
            index={index}
            rows={rows}
            blank={index === fields.length - 1}
            last={index === fields.length - 2}
            keyError={errors.credentials?.[index]?.key}
            valueError={errors.credentials?.[index]?.value}
          />
        ))}
      </div>
      <UndoRemoval rows={rows} />
      <div className={styles.tools}>
        <Button data-add icon={<AddRegular />} onClick={rows.add}>
          <FormattedMessage defaultMessage="Add credential" />
        </Button>
        {tools}
      </div>
      {outcome}
      <ByteMeter rows={rows} cloud={cloud} />
      {props.modeChoice}
      <div className={styles.submit}>
        <Button id={placeIds.review} type="submit" appearance="primary" size="large">
          <ReviewButtonText mode={props.mode} />
        </Button>
        <p className={styles.hint}>
          <FormattedMessage defaultMessage="Nothing is sent before you have seen what goes where." />
        </p>
      </div>
    </form>
  );
}

/** What the button of the form says: nothing is sent before the review. */
function ReviewButtonText({ mode }: { mode: Mode }) {
  switch (mode) {
    case 'authorize':
      return <FormattedMessage defaultMessage="Review and authorize" />;
    case 'save':
      return <FormattedMessage defaultMessage="Review and save" />;
    case 'test':
      return <FormattedMessage defaultMessage="Review and test" />;
  }
}

/** The part of the limit from which the size needs attention. */
const near = 0.8;

/** How large the request is that these rows make, against what the cloud takes where that is known. */
function ByteMeter({ rows, cloud }: { rows: CredentialRows; cloud: Cloud }) {
  const { secrets } = rows;
  useSyncExternalStore(secrets.subscribe, () => secrets.edits());
  useWatch({ control: rows.form.control, name: 'credentials' });
  const filled = rows.read();
  if (filled.length === 0) return null;
  const bytes = bodyBytes(filled);
  const limit = bodyLimit(cloud.name);
  if (limit === undefined)
    return (
      <p className={styles.meter}>
        <FormattedMessage
          defaultMessage="{bytes, plural, one {# byte} other {# bytes}} to send"
          values={{ bytes }}
        />
      </p>
    );
  const level = bytes > limit ? styles.over : bytes >= limit * near ? styles.near : '';
  return (
    <p className={`${styles.meter} ${level}`}>
      <FormattedMessage
        defaultMessage="{bytes, number} of {limit, number} bytes."
        values={{ bytes, limit }}
      />{' '}
      {bytes > limit ? (
        <FormattedMessage defaultMessage="This cloud takes no more than that for all credentials of an application together, so it will probably refuse. Leave out what the connector does not need." />
      ) : bytes >= limit * near ? (
        <FormattedMessage defaultMessage="Close to what this cloud takes for all credentials of an application together." />
      ) : (
        <FormattedMessage defaultMessage="That is what this cloud takes for all credentials of an application together." />
      )}
    </p>
  );
}

/** The undo button, for ten seconds after a removal and while a person uses it. */
function UndoRemoval({ rows }: { rows: CredentialRows }) {
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

type ProblemSummaryProps = {
  errors: CredentialErrors;
  fields: readonly CredentialRowValues[];
  /** How often the person has tried to go on; each failed try brings the focus here. */
  attempt: number;
};

/** After GOV.UK's error summary: what stops the review, each line a way to its field. */
function ProblemSummary({ errors, fields, attempt }: ProblemSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  const problems = listProblems(errors, fields);
  const found = problems.length > 0;
  // The focus lies outside React; only a new attempt moves it, not each fixed field.
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);
  if (!found || attempt === 0) return null;
  return (
    <div ref={summary} tabIndex={-1} className={styles.summary}>
      <Notice
        intent="error"
        title={
          <FormattedMessage
            defaultMessage="{count, plural, one {One thing to fix before the review.} other {# things to fix before the review.}}"
            values={{ count: problems.length }}
          />
        }
      >
        <ul className={styles.problems}>
          {problems.map(({ number, id, error }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  // A fragment in the address would be a place to come back to; only the focus should move.
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {number === undefined ? (
                  <ProblemText error={error} />
                ) : (
                  <FormattedMessage
                    defaultMessage="Credential {row}: {problem}"
                    values={{ row: number, problem: <ProblemText error={error} /> }}
                  />
                )}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** `id`: of the field where a person fixes the problem. */
type Problem = { number?: number; id: string; error: CredentialError };

function listProblems(errors: CredentialErrors, fields: readonly CredentialRowValues[]): readonly Problem[] {
  const found = errors.credentials;
  if (!found) return [];
  const [first] = fields;
  if (found.root && first)
    return [{ id: fieldId(first.row, 'key'), error: { ...found.root, type: String(found.root.type) } }];
  return fields.flatMap(({ row }, index) =>
    (['key', 'value'] as const).flatMap((field) => {
      const error = found[index]?.[field];
      return error ? [{ number: index + 1, id: fieldId(row, field), error }] : [];
    }),
  );
}

type CredentialRowProps = {
  /** Stays with the row when others come and go. */
  row: string;
  index: number;
  rows: CredentialRows;
  /** The row that waits to be filled in. */
  blank: boolean;
  /** The last one before the blank row. */
  last: boolean;
  keyError: CredentialError | undefined;
  valueError: CredentialError | undefined;
};

/** One credential. Renders for its own sake only: there may be 45 of them, and one is typed into. */
const CredentialRow = memo(function CredentialRow(props: CredentialRowProps) {
  const { row, index, rows, blank, last, keyError, valueError } = props;
  const intl = useIntl();
  const { announce } = useAnnounce();
  const number = index + 1;
  // The focus stays in the row, so nothing else announces the new position.
  const move = (by: -1 | 1) => {
    if (!rows.move(row, by)) return;
    announce(intl.formatMessage({ defaultMessage: 'Now credential {number}.' }, { number: number + by }), {
      polite: true,
    });
  };
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (by === undefined || !event.altKey || !event.shiftKey) return;
    // The key box would open its list.
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the row's own fields
    <div
      role="group"
      aria-label={intl.formatMessage({ defaultMessage: 'Credential {number}' }, { number })}
      className={rowsStyles.row}
      onKeyDownCapture={moveByKey}
    >
      <p className={rowsStyles.number} aria-hidden="true">
        {number}
      </p>
      <KeyField row={row} index={index} rows={rows} blank={blank} error={keyError} />
      <ValueField row={row} index={index} rows={rows} blank={blank} error={valueError} />
      <RowActions row={row} number={number} rows={rows} blank={blank} last={last} onMove={move} />
    </div>
  );
});

type RowActionsProps = {
  row: string;
  number: number;
  rows: CredentialRows;
  blank: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
};

/** Up, down, away. The blank row at the end has nothing to move or to lose. */
function RowActions({ row, number, rows, blank, last, onMove }: RowActionsProps) {
  const intl = useIntl();
  if (blank) return null;
  return (
    <div className={rowsStyles.actions}>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={intl.formatMessage({ defaultMessage: 'Move credential {number} up' }, { number })}
        aria-keyshortcuts="Alt+Shift+ArrowUp"
        title={intl.formatMessage({ defaultMessage: 'Move up (Alt+Shift+Up)' })}
        disabledFocusable={number === 1}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={intl.formatMessage({ defaultMessage: 'Move credential {number} down' }, { number })}
        aria-keyshortcuts="Alt+Shift+ArrowDown"
        title={intl.formatMessage({ defaultMessage: 'Move down (Alt+Shift+Down)' })}
        disabledFocusable={last}
        onClick={() => onMove(1)}
      />
      <Button
        size="small"
        appearance="subtle"
        data-remove
        icon={<DeleteRegular />}
        aria-label={intl.formatMessage({ defaultMessage: 'Remove credential {number}' }, { number })}
        title={intl.formatMessage({ defaultMessage: 'Remove' })}
        onClick={() => rows.remove(row)}
      />
    </div>
  );
}
