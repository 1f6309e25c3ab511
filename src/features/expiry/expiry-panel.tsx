import { useAnnounce } from '@fluentui/react-components';
import { useId, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import { type ExpiryNote, notesOf, withNote, withoutNote } from '#src/domain/expiry/note.ts';
import type { Target } from '#src/domain/target.ts';
import { useIdentity } from '#src/requests/identity-context.ts';
import panel from '#src/ui/panel.module.css';
import styles from './expiry-notes.module.css';
import { ExpiryWords } from './expiry-words.tsx';
import { NoteButtons } from './note-buttons.tsx';
import { NoteForm } from './note-form.tsx';
import { NoteKey } from './note-key.tsx';
import { noteOf } from './note-of.ts';
import { RemoveAll } from './remove-all.tsx';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import { useToday } from './use-today.ts';

/** What is noted about the credentials of this target, and the way to note more. */
export function ExpiryPanel({ target }: { target: Target }) {
  const intl = useIntl();
  const { announce } = useAnnounce();
  const { tenantId } = useIdentity();
  const { storage, all } = useNotes();
  const today = useToday();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const notes = notesOf(all, tenantId, target);
  const note = (key: CredentialKey, expires: string) => {
    const kept = changeNotes((before) => withNote(before, noteOf(tenantId, target, key, expires, today)));
    if (kept)
      announce(intl.formatMessage({ defaultMessage: 'The date of {key} is noted.' }, { key }), {
        polite: true,
      });
    return kept;
  };
  const remove = (gone: ExpiryNote) => {
    heading.current?.focus();
    changeNotes((before) => withoutNote(before, gone));
  };
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        <FormattedMessage defaultMessage="When these credentials expire" />
      </h2>
      {storage === 'off' ? (
        <p className={styles.lead}>
          <FormattedMessage defaultMessage="This browser keeps nothing for this site, so no date can be noted here. Allow it to store data for this site to be reminded on the first page." />
        </p>
      ) : (
        <>
          <p className={styles.lead}>
            <FormattedMessage defaultMessage="Notes for yourself, listed on the first page, soonest first. This browser keeps them until you remove them, after you have signed out too: the IDs of tenant and application, the key's name and the date, never a value and nobody's name." />
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
          <NoteForm onNote={note} />
          {all.length > 0 && <RemoveAll count={all.length} onRemoved={() => heading.current?.focus()} />}
        </>
      )}
    </section>
  );
}
