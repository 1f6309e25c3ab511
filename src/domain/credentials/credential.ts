export type Credential = { key: string; value: string };

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

export type ValueProblemCode =
  | 'space-around'
  | 'newline-at-end'
  | 'quotes-around'
  | 'bearer-prefix'
  | 'hidden-characters'
  | 'smart-quotes'
  | 'placeholder'
  | 'value-is-key'
  | 'guid-as-secret'
  | 'masked'
  | 'jwt-expired'
  | 'jwt-expires-soon'
  | 'url-invalid'
  | 'url-not-https'
  | 'url-whitespace'
  | 'url-resource-path'
  | 'url-query'
  | 'url-fragment'
  | 'url-user-info'
  | 'url-pattern'
  | 'time-not-iso'
  | 'time-without-zone'
  | 'boolean-case'
  | 'not-boolean'
  | 'json-invalid'
  | 'settings-field'
  | 'settings-recipients';

/** Never holds the value. A `warning` is probably a mistake, an `error` surely one; a person may keep either. */
export type ValueProblem = {
  code: ValueProblemCode;
  severity: 'error' | 'warning';
  /** Fixes this problem alone and leaves the rest of the value as it is. */
  fix?: (value: string) => string;
  /** Of a token; in milliseconds since the epoch. */
  expiresAt?: number;
  /** From 1, in UTF-16 units. */
  place?: { line: number; column: number };
  /** The field of a JSON object that is at fault, or the addresses that a connector has. */
  field?: string;
};
