import { type ReactNode, Suspense, useRef, useState, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { keptNotes, subscribeToNotes } from '#src/data/kept-notes.ts';
import { lazyOr } from '#src/ui/lazy-or.ts';
import { useIdentity } from '../shell/identity-context.ts';
import styles from './picker-screen.module.css';

const ExpiringList = lazyOr(
  () => null,
  () => import('../expiry-notes/expiring-list.tsx').then((part) => part.ExpiringList),
);
const ImportNotesDialog = lazyOr(NoImport, () =>
  import('../expiry-notes/import-notes-dialog.tsx').then((part) => part.ImportNotesDialog),
);

/** Around the list of applications: what is noted about when credentials expire, which comes only where something is. */
export function ExpirySlot({ children }: { children: ReactNode }) {
  const tenant = useIdentity().tenantId.toLowerCase();
  const noted = useSyncExternalStore(subscribeToNotes, () => keptNotes()?.includes(tenant) === true);
  const [importing, setImporting] = useState(false);
  const [arrived, setArrived] = useState(0);
  const opener = useRef<Element>(null);
  const open = () => {
    opener.current = document.activeElement;
    setImporting(true);
  };
  const close = (imported: boolean) => {
    setImporting(false);
    if (imported) setArrived(arrived + 1);
    else requestAnimationFrame(() => opener.current instanceof HTMLElement && opener.current.focus());
  };
  return (
    <>
      {noted && (
        <Suspense fallback={<div className={styles.expiring} />}>
          <ExpiringList arrived={arrived} onImport={open} />
        </Suspense>
      )}
      {children}
      {!noted && (
        <button type="button" className={styles.import} onClick={open}>
          <FormattedMessage defaultMessage="Import expiry notes…" />
        </button>
      )}
      {importing && (
        <Suspense>
          <ImportNotesDialog onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function NoImport() {
  return (
    <p role="alert" className={styles.count}>
      <FormattedMessage defaultMessage="The import could not be loaded. Reload the page once the connection is back." />
    </p>
  );
}
