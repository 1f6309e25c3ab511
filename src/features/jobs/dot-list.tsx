import { Children, Fragment, isValidElement, type ReactNode } from 'react';

/** Facts on one line, as in "Failed · 6 hours ago"; those that are not there leave no gap. */
export function DotList({ children }: { children: ReactNode }) {
  return Children.toArray(children).map((child, place) => (
    <Fragment key={isValidElement(child) ? child.key : place}>
      {place > 0 && ' · '}
      {child}
    </Fragment>
  ));
}
