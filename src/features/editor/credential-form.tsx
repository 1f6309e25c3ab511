import { Button } from '#src/ui/button.tsx';
import { announce } from '#src/ui/announce.ts';
import { AddRegular } from '@fluentui/react-icons';
import {
  type KeyboardEvent,
  type ReactNode,
  Suspense,
  useSyncExternalStore,
  useEffect,
  useRef,
  useState,
} from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import type { Connector, MethodField } from '#src/domain/connectors/connector.ts';
import { inPortalOrder, portalFields } from '#src/domain/connectors/connectors.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential.ts';
import styles from './credential-form.module.css';
import type { CredentialErrors, CredentialError } from './credential-resolver.ts';
import { type CredentialRows, fieldId } from './credential-rows.ts';
import { useWatch } from 'react-hook-form';
import { bodyBytes, bodyLimit } from '#src/domain/credentials/body-size.ts';
import { findKey } from '#src/domain/keys/keys.ts';
import { cut, cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { useIsPending } from './change-count.tsx';
import { ProblemText } from './problem-text.tsx';
import rowsStyles from './rows.module.css';
import { StoredRow } from './stored-row.tsx';
import { CredentialRow } from './credential-row.tsx';
import { StoredStatus } from './stored-status.tsx';
import { PortalField } from './connector-choice.tsx';
import { LifetimeContext, useTypedGuide } from './form-context.ts';
import type { StoredKeys } from './use-stored-keys.ts';

type CredentialFormProps = {
  rows: CredentialRows;
  fields: readonly CredentialRowValues[];
  errors: CredentialErrors;
  /** How often a review has been tried. */
  attempt: number;
  cloud: Cloud;
  /** The one whose words the rows use. */
  connector: Connector | undefined;
  /** Where the Entra admin center sets what Graph has no key for. */
  portal: string;
  stored: StoredKeys;
  /** What the first button of the form does; Control and Enter do it too. */
  onSubmit: () => void;
  /** Other ways to fill the rows, beside "Add credential". */
  tools: ReactNode;
  /** Beside the buttons: how the last attempt failed. */
  outcome: ReactNode;
  /** The buttons. */
  actions: ReactNode;
};

/**
 * One list of what is stored and what is typed. Keys are form state; each value stays in its own input. A row that replaces
 * a stored key stands in its place.
 */
export function CredentialForm(props: CredentialFormProps) {
  const { rows, fields, errors, attempt, cloud, stored, onSubmit, tools, outcome, actions } = props;
  const lifetimeOf = useTypedGuide(rows, props.connector);
  const submitOnCommand = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) onSubmit();
    // Enter in a single-line field would submit; in a text area it is a line break.
    else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the form's own fields
    <form
      className={styles.form}
      noValidate
      autoComplete="off"
      onKeyDown={submitOnCommand}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <ProblemSummary rows={rows} errors={errors} fields={fields} attempt={attempt} />
      {/* Each field has a label of its own. */}
      <div className={`${rowsStyles.row} ${rowsStyles.head}`} aria-hidden="true">
        <span>
          <FormattedMessage defaultMessage="Key" />
        </span>
        <span>
          <FormattedMessage defaultMessage="Value" />
        </span>
        <span>
          <FormattedMessage defaultMessage="Expires" />
        </span>
      </div>
      <LifetimeContext value={lifetimeOf}>
        <CredentialList {...props} />
      </LifetimeContext>
      {stored.read && <StoredStatus read={stored.read} />}
      <UndoRemoval rows={rows} />
      <div className={styles.tools}>
        <Button data-add appearance="subtle" icon={<AddRegular />} onClick={rows.add}>
          <FormattedMessage defaultMessage="Add credential" />
        </Button>
        {tools}
      </div>
      {outcome}
      <ByteMeter rows={rows} cloud={cloud} />
      {actions}
    </form>
  );
}

type Item = { stored: number } | { field: number } | { portal: MethodField };

/** The stored keys in the portal's order, each in its place or replaced there, then the new ones. */
function CredentialList({ rows, fields, errors, stored, connector, portal }: CredentialFormProps) {
  const [most, setMost] = useState(cutStep);
  const { read } = stored;
  const all = inPortalOrder(connector, stored.all);
  const status = useRef<HTMLDivElement>(null);
  const isPending = useIsPending(rows, stored);
  const replaced = new Map(
    fields.flatMap(({ replaces }, field) => (replaces === undefined ? [] : [[replaces, field]])),
  );
  // What a save would lose, or what a person works on, is shown before all else.
  const shown = cut(all, most, ({ key }) => replaced.has(key) || stored.stepOf(key)?.action === 're-enter');
  const inPlace = new Set<number>();
  const items = shown.map((place): Item => {
    const field = replaced.get(all[place]?.key ?? '');
    if (field === undefined) return { stored: place };
    inPlace.add(field);
    return { field };
  });
  const below = fields.flatMap((_, field) => (inPlace.has(field) ? [] : [{ field }]));
  const list = withPortalFields([...items, ...below], connector, (item) =>
    'stored' in item ? all[item.stored]?.key : 'field' in item ? fields[item.field]?.key : undefined,
  );
  return (
    <div className={rowsStyles.rows} ref={status} tabIndex={-1}>
      {read?.query.isPending && read.query.isFetching && <Skeleton />}
      {list.map((item) => {
        if ('portal' in item) {
          const { label = '' } = item.portal;
          return (
            <Suspense key={`portal ${label}`}>
              <PortalField field={item.portal} href={portal} />
            </Suspense>
          );
        }
        if ('stored' in item) {
          const credential = all[item.stored];
          return (
            credential && (
              <StoredRow
                key={`stored ${credential.key}`}
                credential={credential}
                connector={connector}
                stored={stored}
                isPending={isPending}
              />
            )
          );
        }
        const { field: index } = item;
        const { row = '', replaces } = fields[index] ?? {};
        return (
          <CredentialRow
            key={row}
            row={row}
            index={index}
            rows={rows}
            connector={connector}
            blank={index === fields.length - 1}
            last={index === fields.length - 2}
            replaces={inPlace.has(index) ? replaces : undefined}
            onKeep={stored.keep}
            keyError={errors.credentials?.[index]?.key}
            valueError={errors.credentials?.[index]?.value}
          />
        );
      })}
      <ListCut
        shown={shown.length}
        total={all.length}
        onMore={() => setMost(most + cutStep)}
        onLast={(more) => {
          status.current?.focus();
          more();
        }}
      />
    </div>
  );
}

