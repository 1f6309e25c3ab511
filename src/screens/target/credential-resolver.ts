import type { FieldError, FieldErrors, Resolver } from 'react-hook-form';
import { checkRows, type RowProblem } from '#src/credentials/checks.ts';
import type { CredentialFormValues } from './credential-form-values.ts';

/**
 * Errors by row: `key` and `value` each, although only the keys are form values. The type of an error is the
 * problem's name; its message carries the other row (counted from 1) or the suggested key.
 */
export type CredentialErrors = FieldErrors<{ credentials: { key: string; value: string }[] }>;

/** Checks the rows, reading each value from its own input for the length of the check. */
export function credentialResolver(readValue: (row: string) => string): Resolver<CredentialFormValues> {
  return ({ credentials }) => {
    const problems = checkRows(credentials.map(({ row, key }) => ({ key, value: readValue(row) })));
    return problems.length === 0
      ? { values: { credentials }, errors: {} }
      : { values: {}, errors: asErrors(problems) };
  };
}

function asErrors(problems: readonly RowProblem[]): CredentialErrors {
  const rows: { key?: FieldError; value?: FieldError }[] = [];
  for (const problem of problems) {
    if (problem.problem === 'no-rows') return { credentials: { root: { type: 'no-rows' } } };
    const more = problem.otherRow === undefined ? problem.suggestion : String(problem.otherRow + 1);
    const error = { type: problem.problem, ...(more === undefined ? {} : { message: more }) };
    rows[problem.row] = { ...rows[problem.row], [problem.field]: error };
  }
  return { credentials: rows };
}
