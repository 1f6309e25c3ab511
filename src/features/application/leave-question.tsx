import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import { FormattedMessage } from 'react-intl';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';

/** Whether to lose what was typed. Whoever says yes leaves the page together with this. */
export function LeaveQuestion({ onAnswer }: { onAnswer: (leave: boolean) => void }) {
  // What is hidden while a dialog is open lies outside React.
  useEffect(() => () => void givePageBack(), []);
  return (
    <Dialog open modalType="alert" onOpenChange={() => onAnswer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle action={null}>
            <FormattedMessage defaultMessage="Leave, and lose what you typed?" />
          </DialogTitle>
          <DialogContent>
            <FormattedMessage defaultMessage="The values are kept nowhere: whoever leaves this page has to enter them again." />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => onAnswer(false)}>
              <FormattedMessage defaultMessage="Stay here" />
            </Button>
            <Button onClick={() => onAnswer(true)}>
              <FormattedMessage defaultMessage="Leave" description="Button that leaves the page" />
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
