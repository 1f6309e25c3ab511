import { Button } from '#src/ui/button.tsx';
import { announce } from '#src/ui/announce.ts';
import { CalendarAddRegular, CheckmarkRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import { sameCredential, withNote } from '#src/domain/expiry/note.ts';
import { useIdentity } from '#src/requests/identity-context.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { noteOf } from './note-of.ts';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import { useToday } from './use-today.ts';

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