/** The list with what only the portal can set, in its place among the rest. */
function withPortalFields(
  items: readonly Item[],
  connector: Connector | undefined,
  keyOf: (item: Item) => string | undefined,
): readonly Item[] {
  const places = portalFields(
    connector,
    items.map((item) => keyOf(item) ?? ''),
  );
  const behind = (place: number) =>
    places.flatMap(({ field, behind: its }) => (its === place ? [{ portal: field }] : []));
  return [...behind(-1), ...items.flatMap((item, place) => [item, ...behind(place)])];
}

/** Where the stored keys will stand. */
function Skeleton() {
  return [1, 2].map((line) => (
    <div
      key={line}
      className={`${rowsStyles.row} ${rowsStyles.stored} ${rowsStyles.skeleton}`}
      aria-hidden="true"
    >
      <span />
      <span />
    </div>
  ));
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
  // Far from the limit it is no news.
  if (limit === undefined || bytes < limit * near) return null;
  const level = bytes > limit ? styles.over : styles.near;
  return (
    <p className={`${styles.meter} ${level}`}>
      <FormattedMessage
        defaultMessage="{bytes, number} of {limit, number} bytes."
        values={{ bytes, limit }}
      />{' '}
      {bytes > limit ? (
        <FormattedMessage defaultMessage="Over this cloud's limit, so it will probably be refused. Remove what the connector doesn't need." />
      ) : (
        <FormattedMessage defaultMessage="Close to this cloud's limit for one application." />
      )}
    </p>
  );
}

/** The undo button, for ten seconds after a removal and while a person uses it. */
function UndoRemoval({ rows }: { rows: CredentialRows }) {
  const intl = useIntl();
  const removals = useSyncExternalStore(rows.removals.subscribe, rows.removals.list);
  const latest = removals.at(-1);
  // Speech lies outside React.
  useEffect(() => {
    if (latest)
      announce(
        intl.formatMessage({ defaultMessage: 'Credential removed. Undo is available for ten seconds.' }),
        { polite: true },
      );
  }, [latest, intl]);
  if (!latest) return null;
  const { key, replaces } = latest.values;
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
        ) : replaces !== undefined ? (
          <FormattedMessage
            defaultMessage="The new value of {key} was removed."
            values={{ key: <Verbatim>{key}</Verbatim> }}
          />
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
  rows: CredentialRows;
  errors: CredentialErrors;
  fields: readonly CredentialRowValues[];
  /** How often the person has tried to go on; each failed try brings the focus here. */
  attempt: number;
};

/** After GOV.UK's error summary: what stops the review, each line a way to its field. */
function ProblemSummary({ rows, errors, fields, attempt }: ProblemSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  // A field array keeps the key that a row began with, and the summary names the one that it has now.
  const current = useWatch({ control: rows.form.control, name: 'credentials' });
  const problems = listProblems(
    errors,
    fields.map((field) => current.find(({ row }) => row === field.row) ?? field),
  );
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
            defaultMessage="{count, plural, one {Fix 1 problem} other {Fix # problems}}"
            values={{ count: problems.length }}
          />
        }
      >
        <ul className={styles.problems}>
          {problems.map(({ number, name, id, error }) => (
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
                ) : name === undefined ? (
                  <FormattedMessage
                    defaultMessage="Credential {row}: {problem}"
                    values={{ row: number, problem: <ProblemText error={error} /> }}
                  />
                ) : (
                  <FormattedMessage
                    defaultMessage="{key}: {problem}"
                    values={{ key: <Verbatim>{name}</Verbatim>, problem: <ProblemText error={error} /> }}
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
type Problem = { number?: number; name?: string | undefined; id: string; error: CredentialError };

function listProblems(errors: CredentialErrors, fields: readonly CredentialRowValues[]): readonly Problem[] {
  const found = errors.credentials;
  if (!found) return [];
  const [first] = fields;
  if (found.root && first)
    return [{ id: fieldId(first.row, 'key'), error: { ...found.root, type: String(found.root.type) } }];
  return fields.flatMap(({ row, key }, index) =>
    (['key', 'value'] as const).flatMap((field) => {
      const error = found[index]?.[field];
      return error
        ? [
            {
              number: index + 1,
              name: error.type === 'key-duplicate' ? undefined : findKey(key),
              id: fieldId(row, field),
              error,
            },
          ]
        : [];
    }),
  );
}
