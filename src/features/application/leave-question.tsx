import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { Fluent } from '#src/ui/task-dialog.tsx';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';

export type LeaveQuestionProps = {
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
  /** Escape. */
  onDismiss: () => void;
};

/** Asks whether to lose the typed values. After a yes, the page closes together with this dialog. */
export function LeaveQuestion({ title, children, actions, onDismiss }: LeaveQuestionProps) {
  // What is hidden while a dialog is open lies outside React.
  useEffect(() => () => void givePageBack(), []);
  return (
    <Fluent>
      <Dialog open modalType="alert" onOpenChange={onDismiss}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle action={null}>{title}</DialogTitle>
            <DialogContent>{children}</DialogContent>
            <DialogActions>{actions}</DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </Fluent>
  );
}
