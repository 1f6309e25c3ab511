import type { ReactNode } from 'react';

/** Text that is not ours and is never translated: codes, ids, hosts, scopes, keys. */
export function Verbatim({ children }: { children: ReactNode }) {
  return (
    <span dir="ltr" translate="no">
      {children}
    </span>
  );
}
