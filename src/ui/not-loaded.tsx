import { Button } from './button.tsx';
import { FormattedMessage } from 'react-intl';
import { Notice } from './notice.tsx';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './not-loaded.module.css';

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

type PlainDialogProps = {
  role: 'dialog' | 'alertdialog';
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
  /** Escape. */
  onDismiss: () => void;
};

/** The browser's own dialog, for what must be said where Fluent's could not be fetched. It is open as long as it is rendered. */
export function PlainDialog({ role, title, children, actions, onDismiss }: PlainDialogProps) {
  const heading = useId();
  const frame = useRef<HTMLDialogElement>(null);
  // Only a method opens it over the page.
  useLayoutEffect(() => frame.current?.showModal(), []);
  // Outside the tab that it belongs to, which may be hidden.
  return createPortal(
    <dialog ref={frame} role={role} aria-labelledby={heading} className={styles.dialog} onClose={onDismiss}>
      <h2 id={heading}>{title}</h2>
      <div>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>,
    document.body,
  );
}
