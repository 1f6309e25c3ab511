import { Button } from '#src/ui/button.tsx';
import { CalendarAddRegular, DeleteRegular } from '@fluentui/react-icons';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ExpiryNote } from '#src/domain/expiry/note.ts';
import { reminder } from '#src/domain/renewal/calendar.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { targetPath } from '#src/domain/application-path.ts';

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
