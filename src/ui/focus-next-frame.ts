import { openDialogs } from './restore-aria-hidden.ts';

/**
 * Moves the focus in the next frame, when what it goes to is rendered. A dialog that a person has opened meanwhile keeps the focus:
 * Fluent hides a dialog from screen readers once the focus has left it.
 */
export function focusNextFrame(find: () => Element | null | undefined, options?: FocusOptions): void {
  const before = new Set(openDialogs());
  requestAnimationFrame(() => {
    const aim = find();
    const opened = openDialogs().filter((dialog) => !before.has(dialog));
    if (aim instanceof HTMLElement && opened.every((dialog) => dialog.contains(aim))) aim.focus(options);
  });
}
