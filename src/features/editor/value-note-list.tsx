import { valueSize } from '#src/domain/credentials/body-size.ts';
import { valueProblemWhy, valueProblemFix, valueProblemWhat } from '#src/i18n/value-problem-texts.ts';
import { Button } from '#src/ui/button.tsx';
import { announce } from '#src/ui/announce.ts';
import { ErrorCircleRegular, WarningRegular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent, useRef, useSyncExternalStore, use } from 'react';
import { useWatch } from 'react-hook-form';
import { FormattedDate, FormattedMessage, useIntl, FormattedRelativeTime } from 'react-intl';
import type { ValueProblem, ValueProblemCode } from '#src/domain/credentials/credential.ts';
import { type CredentialRows, focusField } from './credential-rows.ts';
import styles from './rows.module.css';
import { ValueProblemWhat, wordsOf } from '#src/ui/value-problem-text.tsx';
import { type CredentialKey, findKey } from '#src/domain/keys/keys.ts';
import { dayAfter, dayOf } from '#src/domain/expiry/note.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { LifetimeContext, NoteDateContext } from './form-context.ts';
import type { ValueNotes } from '#src/ui/value-notes.ts';

type ValueNoteListProps = { row: string; index: number; rows: CredentialRows; masked: boolean };

/**
 * What the checks found when the person left the field, each with *Fix* and *Keep*; and the facts shown about a
 * hidden value.
 */
export function ValueNoteList({ row, index, rows, masked }: ValueNoteListProps) {
  const intl = useIntl();
  const { notes, secrets, form } = rows;
  const note = useSyncExternalStore(notes.subscribe, () => notes.get(row));
  const { shape } = useSyncExternalStore(secrets.subscribe, () => secrets.state(row));
  const allowed = useWatch({ control: form.control, name: `credentials.${index}.allowed` });
  const keyText = useWatch({ control: form.control, name: `credentials.${index}.key` });
  const named = findKey(keyText);
  const span = use(LifetimeContext)(keyText);
  const open = note?.problems.filter(({ code }) => !allowed.includes(code)) ?? [];
  const said = useRef<string>(undefined);
  const speak = useEffectEvent(() => {
    const found = open.map((problem) =>
      intl.formatMessage(valueProblemWhat[problem.code], wordsOf(problem, intl)),
    );
    const text = intl.formatMessage(
      { defaultMessage: 'Credential {number}: {problems}' },
      { number: index + 1, problems: found.join(' ') },
    );
    const now = `${secrets.edits(row)} ${text}`;
    // A second visit to an unchanged field has nothing new to say.
    if (found.length > 0 && said.current !== now) announce(text, { polite: true });
    said.current = now;
  });
  // The focus has moved on when these appear, so all are said aloud, once for each look; speech lies outside React.
  useEffect(() => {
    if (note) speak();
  }, [note]);

  const fix = (problem: ValueProblem) => {
    rows.mend(row, fixOf(problem)?.(secrets.read(row)) ?? '');
    focusField(row, 'value');
  };
  return (
    <>
      {masked && shape === 'area' && <SizeLine row={row} rows={rows} />}
      {/* One line for each look, so that none keeps the text of the previous line. */}
      {note?.isToken && (
        <JwtLine key={note.lookedAt} row={row} keyText={keyText} notes={notes} now={note.lookedAt} />
      )}
      {note && named && span !== undefined && notes.claimsOf(row)?.expiresAt === undefined && (
        <LifetimeLine name={named} span={span} now={note.lookedAt} />
      )}
      {open.map((problem) => (
        <div key={`${problem.code} ${problem.field ?? ''}`} className={styles[problem.severity]}>
          <p>
            {problem.severity === 'error' ? <ErrorCircleRegular /> : <WarningRegular />}
            <strong>
              <ValueProblemWhat problem={problem} />
            </strong>{' '}
            <FormattedMessage {...valueProblemWhy[problem.code]} />
          </p>
          <div className={styles.remedies}>
            {fixOf(problem) && (
              <Button size="small" onClick={() => fix(problem)}>
                <FixLabel problem={problem} />
              </Button>
            )}
            {problem.code !== 'masked' && (
              <Button
                size="small"
                onClick={() => {
                  rows.allow(row, problem.code);
                  focusField(row, 'value');
                }}
              >
                <FormattedMessage defaultMessage="Keep" description="Button that leaves a value as it is" />
              </Button>
            )}
          </div>
        </div>
      ))}
    </>
  );
}

