import { announce } from '#src/ui/announce.ts';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { Button } from '#src/ui/button.tsx';
import { useGuide } from '#src/requests/guide.ts';
import { Field } from '#src/ui/field.tsx';
import { useId, useRef, type FormEvent, useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl, FormattedDate } from 'react-intl';
import { CalendarAddRegular, CheckmarkRegular } from '@fluentui/react-icons';
import { type CredentialKey, classOf, credentialKeys, findKey } from '#src/domain/keys/keys.ts';
import {
  type ExpiryNote,
  notesOf,
  withNote,
  withoutNote,
  maxNotes,
  noteOf,
  sameCredential,
  dayAfter,
} from '#src/domain/expiry/note.ts';
import type { Target } from '#src/domain/target.ts';
import { useIdentity } from '#src/requests/graph-context.ts';
import { placeIds } from '#src/ui/places.ts';
import panel from '#src/ui/panel.module.css';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import styles from './expiry-notes.module.css';
import { ExpiryWords, NoteKey, useToday } from './expiry-words.tsx';
import { NoteButtons, RemoveAll } from './note-buttons.tsx';

/** The notes about the credentials of this target, and the form to add more. `startsInForm`: a person has asked for it. */
export function ExpiryPanel({ target, startsInForm }: { target: Target; startsInForm: boolean }) {
  const intl = useIntl();
  const { tenantId } = useIdentity();
  const { storage, all } = useNotes();
  const today = useToday();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const notes = notesOf(all, tenantId, target);
  const note = (key: CredentialKey, expires: string) => {
    const kept = changeNotes((before) => withNote(before, noteOf(tenantId, target, key, expires, today)));
    if (kept)
      announce(intl.formatMessage({ defaultMessage: 'Expiry of {key} saved.' }, { key }), {
        polite: true,
      });
    return kept;
  };
  const remove = (gone: ExpiryNote) => {
    heading.current?.focus();
    changeNotes((before) => withoutNote(before, gone));
  };
  return (
    <section id={placeIds.expiry} className={`${panel.panel} ${styles.panel}`} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        <FormattedMessage defaultMessage="Expiry" />
      </h2>
      {storage === 'off' ? (
        <p className={styles.lead}>
          <FormattedMessage defaultMessage="The browser stores nothing for this site. Allow site data to set expiry dates." />
        </p>
      ) : (
        <>
          <p className={styles.lead}>
            <FormattedMessage defaultMessage="Saved in this browser only. Never contains values." />
          </p>
          {notes.length > 0 && (
            <ul className={styles.list}>
              {notes.map((entry) => (
                <li key={entry.key} className={styles.item}>
                  <NoteKey name={entry.key} />
                  <ExpiryWords day={entry.expires} today={today} />
                  <div className={styles.buttons}>
                    <NoteButtons
                      note={entry}
                      name={target.displayName}
                      over={entry.expires < today}
                      onRemove={() => remove(entry)}
                    />
                  </div>
                </li>
              ))}
            </ul>
          )}
          <NoteForm onNote={note} startsHere={startsInForm} />
          {all.length > 0 && <RemoveAll count={all.length} onRemoved={() => heading.current?.focus()} />}
        </>
      )}
    </section>
  );
}

/** Always the same function, so that React calls it once. */
const focus = (element: HTMLElement | null) => element?.focus();

const classes = ['secret', 'identifier', 'url', 'setting', 'time'] as const;

