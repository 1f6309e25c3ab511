import { CalendarRegular, ErrorCircleRegular, WarningRegular } from '@fluentui/react-icons';
import { FormattedDate, FormattedMessage, FormattedRelativeTime } from 'react-intl';
import { daysBetween, type Urgency, urgencyOf } from '#src/domain/expiry/note.ts';
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
