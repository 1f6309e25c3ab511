import type { UseFieldArrayReturn, UseFormReturn } from 'react-hook-form';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import {
  type CredentialFormValues,
  type CredentialRowValues,
  rowFor,
} from '#src/domain/credentials/credential.ts';

/** `row`: where the value belongs; undefined for a new row. `called`: the other name by which the key was recognised. */
export type RowChange = { row: string | undefined; key: string; value: string; called?: string };

/** Whether a key is stored, so that a new row for it stands in its place. */
type IsStored = (key: string) => boolean;

type Parts = {
  form: UseFormReturn<CredentialFormValues>;
  secrets: SecretFields;
  rows: Pick<UseFieldArrayReturn<CredentialFormValues, 'credentials'>, 'insert' | 'replace'>;
  isStored: IsStored;
};

/** A new row; of a stored key it takes the place, unless another row has it. */
function newRow(
  key: string,
  isStored: IsStored,
  others: readonly CredentialRowValues[],
): CredentialRowValues {
  const isTaken = others.some(({ replaces }) => replaces === key);
  return isStored(key) && !isTaken ? { ...rowFor(key), replaces: key } : rowFor(key);
}

/** Writes each value into its row, or into a new row before the blank one. */
export function fillRows({ form, secrets, rows, isStored }: Parts, changes: readonly RowChange[]): void {
  const list = form.getValues('credentials');
  const added: CredentialRowValues[] = [];
  for (const { row, key, value, called } of changes) {
    const index = list.findIndex((values) => values.row === row);
    const { called: _, ...before } = list[index] ?? newRow(key, isStored, [...list, ...added]);
    const values = { ...before, key, allowed: [], ...(called !== undefined && { called }) };
    if (index === -1) added.push(values);
    else form.setValue(`credentials.${index}`, values);
    secrets.write(values.row, value);
  }
  if (added.length > 0) rows.insert(list.length - 1, added, { shouldFocus: false });
}

/** Makes these the rows, in this order; what is not among them is forgotten. */
export function replaceRows({ form, secrets, rows, isStored }: Parts, next: readonly RowChange[]): void {
  const present = new Map(form.getValues('credentials').map((values) => [values.row, values]));
  const kept: CredentialRowValues[] = [];
  for (const { row, key, value } of next) {
    const old = row === undefined ? undefined : present.get(row);
    const { replaces, ...rest } = old ?? newRow(key, isStored, kept);
    // Under another key it no longer stands for the stored one.
    const values = { ...rest, key, allowed: [], ...(replaces === key && { replaces }) };
    present.delete(values.row);
    secrets.write(values.row, value);
    kept.push(values);
  }
  for (const row of present.keys()) secrets.drop(row);
  rows.replace([...kept, rowFor()]);
}
