import type { FieldError, FieldErrors, Resolver } from 'react-hook-form';
import { checkRows, isBlankRow, type RowProblem } from '#src/domain/checks/checks.ts';
import { valueChecks } from '#src/ui/value-notes.ts';
import type { ValueProblem, CredentialFormValues } from '#src/domain/credentials/credential.ts';

/**
 * A problem of one field. Its type is the problem's name; its message carries the other row (counted from 1) or the
 * suggested key, and `problem` what the checks of values found. None of it holds the value.
 */
export type CredentialError = FieldError & { problem?: ValueProblem };
export type CredentialErrors = FieldErrors<CredentialFormValues>;

/**
 * Checks the rows, reading each value from its own input for the length of the check. Rows without key and value are
 * left out of what it gives back; what a person has allowed is no problem any more.
 */
export function credentialResolver(
  readValue: (row: string) => string,
  isSpent: (row: string) => boolean = () => false,
  now: () => number = Date.now,
): Resolver<CredentialFormValues> {
  return ({ credentials }) => {
    const checks = valueChecks.now();
    const filled = credentials.map(({ row, key, allowed }) => ({ key, value: readValue(row), allowed }));
    const problems = checkRows(
      filled.map(({ key, value, allowed }) => ({
        key,
        value,
        allowUnknownKey: allowed.includes('key-unknown'),
      })),
    );
    const errors = asErrors(problems);
    filled.forEach(({ key, value, allowed }, row) => {
      const worst = checks?.checkValue(key, value, now()).find(
        // A mask is never sent, whatever a person says: it would take the place of the secret.
        ({ severity, code }) => severity === 'error' && (code === 'masked' || !allowed.includes(code)),
      );
      const spent = credentials[row] && isSpent(credentials[row].row);
      if (spent) errors[row] = { ...errors[row], value: { type: 'code-spent' } };
      // Nothing is sent unchecked.
      else if (!checks && value !== '') errors[row] = { ...errors[row], value: { type: 'value-unchecked' } };
      else if (worst) errors[row] = { ...errors[row], value: { type: 'value-problem', problem: worst } };
    });
    if (problems.some(({ problem }) => problem === 'no-rows'))
      return { values: {}, errors: { credentials: { root: { type: 'no-rows' } } } };
    if (errors.length > 0) return { values: {}, errors: { credentials: errors } };
    return {
      values: {
        credentials: credentials.filter((_, at) => !isBlankRow(filled[at] ?? { key: '', value: '' })),
      },
      errors: {},
    };
  };
}

type RowErrors = { key?: CredentialError; value?: CredentialError };

function asErrors(problems: readonly RowProblem[]): RowErrors[] {
  const rows: RowErrors[] = [];
  for (const problem of problems) {
    if (problem.problem === 'no-rows') continue;
    const more = problem.otherRow === undefined ? problem.suggestion : String(problem.otherRow + 1);
    const error = { type: problem.problem, ...(more === undefined ? {} : { message: more }) };
    rows[problem.row] = { ...rows[problem.row], [problem.field]: error };
  }
  return rows;
}
