import { type ComponentType, lazy } from 'react';

/** A part that comes when it is first wanted. One that cannot be fetched must not take the page with it: another stands in for it. */
export function lazyOr<Props>(standIn: ComponentType<Props>, load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: standIn }),
    ),
  );
}
