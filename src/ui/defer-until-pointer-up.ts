let pressed = false;
const waiting = new Set<() => void>();

/** Does at once whatever still waits for the release. */
export function releaseNow(): void {
  const works = [...waiting];
  waiting.clear();
  for (const work of works) work();
}

if (typeof document !== 'undefined') {
  const options = { capture: true, passive: true } as const;
  const release = () => {
    pressed = false;
    // The click follows the release in the same turn.
    if (waiting.size > 0) setTimeout(releaseNow);
  };
  addEventListener(
    'pointerdown',
    () => {
      pressed = true;
    },
    options,
  );
  // The menu of the other button, and a list of the system's, keep the release to themselves: who types has released.
  for (const end of ['pointerup', 'pointercancel', 'contextmenu', 'keydown'])
    addEventListener(end, release, options);
}

/**
 * Does something as soon as the main button of a pointer is not down. What a field says when it is left may push the rest of
 * the page down: while a button is held, that would move away what is being clicked, and the click would be lost.
 */
export function whenReleased(work: () => void): void {
  if (pressed) waiting.add(work);
  else work();
}
