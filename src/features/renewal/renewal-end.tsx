import { Button, Field, Input } from '@fluentui/react-components';
import { ArrowDownloadRegular, CalendarAddRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { progressOf, type Renewal, finishedAt } from '#src/domain/renewal/renewal.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { Notice } from '#src/ui/notice.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import styles from './renewal-panel.module.css';
import { useRecord } from './use-record.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { dayOf } from '#src/domain/expiry/day.ts';
import { type ExpiryNote, notesOf } from '#src/domain/expiry/note.ts';
import { reminderTexts } from '#src/i18n/renewal-texts.ts';
import { isDay, reminder } from '#src/domain/renewal/calendar.ts';
import { useNotes } from '#src/requests/use-notes.ts';
import { targetPath } from '#src/domain/application-path.ts';

type RenewalEndProps = {
  renewal: Renewal;
  complete: boolean;
  /** The renewal goes, and this with it. */
  onForget: () => void;
};

/** Exports the record, also of an unfinished renewal, and forgets it. */
export function RenewalEnd({ renewal, complete, onForget }: RenewalEndProps) {
  const { markdown, json } = useRecord(renewal);
  /** How much of it the person has exported. */
  const [taken, setTaken] = useState(0);
  const [asking, setAsking] = useState(false);
  const leave = useRef<HTMLDivElement>(null);
  const take = () => setTaken(renewal.entries.length);
  const name = `renewal-${new Date(renewal.startedAt).toISOString().slice(0, 10)}-${renewal.target.id.slice(0, 8)}`;
  const save = (ending: string, text: string, type: 'text/markdown' | 'application/json') => {
    saveFile({ name: `${name}.${ending}`, text, type });
    take();
  };
  return (
    <div className={styles.end}>
      {complete && <CompleteNotice renewal={renewal} />}
      <div role="group" aria-labelledby="renewal-record" className={styles.record}>
        <span id="renewal-record">
          <FormattedMessage defaultMessage="Record, without any value:" />
        </span>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => save('md', markdown(), 'text/markdown')}
        >
          <FormattedMessage defaultMessage="Save as Markdown" />
        </Button>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => save('json', json(), 'application/json')}
        >
          <FormattedMessage defaultMessage="Save as JSON" />
        </Button>
        <CopyButton text={markdown} onAnswer={(answer) => answer === 'copied' && take()}>
          <FormattedMessage defaultMessage="Copy the record" />
        </CopyButton>
      </div>
      {complete && <ReminderField renewal={renewal} />}
      <div ref={leave}>
        <Button
          size="small"
          appearance={complete ? 'primary' : 'secondary'}
          onClick={() => (taken === renewal.entries.length ? onForget() : setAsking(true))}
        >
          {complete ? (
            <FormattedMessage defaultMessage="Finish and forget" />
          ) : (
            <FormattedMessage defaultMessage="Give up this renewal" />
          )}
        </Button>
      </div>
      {asking && (
        <ForgetQuestion
          onKeep={() => {
            setAsking(false);
            // The dialog has no trigger of its own to go back to.
            void givePageBack().then(() => leave.current?.querySelector('button')?.focus());
          }}
          onForget={() => {
            setAsking(false);
            void givePageBack().then(onForget);
          }}
        />
      )}
    </div>
  );
}

function CompleteNotice({ renewal }: { renewal: Renewal }) {
  const skipped = progressOf(renewal).filter(({ state }) => state === 'skipped').length;
  return (
    <Notice
      intent={skipped > 0 ? 'info' : 'success'}
      title={<FormattedMessage defaultMessage="This renewal is complete." />}
    >
      {skipped > 0 && (
        <>
          <FormattedMessage
            defaultMessage="{skipped, plural, one {One step was} other {# steps were}} skipped, and the record says so."
            values={{ skipped }}
          />{' '}
        </>
      )}
      <FormattedMessage defaultMessage="Take its record along for your change ticket, and note when the next one is due. Nothing of it is kept once you finish." />
    </Notice>
  );
}

type ForgetQuestionProps = { onKeep: () => void; onForget: () => void };

/** For a renewal whose current record the person has not copied or saved. */
function ForgetQuestion({ onKeep, onForget }: ForgetQuestionProps) {
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Forget this renewal?" />}
      onDismiss={onKeep}
      actions={
        <>
          <Button appearance="primary" onClick={onKeep}>
            <FormattedMessage defaultMessage="Keep it" />
          </Button>
          <Button onClick={onForget}>
            <FormattedMessage defaultMessage="Forget it" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage defaultMessage="Its record has not been saved since the last step, and is kept nowhere else: the times and request IDs are lost with it. What was changed in Microsoft Entra stays as it is." />
      </p>
    </TaskDialog>
  );
}

/** A day for the calendar on which the next renewal is due: the next one noted for the application, else a year from now. */
function ReminderField({ renewal }: { renewal: Renewal }) {
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
