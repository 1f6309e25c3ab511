import { type ReactNode, useEffect, useRef } from 'react';

/** The first page that a visit shows keeps the browser's own focus; every later one moves it to its h1. */
let firstPage = true;

type PageTitleProps = {
  children: ReactNode;
  className?: string | undefined;
  /** `news`: it stands in place of a page that was expected, so that it is announced even on the first one. */
  as?: 'news';
};

/** The h1 of a page: names the tab, and takes the focus when the route changes so that the change is announced. */
export function PageTitle({ children, className, as }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The document's title and the focus lie outside React.
  useEffect(() => {
    document.title = `${heading.current?.textContent ?? ''} · Provisioning Keys`;
    if (!firstPage || as === 'news') heading.current?.focus();
    firstPage = false;
  }, [as]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
