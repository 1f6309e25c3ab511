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
): ComponentType<Props> & { prefetch: () => Promise<void> } {
  let known: Attempt<Props> | undefined;
  let failures = 0;
  const attempt = () => {
    if (failures > 0) askForStylesAgain();
    const made: Attempt<Props> = {
      failed: false,
      part: lazy(() => made.fetched()),
      fetched: () =>
        (made.under ??= load().then(
          (part) => {
            made.part = part;
            return { default: part };
          },
          () => {
            failures += 1;
            made.failed = true;
            return { default: standIn };
          },
        )),
    };
    return made;
  };
  function PartOrStandIn(props: Props) {
    // A part that is there already renders at once: React would show its fallback for a moment.
    const [part] = useState(() => (known ??= attempt()).part);
    // Not before: React asks a part again for each rendering, and would never come to an end with one that fails each time.
    useEffect(
      () => () => {
        if (known?.failed) known = undefined;
      },
      [],
    );
    return createElement(part, props);
  }
  /** Fetches it before it is wanted; what fails now is tried again when it is. */
  PartOrStandIn.prefetch = async () => {
    const made = (known ??= attempt());
    await made.fetched();
    if (made.failed && known === made) known = undefined;
  };
  return PartOrStandIn;
}

type Attempt<Props> = {
  part: ComponentType<Props> | LazyExoticComponent<ComponentType<Props>>;
  failed: boolean;
  under?: Promise<{ default: ComponentType<Props> }>;
  fetched: () => Promise<{ default: ComponentType<Props> }>;
};

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
