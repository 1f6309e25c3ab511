import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { givePageBack } from './give-page-back.ts';
import styles from './task-dialog.module.css';

type TaskDialogProps = {
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
  /** Escape. */
  onDismiss: () => void;
};

/** A dialog that is there for one task. It is open as long as it is rendered, and begins to be read at its title. */
export function TaskDialog({ title, children, actions, onDismiss }: TaskDialogProps) {
  const heading = useRef<HTMLSpanElement>(null);
  // The focus lies outside React.
  useEffect(() => {
    heading.current?.focus();
    return givePageBack;
  }, []);
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_, { type }) => {
        // A stray click beside the dialog must lose neither what is in it nor the focus.
        if (type === 'backdropClick') heading.current?.focus();
        else onDismiss();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle action={null}>
            <span ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </span>
          </DialogTitle>
          <DialogContent className={styles.content}>{children}</DialogContent>
          <DialogActions className={styles.actions}>{actions}</DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
