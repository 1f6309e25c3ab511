import { CalendarRegular, ErrorCircleRegular, WarningRegular } from '@fluentui/react-icons';
import { FormattedDate, FormattedMessage, FormattedRelativeTime } from 'react-intl';
import { useState } from 'react';
import { daysBetween, type Urgency, urgencyOf, dayOf } from '#src/domain/expiry/note.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './expiry-notes.module.css';

const icons: Record<Urgency, React.ReactNode> = {
  expired: <ErrorCircleRegular />,
  soon: <WarningRegular />,
  later: <CalendarRegular />,
};

/** How long there is left, by sign, colour and words. */
export function ExpiryWords({ day, today }: { day: string; today: string }) {
  const left = daysBetween(today, day);
  const urgency = urgencyOf(left);
  return (
    <p className={`${styles.words} ${styles[urgency]}`}>
      {icons[urgency]}
      <strong>
        <Left urgency={urgency} days={left} />
      </strong>
      <span className={styles.day}>
        <DayName day={day} />
      </span>
    </p>
  );
}

function Left({ urgency, days }: { urgency: Urgency; days: number }) {
  const values = { when: <FormattedRelativeTime value={days} unit="day" numeric="auto" /> };
  switch (urgency) {
    case 'expired':
      return <FormattedMessage defaultMessage="Expired {when}" values={values} />;
    case 'soon':
      return <FormattedMessage defaultMessage="Expires soon: {when}" values={values} />;
    case 'later':
      return <FormattedMessage defaultMessage="Expires {when}" values={values} />;
  }
}

/** A day as the person writes days. */
export function DayName({ day }: { day: string }) {
  return <FormattedDate value={new Date(`${day}T00:00:00`)} dateStyle="medium" />;
}

/** A key by what people call it and by its own name. */
export function NoteKey({ name }: { name: CredentialKey }) {
  return (
    <span className={styles.key}>
      <FormattedMessage {...keyLabels[name]} />{' '}
      <code>
        <Verbatim>{name}</Verbatim>
      </code>
    </span>
  );
}

/** The day on which the calling component mounted, in the person's time zone. */
export function useToday(): string {
  const [today] = useState(() => dayOf(Date.now()));
  return today ?? '9999-12-31';
}
