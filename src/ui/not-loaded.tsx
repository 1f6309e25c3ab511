import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import { Notice } from './notice.tsx';
import { TaskDialog } from './task-dialog.tsx';

/** Stands in for a part of the page that could not be fetched: nothing typed may be lost for that. */
export function NotLoaded() {
  return (
    <Notice intent="warning" title={<FormattedMessage defaultMessage="This part could not be loaded." />}>
      <FormattedMessage defaultMessage="The connection to this site is gone, or it was updated a moment ago. What you typed is still here; everything else on this page works. Open it again in a moment." />
    </Notice>
  );
}

export function NotLoadedDialog({ onClose }: { onClose: () => void }) {
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Not available just now" />}
      onDismiss={onClose}
      actions={
        <Button onClick={onClose}>
          <FormattedMessage defaultMessage="Close" />
        </Button>
      }
    >
      <NotLoaded />
    </TaskDialog>
  );
}
