import { givePageBack } from '#src/ui/restore-aria-hidden.ts';

/** The id of what can be decided about a stored key. */
export function storedItemId(key: string): string {
  return `stored ${key}`.replaceAll(/\s/g, '-');
}

/** Moves the focus to where a stored key is decided, once no dialog is in the way. */
export function focusStoredItem(key: string): void {
  void givePageBack().then(() =>
    document.getElementById(storedItemId(key))?.querySelector('button')?.focus(),
  );
}
