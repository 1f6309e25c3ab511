import { Button, Field, Input } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { dayOf } from '#src/domain/expiry/day.ts';
import { type ExpiryNote, notesOf } from '#src/domain/expiry/note.ts';
import { reminderTexts } from '#src/i18n/renewal-texts.ts';
import { isDay, reminder } from '#src/domain/renewal/calendar.ts';
import { finishedAt, type Renewal } from '#src/domain/renewal/renewal.ts';
import { useNotes } from '#src/requests/use-notes.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { targetPath } from '#src/domain/application-path.ts';
import styles from './renewal-panel.module.css';

/** A day for the calendar on which the next renewal is due: the next one noted for the application, else a year from now. */
export function ReminderField({ renewal }: { renewal: Renewal }) {
  const intl = useIntl();
  const { all: notes } = useNotes();
  const [date, setDate] = useState(() => {
    const from = finishedAt(renewal) ?? renewal.startedAt;
    return dayNotedAfter(from, renewal, notes) ?? inAYear(from);
  });
  const [missing, setMissing] = useState(false);
  const save = () => {
    setMissing(!isDay(date));
    if (!isDay(date)) return;
    const { target, tenantId, startedAt } = renewal;
    const url = location.origin + targetPath(target.kind, target.id);
    saveFile({
      name: `next-renewal-${date}.ics`,
      type: 'text/calendar',
      text: reminder({
        uid: `${tenantId}-${target.id}-renewal@provisioning-keys`,
        title: intl.formatMessage(reminderTexts.title, { name: target.name }),
        description: intl.formatMessage(reminderTexts.description, {
          date: intl.formatDate(startedAt, { dateStyle: 'long' }),
          id: target.id,
          tenant: tenantId,
          url,
        }),
        date,
        url,
      }),
    });
  };
  return (
    <div className={styles.reminder}>
      <Field
        label={intl.formatMessage({ defaultMessage: 'Next renewal' })}
        {...(missing && {
          validationMessage: intl.formatMessage({ defaultMessage: 'Choose a day of the calendar.' }),
        })}
      >
        <Input
          type="date"
          value={date}
          onChange={(_, data) => {
            setMissing(false);
            setDate(data.value);
          }}
        />
      </Field>
      <Button icon={<CalendarAddRegular />} onClick={save}>
        <FormattedMessage defaultMessage="Save a reminder for the calendar" />
      </Button>
    </div>
  );
}

function inAYear(time: number): string {
  const day = new Date(time);
  day.setFullYear(day.getFullYear() + 1);
  return dayOf(day.getTime()) ?? '';
}

/** What was noted of earlier credentials is over. */
function dayNotedAfter(
  at: number,
  { tenantId, target }: Renewal,
  notes: readonly ExpiryNote[],
): string | undefined {
  const done = dayOf(at) ?? '';
  return notesOf(notes, tenantId, target).find(({ expires }) => expires > done)?.expires;
}
