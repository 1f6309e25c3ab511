import { Button } from './button.tsx';
import { FormattedMessage } from 'react-intl';
import { Notice } from './notice.tsx';
import { PlainDialog } from './plain-dialog.tsx';

/** Stands in for a part of the page that could not be fetched: nothing typed may be lost for that. */
export function NotLoaded() {
  return (
    <Notice intent="warning" title={<FormattedMessage defaultMessage="Couldn't load this part." />}>
      <FormattedMessage defaultMessage="You may be offline, or the site was just updated. Your values are still here. Open it again in a moment." />
    </Notice>
  );
}

export function NotLoadedDialog({ onClose }: { onClose: () => void }) {
  return (
    <PlainDialog
      role="dialog"
      title={<FormattedMessage defaultMessage="Unavailable right now" />}
      onDismiss={onClose}
      actions={
        <Button onClick={onClose}>
          <FormattedMessage defaultMessage="Close" />
        </Button>
      }
    >
      <NotLoaded />
    </PlainDialog>
  );
}
