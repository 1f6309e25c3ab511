import { Button, useAnnounce } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { dayAfter } from '#src/domain/expiry/day.ts';
import { sameCredential, withNote, withoutNote } from '#src/domain/expiry/note.ts';
import { classOf, type CredentialKey } from '#src/domain/keys/keys.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';
import { useGuide } from '#src/requests/guide.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { useIdentity } from '#src/requests/identity-context.ts';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import styles from './key-expiry.module.css';
import { noteOf } from './note-of.ts';
import { useToday } from './use-today.ts';

/** The noted day on which a stored secret expires, or the way to note it. What is no secret does not expire. */
export function KeyExpiry({ name, connector }: { name: CredentialKey; connector: string | undefined }) {
  const intl = useIntl();
  const { announce } = useAnnounce();
  const { target } = useTargetPage();
  const { tenantId } = useIdentity();
  const { storage, all } = useNotes();
  const today = useToday();
  const [editing, setEditing] = useState(false);
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
    requestAnimationFrame(() => button.current?.focus());
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
