import {
  type ComponentType,
  createElement,
  lazy,
  type LazyExoticComponent,
  useEffect,
  useState,
} from 'react';

/**
 * A part that loads on first use. A failed fetch must not take the page with it: a fallback replaces the part.
 * After the fallback has gone, the page asks for the part again.
 */
export function lazyOr<Props extends object>(
  standIn: ComponentType<Props>,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: { part: LazyExoticComponent<ComponentType<Props>>; failed: boolean } | undefined;
  let failures = 0;
  const attempt = () => {
    if (failures > 0) askForStylesAgain();
    const made = {
      failed: false,
      part: lazy(() =>
        load().then(
          (part) => ({ default: part }),
          () => {
            failures += 1;
            made.failed = true;
            return { default: standIn };
          },
        ),
      ),
    };
    return made;
  };
  return function PartOrStandIn(props) {
    const [{ part }] = useState(() => (known ??= attempt()));
    // Not before: React asks a part again for each rendering, and would never come to an end with one that fails each time.
    useEffect(
      () => () => {
        if (known?.failed) known = undefined;
      },
      [],
    );
    return createElement(part, props);
  };
}

/** What Vite loads ahead of a part it asks for once only, and a style sheet that failed stays without its rules. */
function askForStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (!hasRules(link)) link.replaceWith(link.cloneNode());
}

/** Chromium keeps a failed style sheet that no script can read. All of ours are of this origin. */
function hasRules({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}
