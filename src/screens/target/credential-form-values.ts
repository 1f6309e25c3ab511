/** One row as the form library knows it: its key, and the name under which its value's own input is found. */
export type CredentialRowValues = { row: string; key: string };

/** Values are never part of the form's state. */
export type CredentialFormValues = { credentials: CredentialRowValues[] };

export function emptyRow(): CredentialRowValues {
  return { row: crypto.randomUUID(), key: '' };
}
