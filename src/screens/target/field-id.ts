/** The id of a row's field, for the links of the summary. Rows count from 0, ids from 1 as people do. */
export function fieldId(row: number, field: 'key' | 'value'): string {
  return `credential-${row + 1}-${field}`;
}
