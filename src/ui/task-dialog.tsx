import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  FluentProvider,
} from '@fluentui/react-components';
import { Button } from './button.tsx';
import { focusNextFrame } from './focus-next-frame.ts';
import { type ReactNode, useEffect, useRef, useState, useId } from 'react';
import { givePageBack } from './restore-aria-hidden.ts';
import styles from './task-dialog.module.css';
import { FormattedMessage } from 'react-intl';

type TaskDialogProps = {
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
  /** Escape. */
  onDismiss: () => void;
  /** Whether a person has written what would be lost: then Escape asks before it dismisses. */
  holdsWork?: () => boolean;
};

/** A dialog that is there for one task. It is open as long as it is rendered, and begins to be read at its title. */
export function TaskDialog({ title, children, actions, onDismiss, holdsWork }: TaskDialogProps) {
  const heading = useRef<HTMLSpanElement>(null);
  /** Where the focus was when Escape asked; undefined while there is no question. */
  const [asking, setAsking] = useState<Element | null>();
  const escape = () => {
    if (asking !== undefined) stay(asking);
    else if (holdsWork?.()) setAsking(document.activeElement);
    else onDismiss();
  };
  const stay = (before: Element | null) => {
    setAsking(undefined);
    // The buttons below have made room for the question meanwhile, and are new ones.
    focusNextFrame(() => (before?.isConnected === true ? before : heading.current));
  };
  // The focus lies outside React.
  useEffect(() => {
    heading.current?.focus();
    return () => void givePageBack();
  }, []);
  return (
    <Fluent>
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
    </Fluent>
  );
}

type DiscardQuestionProps = { onStay: () => void; onDiscard: () => void };

/** Replaces a dialog's buttons where Escape would lose what the person wrote in it. */
function DiscardQuestion({ onStay, onDiscard }: DiscardQuestionProps) {
  const words = useId();
  const frame = useRef<HTMLDivElement>(null);
  // The focus lies outside React.
  useEffect(() => frame.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={frame} role="group" aria-labelledby={words} className={styles.question}>
      <p id={words}>
        <FormattedMessage defaultMessage="Discard changes?" />
      </p>
      <Button appearance="primary" onClick={onStay}>
        <FormattedMessage defaultMessage="Keep editing" />
      </Button>
      <Button onClick={onDiscard}>
        <FormattedMessage defaultMessage="Discard" />
      </Button>
    </div>
  );
}

/** Around a dialog of Fluent's, the one component that the page takes from it. The themes are a style sheet. */
export function Fluent({ children }: { children: ReactNode }) {
  return <FluentProvider className={styles.fluent}>{children}</FluentProvider>;
}
