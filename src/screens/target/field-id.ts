/** The id of a row's field, for labels and for links to it. It goes with the row wherever that is moved. */
export function fieldId(row: string, field: 'key' | 'value'): string {
  return `${row}-${field}`;
}

/** Moves the focus to a field once it is on the page. */
export function focusField(row: string, field: 'key' | 'value'): void {
  requestAnimationFrame(() => document.getElementById(fieldId(row, field))?.focus());
}
