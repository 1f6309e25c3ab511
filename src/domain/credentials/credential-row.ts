import type { ValueProblemCode } from '#src/domain/checks/value-problem.ts';

/** What a person has looked at and still wants to send. */
export type Allowance = 'key-unknown' | ValueProblemCode;

/** One row as the form library knows it. */
export type CredentialRowValues = {
  /** The name under which the value's own input is found. */
  row: string;
  key: string;
  allowed: readonly Allowance[];
  /** The connector cannot do without it. */
  required: boolean;
  /** The stored key in whose place the row stands. */
  replaces?: string;
  /** This product's words for the other name by which an import or a paste recognised the key. */
  called?: string;
  /** Never holds anything: values are no part of the form's state. Gives a value's problem its path. */
  value?: string;
};

export type CredentialFormValues = { credentials: CredentialRowValues[] };

export function rowFor(key = '', required = false): CredentialRowValues {
  return { row: crypto.randomUUID(), key, allowed: [], required };
}
