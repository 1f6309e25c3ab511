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