/** A key from the list and a day. The button says why, where it cannot note them; the fields keep what was typed then. */
function NoteForm({
  onNote,
  startsHere,
}: {
  onNote: (key: CredentialKey, expires: string) => boolean;
  startsHere: boolean;
}) {
  const intl = useIntl();
  const day = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'no-day' | 'not-kept'>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [key, expires] = [findKey(textOf(fields.get('key'))), textOf(fields.get('expires'))];
    if (key === undefined || !isDay(expires)) {
      setProblem('no-day');
      day.current?.focus();
      return;
    }
    const kept = onNote(key, expires);
    setProblem(kept ? undefined : 'not-kept');
    if (kept && day.current) day.current.value = '';
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={intl.formatMessage({ defaultMessage: 'Credential' })}>
        {(control) => (
          <select
            {...control}
            // The button that was clicked has gone.
            {...(startsHere && { ref: focus })}
            name="key"
            className={styles.box}
            defaultValue="SecretToken"
          >
            {classes.map((group) => (
              <optgroup key={group} label={intl.formatMessage(classLabels[group])}>
                {credentialKeys
                  .filter(({ key }) => classOf(key) === group)
                  .map(({ key }) => (
                    <option key={key} value={key}>
                      {`${intl.formatMessage(keyLabels[key])} (${key})`}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={intl.formatMessage({ defaultMessage: 'Expires on' })}
        {...(problem && { validationMessage: <FormProblem problem={problem} /> })}
      >
        {(control) => (
          <input
            {...control}
            ref={day}
            name="expires"
            type="date"
            autoComplete="off"
            className={styles.box}
          />
        )}
      </Field>
      <Button type="submit" className={styles.add}>
        <FormattedMessage defaultMessage="Set expiry" />
      </Button>
    </form>
  );
}

function FormProblem({ problem }: { problem: 'no-day' | 'not-kept' }) {
  return problem === 'no-day' ? (
    <FormattedMessage defaultMessage="Enter the full date: day, month and year." />
  ) : (
    <FormattedMessage
      defaultMessage="Not saved. Browser storage for this site is full or off, or it holds {count, number} dates already."
      values={{ count: maxNotes }}
    />
  );
}

function textOf(field: FormDataEntryValue | null): string {
  return typeof field === 'string' ? field : '';
}

type KeyExpiryProps = { name: CredentialKey; connector: string | undefined; startsOpen: boolean };

/** The noted day on which a stored secret expires, or the way to note it. What is no secret does not expire. */
export function KeyExpiry({ name, connector, startsOpen }: KeyExpiryProps) {
  const intl = useIntl();
  const { target } = useTargetPage();
  const { tenantId } = useIdentity();
  const { storage, all } = useNotes();
  const today = useToday();
  const [editing, setEditing] = useState(startsOpen);
  const [problem, setProblem] = useState(false);
  const span = useGuide(editing && classOf(name) === 'secret' ? connector : undefined)?.lifetime?.duration;
  const suggested = span === undefined ? undefined : dayAfter(today, span);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const blank = noteOf(tenantId, target, name, today, today);
  const day = all.find((note) => sameCredential(note, blank))?.expires;
  if (storage === 'off' || (classOf(name) !== 'secret' && day === undefined))
    return <span aria-hidden="true">–</span>;
  const close = () => {
    setEditing(false);
    setProblem(false);
    focusNextFrame(() => button.current);
  };
  const keep = () => {
    const expires = input.current?.value ?? '';
    const note = noteOf(tenantId, target, name, expires, today);
    const kept =
      expires === ''
        ? changeNotes((notes) => withoutNote(notes, note))
        : isDay(expires) && changeNotes((notes) => withNote(notes, note));
    if (!kept) {
      setProblem(true);
      input.current?.focus();
      return;
    }
    announce(
      expires === ''
        ? intl.formatMessage({ defaultMessage: 'The date of {key} was removed.' }, { key: name })
        : intl.formatMessage({ defaultMessage: 'The date of {key} is set.' }, { key: name }),
      { polite: true },
    );
    close();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // Within the form of the credentials it would submit.
      event.preventDefault();
      event.stopPropagation();
      keep();
    }
    if (event.key === 'Escape') close();
  };
  if (editing)
    return (
      <span className={styles.edit}>
        <input
          // The button that was clicked has gone.
          ref={(element) => {
            input.current = element;
            element?.focus();
          }}
          type="date"
          autoComplete="off"
          defaultValue={day ?? ''}
          aria-label={intl.formatMessage({ defaultMessage: 'Expiry date of {key}' }, { key: name })}
          aria-invalid={problem}
          className={styles.input}
          onKeyDown={keyDown}
        />
        <Button size="small" onClick={keep}>
          <FormattedMessage defaultMessage="Set" description="Button that keeps the date beside it" />
        </Button>
        {suggested !== undefined && (
          <Button
            size="small"
            onClick={() => {
              if (!input.current) return;
              input.current.value = suggested;
              input.current.focus();
            }}
          >
            <FormattedMessage
              defaultMessage="{date} if issued today"
              values={{ date: <FormattedDate value={suggested} timeZone="UTC" dateStyle="medium" /> }}
            />
          </Button>
        )}
        {problem && (
          <span role="alert" className={styles.problem}>
            <FormattedMessage defaultMessage="Enter a full date. The browser must allow this site to store data." />
          </span>
        )}
      </span>
    );
  return (
    <button
      type="button"
      ref={button}
      className={`${styles.date} ${day !== undefined && day < today ? styles.over : ''}`}
      aria-label={
        day === undefined
          ? intl.formatMessage({ defaultMessage: 'Set date of {key}' }, { key: name })
          : intl.formatMessage(
              { defaultMessage: '{date}: change the expiry date of {key}' },
              { key: name, date: intl.formatDate(day, { timeZone: 'UTC', dateStyle: 'medium' }) },
            )
      }
      onClick={() => setEditing(true)}
    >
      {day === undefined ? (
        <FormattedMessage defaultMessage="Set date" />
      ) : (
        <FormattedDate value={day} timeZone="UTC" dateStyle="medium" />
      )}
    </button>
  );
}

/** Notes the day on which a token says that it expires: of the token only that day goes anywhere, and only by this click. */
export function NoteDate({ name, day }: { name: CredentialKey; day: string }) {
  const intl = useIntl();
  const { target } = useTargetPage();
  const { tenantId } = useIdentity();
  const { storage, all } = useNotes();
  const today = useToday();
  const [refused, setRefused] = useState(false);
  const note = noteOf(tenantId, target, name, day, today);
  const noted = all.some((other) => sameCredential(note, other) && other.expires === day);
  if (storage === 'off') return null;
  const keep = () => {
    if (noted) return;
    const kept = changeNotes((before) => withNote(before, note));
    setRefused(!kept);
    const said = kept
      ? intl.formatMessage({ defaultMessage: 'Expiry of {key} saved.' }, { key: name })
      : intl.formatMessage({ defaultMessage: "The date wasn't saved." });
    announce(said, { polite: true });
  };
  return (
    <Button
      size="small"
      icon={noted ? <CheckmarkRegular /> : <CalendarAddRegular />}
      disabledFocusable={noted}
      onClick={keep}
    >
      {noted ? (
        <FormattedMessage defaultMessage="Date saved" />
      ) : refused ? (
        <FormattedMessage defaultMessage="Not saved: blocked by the browser" />
      ) : (
        <FormattedMessage defaultMessage="Set expiry" />
      )}
    </Button>
  );
}
