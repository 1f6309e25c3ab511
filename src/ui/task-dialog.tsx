import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { DiscardQuestion } from './discard-question.tsx';
import { givePageBack } from './restore-aria-hidden.ts';
import styles from './task-dialog.module.css';

type TaskDialogProps = {
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
  /** Escape. */
  onDismiss: () => void;
  /** Whether somebody has written what would be lost: then Escape asks before it dismisses. */
  holdsWork?: () => boolean;
};

/** A dialog that is there for one task. It is open as long as it is rendered, and begins to be read at its title. */
export function TaskDialog({ title, children, actions, onDismiss, holdsWork }: TaskDialogProps) {
  const heading = useRef<HTMLSpanElement>(null);
  /** Where the focus was when Escape asked; undefined while nothing is asked. */
  const [asking, setAsking] = useState<Element | null>();
  const escape = () => {
    if (asking !== undefined) stay(asking);
    else if (holdsWork?.()) setAsking(document.activeElement);
    else onDismiss();
  };
  const stay = (before: Element | null) => {
    setAsking(undefined);
    requestAnimationFrame(() => {
      // The buttons below have made room for the question meanwhile, and are new ones.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else heading.current?.focus();
    });
  };
  // The focus lies outside React.
  useEffect(() => {
    heading.current?.focus();
    return () => void givePageBack();
  }, []);
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_, { type }) => {
        // A stray click beside the dialog must lose neither what is in it nor the focus.
        if (type === 'backdropClick') heading.current?.focus();
        else escape();
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
          <DialogActions className={styles.actions}>
            {asking === undefined ? (
              actions
            ) : (
              <DiscardQuestion onStay={() => stay(asking)} onDiscard={onDismiss} />
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
