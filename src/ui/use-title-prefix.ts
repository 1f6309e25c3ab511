import { useEffect } from 'react';

/** Puts words before the title of the tab while there are any. A person may be waiting in another tab. */
export function useTitlePrefix(prefix: string | undefined): void {
  // The document's title lies outside React.
  useEffect(() => {
    if (prefix === undefined) return undefined;
    const before = document.title;
    const own = `${prefix} · ${before}`;
    document.title = own;
    return () => {
      // Another page may have named the tab meanwhile.
      if (document.title === own) document.title = before;
    };
  }, [prefix]);
}
