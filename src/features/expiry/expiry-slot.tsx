import { type ReactNode, Suspense, useRef, useState, useSyncExternalStore } from 'react';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { FormattedMessage } from 'react-intl';
import { readKept, subscribeToKept } from '#src/storage.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { useIdentity } from '#src/requests/graph-context.ts';
import styles from './expiry-slot.module.css';

const ExpiringList = lazyOr(
  () => null,
  () => import('./expiring-list.tsx').then((part) => part.ExpiringList),
);
const ImportNotesDialog = lazyOr(NoImport, () =>
  import('./import-notes-dialog.tsx').then((part) => part.ImportNotesDialog),
);

/** Around the list of applications: what is noted about when credentials expire, which comes only where something is. */
export function ExpirySlot({ children }: { children: ReactNode }) {
  const tenant = useIdentity().tenantId.toLowerCase();
  const noted = useSyncExternalStore(subscribeToKept, () => readKept('expiry')?.includes(tenant) === true);
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
    else focusNextFrame(() => opener.current);
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
          <FormattedMessage defaultMessage="Import expiry dates…" />
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
    <p role="alert" className={styles.failed}>
      <FormattedMessage defaultMessage="Couldn't load the import. Reload when you're online." />
    </p>
  );
}
