import { type ReactNode, useEffect, useRef } from 'react';
import { plainName } from './name-signs.ts';

/** The first page that a visit shows keeps the browser's own focus; every later one moves it to its h1. */
let firstPage = true;
/** The heading before stood while its page loaded, and had the focus: it is handed on, and not taken from elsewhere. */
let handsOn = false;

type PageTitleProps = {
  children: ReactNode;
  className?: string | undefined;
  /**
   * `news`: it stands in place of a page that was expected, so that it is announced even on the first one. `loading`: it
   * stands until the page is there.
   */
  as?: 'news' | 'loading';
};

/** The h1 of a page: names the tab, and takes the focus when the route changes so that the change is announced. */
export function PageTitle({ children, className, as }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The document's title and the focus lie outside React.
  useEffect(() => {
    document.title = `${plainName(heading.current?.textContent ?? '')} · Provisioning Keys`;
    const takes =
      as === 'news' ||
      (!firstPage && (!handsOn || document.activeElement?.contains(heading.current) === true));
    // Where the page stands is up to the router, which restores it on the way back.
    if (takes) heading.current?.focus({ preventScroll: true });
    handsOn = as === 'loading' && takes;
    if (as !== 'loading') firstPage = false;
  }, [as]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
