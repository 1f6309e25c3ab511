import { Button } from '#src/ui/button.tsx';
import { CalendarAddRegular, DeleteRegular } from '@fluentui/react-icons';
import { FormattedMessage, useIntl } from 'react-intl';
import { useId, useState } from 'react';
import type { ExpiryNote } from '#src/domain/expiry/note.ts';
import { reminder } from '#src/domain/renewal/calendar.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { targetPath } from '#src/domain/target.ts';
import { writeKept } from '#src/storage.ts';
import styles from './expiry-notes.module.css';

type NoteButtonsProps = {
  note: ExpiryNote;
  /** As the directory has it, where that is known. It goes into the reminder and is kept nowhere. */
  name: string | undefined;
  /** A reminder of a past date has no use. */
  over: boolean;
  onRemove: () => void;
};

export function NoteButtons({ note, name, over, onRemove }: NoteButtonsProps) {
  const intl = useIntl();
  const { key, kind, target, tenant, expires } = note;
  const words = { key, name: name ?? target };
  const save = () =>
    saveFile({
      name: `renew-${key}.ics`,
      type: 'text/calendar',
      text: reminder({
        uid: `${tenant}-${target}-${key}@provisioning-keys`,
        title: intl.formatMessage({ defaultMessage: 'Renew {key} of {name}' }, words),
        description: intl.formatMessage(
          { defaultMessage: '{key} of {name} expires on this day. Set in Provisioning Keys.' },
          words,
        ),
        date: expires,
        url: `${location.origin}${targetPath(kind, target)}`,
      }),
    });
  return (
    <>
      {!over && (
        <Button
          size="small"
          icon={<CalendarAddRegular />}
          aria-label={intl.formatMessage(
            { defaultMessage: 'Add to calendar (.ics): {key} of {name}' },
            words,
          )}
          onClick={save}
        >
          <FormattedMessage defaultMessage="Add to calendar (.ics)" />
        </Button>
      )}
      <Button
        size="small"
        icon={<DeleteRegular />}
        aria-label={intl.formatMessage(
          { defaultMessage: 'Remove the expiry date of {key} of {name}' },
          words,
        )}
        onClick={onRemove}
      >
        <FormattedMessage defaultMessage="Remove" />
      </Button>
    </>
  );
}

/** The button that was pressed is gone: the one that stands in its place takes its focus. */
const focusNow = (button: HTMLButtonElement | null) => button?.focus();

type RemoveAllProps = {
  /** How many there are in this browser, of every target and tenant. */
  count: number;
  /** Takes the focus of the buttons, which go. */
  onRemoved: () => void;
};

/** Removes every note of this browser, once a person has said so twice. */
export function RemoveAll({ count, onRemoved }: RemoveAllProps) {
  const words = useId();
  const [question, setQuestion] = useState<'none' | 'asked' | 'denied'>('none');
  if (question !== 'asked')
    return (
      <Button size="small" ref={question === 'denied' ? focusNow : null} onClick={() => setQuestion('asked')}>
        <FormattedMessage defaultMessage="Delete all dates (all apps)" />
      </Button>
    );
  return (
    <div role="group" aria-labelledby={words} className={styles.question}>
      <p id={words}>
        <FormattedMessage
          defaultMessage="Delete {count, plural, one {the date} other {all # dates}} of every app and tenant from this browser?"
          values={{ count }}
        />
      </p>
      <Button
        size="small"
        onClick={() => {
          writeKept('expiry', null);
          onRemoved();
        }}
      >
        <FormattedMessage defaultMessage="Delete" />
      </Button>
      <Button size="small" ref={focusNow} onClick={() => setQuestion('denied')}>
        <FormattedMessage defaultMessage="Keep" />
      </Button>
    </div>
  );
}
