import { Button } from '#src/ui/button.tsx';
import { Field, Input } from '#src/ui/field.tsx';
import { ArrowDownloadRegular, CalendarAddRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl, type IntlShape, type MessageDescriptor } from 'react-intl';
import { progressOf, type Renewal, finishedAt } from '#src/domain/renewal/renewal.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { Notice } from '#src/ui/notice.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { dayOf, type ExpiryNote, notesOf, withNote } from '#src/domain/expiry/note.ts';
import { classOf, type CredentialKey, findKey } from '#src/domain/keys/keys.ts';
import {
  reminderTexts,
  badTexts,
  goodTexts,
  openTexts,
  recordFacts,
  recordWords,
  stateTexts,
  stepTexts,
  targetKindTexts,
} from '#src/i18n/renewal-texts.ts';
import { isDay, reminder } from '#src/domain/renewal/calendar.ts';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import { targetPath } from '#src/domain/target.ts';
import { productName } from '#src/i18n/product-name.ts';
import { recordJson, recordOf, recordMarkdown, type RecordTexts } from '#src/domain/renewal/record-text.ts';
import { version } from '#src/domain/version.ts';
import styles from './renewal-panel.module.css';

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
      {complete && <ExpiryField renewal={renewal} />}
      <div role="group" aria-labelledby="renewal-record" className={styles.record}>
        <span id="renewal-record">
          <FormattedMessage defaultMessage="Record:" />
        </span>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => save('md', markdown(), 'text/markdown')}
        >
          <FormattedMessage defaultMessage="Markdown" />
        </Button>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => save('json', json(), 'application/json')}
        >
          <FormattedMessage defaultMessage="JSON" />
        </Button>
        <CopyButton text={markdown} onAnswer={(answer) => answer === 'copied' && take()}>
          <FormattedMessage defaultMessage="Copy" />
        </CopyButton>
      </div>
      <div ref={leave}>
        <Button
          appearance={complete ? 'primary' : 'subtle'}
          className={complete ? undefined : styles.quiet}
          onClick={() => (taken === renewal.entries.length ? onForget() : setAsking(true))}
        >
          {complete ? (
            <FormattedMessage defaultMessage="Finish" />
          ) : (
            <FormattedMessage defaultMessage="Cancel renewal" />
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
      title={<FormattedMessage defaultMessage="Renewal complete." />}
    >
      {skipped > 0 && (
        <>
          <FormattedMessage
            defaultMessage="{skipped, plural, one {# step} other {# steps}} skipped."
            values={{ skipped }}
          />{' '}
        </>
      )}
      <FormattedMessage defaultMessage="Save the record and set the next date. It's deleted when you finish." />
    </Notice>
  );
}

type ForgetQuestionProps = { onKeep: () => void; onForget: () => void };

/** For a renewal whose current record the person has not copied or saved. */
function ForgetQuestion({ onKeep, onForget }: ForgetQuestionProps) {
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Delete this renewal's record?" />}
      onDismiss={onKeep}
      actions={
        <>
          <Button appearance="primary" onClick={onKeep}>
            <FormattedMessage defaultMessage="Keep" />
          </Button>
          <Button onClick={onForget}>
            <FormattedMessage defaultMessage="Delete" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage defaultMessage="It isn't saved since the last step. Times and request IDs are lost. Changes in Entra stay." />
      </p>
    </TaskDialog>
  );
}

/** When the new credentials expire: the day noted for the application, else a year from now. In this browser, in a calendar, or both. */
function ExpiryField({ renewal }: { renewal: Renewal }) {
  const intl = useIntl();
  const { all: notes, storage } = useNotes();
  const [date, setDate] = useState(() => {
    const from = finishedAt(renewal) ?? renewal.startedAt;
    return dayNotedAfter(from, renewal, notes) ?? inAYear(from);
  });
  const [state, setState] = useState<'missing' | 'set' | 'not-kept'>();
  const { target, tenantId, startedAt } = renewal;
  const key = renewedKey(renewal);
  /** Nothing is done without a day. */
  const onDay = (act: () => void) => (isDay(date) ? act() : setState('missing'));
  const note = () => {
    const set = changeNotes((before) =>
      withNote(before, {
        tenant: tenantId.toLowerCase(),
        kind: target.kind,
        target: target.id.toLowerCase(),
        key,
        expires: date,
        noted: dayOf(Date.now()) ?? date,
      }),
    );
    setState(set ? 'set' : 'not-kept');
  };
  const save = () => {
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
        label={intl.formatMessage({ defaultMessage: 'Expires on' })}
        {...(state === 'missing' && {
          validationMessage: intl.formatMessage({ defaultMessage: 'Choose a day.' }),
        })}
        {...(state === 'not-kept' && {
          validationMessage: intl.formatMessage({ defaultMessage: "This browser couldn't save the date." }),
        })}
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            value={date}
            onChange={({ currentTarget }) => {
              setState(undefined);
              setDate(currentTarget.value);
            }}
          />
        )}
      </Field>
      {storage === 'on' && (
        <Button disabledFocusable={state === 'set'} onClick={() => onDay(note)}>
          <span aria-live="polite">
            {state === 'set' ? (
              <FormattedMessage defaultMessage="Expiry set" />
            ) : (
              <FormattedMessage defaultMessage="Set expiry" />
            )}
          </span>
        </Button>
      )}
      <Button icon={<CalendarAddRegular />} onClick={() => onDay(save)}>
        <FormattedMessage defaultMessage="Add to calendar (.ics)" />
      </Button>
    </div>
  );
}

/** The secret among the keys that were sent last. */
function renewedKey({ entries }: Renewal): CredentialKey {
  const sent = entries.findLast(({ kind }) => kind === 'save' || kind === 'authorize');
  const keys = sent && 'keys' in sent ? (sent.keys ?? []) : [];
  const known = keys.map((key) => findKey(key)).filter((key) => key !== undefined);
  return known.find((key) => classOf(key) === 'secret') ?? known[0] ?? 'SecretToken';
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

/** The current record of a renewal, written on request. */
function useRecord(renewal: Renewal): { markdown: () => string; json: () => string } {
  const intl = useIntl();
  const record = () => recordOf(renewal, `${intl.formatMessage(productName)} ${version}`);
  return {
    markdown: () => recordMarkdown(record(), textsOf(intl)),
    json: () => recordJson(record()),
  };
}

function textsOf(intl: IntlShape): RecordTexts {
  const say = (message: MessageDescriptor) => intl.formatMessage(message);
  return {
    word: (word) => say(recordWords[word]),
    fact: (fact) => say(recordFacts[fact]),
    kind: (kind) => say(targetKindTexts[kind]),
    step: (step) => say(stepTexts[step]),
    state: (state) => say(stateTexts[state]),
    result({ kind, result, detail }) {
      switch (result) {
        case 'good':
          return say(goodTexts[kind]);
        case 'bad':
          return say(badTexts[kind]);
        case 'open':
          return say(detail === 'not-sent' ? openTexts.unsent : openTexts.sent);
      }
    },
  };
}
