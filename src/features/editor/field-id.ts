/** The id of a row's field, for labels and for links to it. It goes with the row wherever that is moved. */
export function fieldId(row: string, field: 'key' | 'value'): string {
  return `${row}-${field}`;
}

/** Moves the focus to a field once it is on the page. */
export function focusField(row: string, field: 'key' | 'value'): void {
  requestAnimationFrame(() => document.getElementById(fieldId(row, field))?.focus());
}

/** react-hook-form lets the focus fall to the body; the next row's remove button, or the one before, takes it. */
export function focusAfterRemoval(index: number): void {
  requestAnimationFrame(() => {
    const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-remove]');
    const next = buttons[Math.min(index, buttons.length - 1)];
    (next ?? document.querySelector<HTMLButtonElement>('button[data-add]'))?.focus();
  });
}

/** To be called while the button that undoes a removal is still there: it takes the focus with it when it goes. */
export function focusAfterExpiry(): void {
  if (document.activeElement?.hasAttribute('data-undo'))
    document.querySelector<HTMLButtonElement>('button[data-add]')?.focus();
}
