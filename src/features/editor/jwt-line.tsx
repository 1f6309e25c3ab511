import { use } from 'react';
import { findKey } from '#src/domain/keys/keys.ts';
import { dayOf } from '#src/domain/expiry/day.ts';
import { FormattedMessage, FormattedRelativeTime, useIntl } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { NoteDateContext } from './note-date-context.ts';
import styles from './rows.module.css';
import type { ValueNotes } from '#src/ui/value-notes.ts';

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

/** What a token says of itself. It was read here and is verified by nobody. */
export function JwtLine({ row, keyText, notes, now }: JwtLineProps) {
  const intl = useIntl();
  const offerDate = use(NoteDateContext);
  const { expiresAt, audience = [], issuer } = notes.claimsOf(row) ?? {};
  const expiry = {
    when: <TimeFrom now={now} then={expiresAt ?? now} />,
    date: intl.formatDate(expiresAt, { dateStyle: 'medium', timeStyle: 'short' }),
  };
  const name = findKey(keyText);
  const lastDay = expiresAt === undefined ? undefined : dayOf(expiresAt);
  return (
    <>
      <p className={styles.hint}>
        <FormattedMessage defaultMessage="A JSON Web Token, read in this browser and not verified." />{' '}
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
function TimeFrom({ now, then }: { now: number; then: number }) {
  const far = Math.abs(then - now);
  const [unit, length] =
    far >= 2 * day
      ? (['day', day] as const)
      : far >= hour
        ? (['hour', hour] as const)
        : (['minute', minute] as const);
  return <FormattedRelativeTime value={Math.round((then - now) / length)} unit={unit} />;
}
