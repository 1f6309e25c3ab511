let pressed = false;

if (typeof document !== 'undefined') {
  const watch = (down: boolean) => () => {
    pressed = down;
  };
  addEventListener('pointerdown', watch(true), { capture: true, passive: true });
  for (const end of ['pointerup', 'pointercancel'])
    addEventListener(end, watch(false), { capture: true, passive: true });
}

/**
 * Does something as soon as no button of a pointer is down. What a field says when it is left may push the rest of
 * the page down: while a button is held, that would move away what is being clicked, and the click would be lost.
 */
export function whenReleased(work: () => void): void {
  if (!pressed) {
    work();
    return;
  }
  const release = () => {
    for (const end of ['pointerup', 'pointercancel']) removeEventListener(end, release);
    // The click follows the release in the same turn.
    setTimeout(work);
  };
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, release);
}