/** What is no value at all can only be taken out. */
const emptied: readonly ValueProblemCode[] = ['placeholder', 'masked', 'value-is-key', 'guid-as-secret'];

export function fixOf({ code, fix }: ValueProblem): ((value: string) => string) | undefined {
  return fix ?? (emptied.includes(code) ? () => '' : undefined);
}

export function FixLabel({ problem }: { problem: ValueProblem }) {
  const known = problem.fix && valueProblemFix[problem.code];
  return known ? <FormattedMessage {...known} /> : <FormattedMessage defaultMessage="Clear field" />;
}

/** The page can show the size of a hidden value of several lines. */
function SizeLine({ row, rows }: { row: string; rows: CredentialRows }) {
  const { secrets } = rows;
  useSyncExternalStore(secrets.subscribe, () => secrets.edits(row));
  if (secrets.isBlank(row)) return null;
  return (
    <p className={styles.hint}>
      <ValueSize {...valueSize(secrets.read(row))} />
    </p>
  );
}

/** When a secret expires that was issued just now, by what is known of its connector: a suggestion, which a click accepts. */
function LifetimeLine({ name, span, now }: { name: CredentialKey; span: string; now: number }) {
  const offerDate = use(NoteDateContext);
  const day = dayAfter(dayOf(now) ?? '', span);
  if (day === undefined) return null;
  return (
    <div className={styles.remedies}>
      <span className={styles.hint}>
        <FormattedMessage
          defaultMessage="Expires {date} if it was issued today."
          values={{ date: <FormattedDate value={day} timeZone="UTC" dateStyle="medium" /> }}
        />
      </span>
      {offerDate(name, day)}
    </div>
  );
}

const minute = 60 * 1000;
const hour = 60 * minute;
const day = 24 * hour;

type JwtLineProps = {
  row: string;
  /** What the box of the key holds. */
  keyText: string;
  notes: ValueNotes;
  now: number;
};

/** What a token says of itself. The page reads it and does not verify it. */
function JwtLine({ row, keyText, notes, now }: JwtLineProps) {
  const intl = useIntl();
  const offerDate = use(NoteDateContext);
  const { expiresAt, audience = [], issuer } = notes.claimsOf(row) ?? {};
  const expiry = {
    when: <TimeFrom now={now} at={expiresAt ?? now} />,
    date: intl.formatDate(expiresAt, { dateStyle: 'medium', timeStyle: 'short' }),
  };
  const name = findKey(keyText);
  const lastDay = expiresAt === undefined ? undefined : dayOf(expiresAt);
  return (
    <>
      <p className={styles.hint}>
        <FormattedMessage defaultMessage="JSON Web Token, read in this browser, not verified." />{' '}
        {expiresAt !== undefined && (
          <>
            {expiresAt > now ? (
              <FormattedMessage defaultMessage="Expires {when} ({date})." values={expiry} />
            ) : (
              <FormattedMessage defaultMessage="Expired {when} ({date})." values={expiry} />
            )}{' '}
          </>
        )}
        {issuer !== undefined && (
          <>
            <FormattedMessage
              defaultMessage="Issuer: {issuer}."
              values={{ issuer: <Verbatim>{issuer}</Verbatim> }}
            />{' '}
          </>
        )}
        {audience.length > 0 && (
          <FormattedMessage
            defaultMessage="Audience: {audience}."
            values={{ audience: <Verbatim>{audience.join(', ')}</Verbatim> }}
          />
        )}
      </p>
      {name && lastDay && <div className={styles.remedies}>{offerDate(name, lastDay)}</div>}
    </>
  );
}

/** In the unit that a person would count in: "in 3 hours" and not "today", which may be over already. */
export function TimeFrom({ now, at }: { now: number; at: number }) {
  const far = Math.abs(at - now);
  const [unit, length] =
    far >= 2 * day
      ? (['day', day] as const)
      : far >= hour
        ? (['hour', hour] as const)
        : (['minute', minute] as const);
  return <FormattedRelativeTime value={Math.round((at - now) / length)} unit={unit} />;
}

/** How large a hidden value is; bytes in UTF-8. */
export function ValueSize({ lines, bytes }: { lines: number; bytes: number }) {
  return lines === 1 ? (
    <FormattedMessage defaultMessage="{bytes, plural, one {# byte} other {# bytes}}" values={{ bytes }} />
  ) : (
    <FormattedMessage
      defaultMessage="{lines, plural, one {# line} other {# lines}}, {bytes, plural, one {# byte} other {# bytes}}"
      values={{ lines, bytes }}
    />
  );
}
