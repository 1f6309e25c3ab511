import { use } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { dayAfter, dayOf } from '#src/domain/expiry/note.ts';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import { NoteDateContext } from './form-context.ts';
import styles from './rows.module.css';

/** When a secret expires that was issued just now, by what is known of its connector: a suggestion, which a click accepts. */
export function LifetimeLine({ name, span, now }: { name: CredentialKey; span: string; now: number }) {
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
