import type { Failure } from '#src/domain/failure/failure.ts';
import { failureOfRefusal } from './error-response.ts';
import { createRedactor } from './redact.ts';

/** For tests: what becomes of an answer, redacted as for a submit of these values. */
export function scriptedRefusal(status: number, body: unknown, values: readonly string[] = []): Failure {
  const redactor = createRedactor();
  redactor.remember(values);
  return failureOfRefusal({
    status,
    headers: new Headers(),
    text: typeof body === 'string' ? body : JSON.stringify(body),
    clientRequestId: 'c',
    path: '/servicePrincipals',
    scopes: [],
    now: 0,
    clean: redactor.redact,
  });
}

export const graphError = (code: string, message: string, innerError: object = {}) => ({
  error: { code, message, innerError },
});

/** As the synchronization service answers: an error document as text in the message of another. */
export const nestedError = (code: string, message: string) =>
  graphError('UnknownError', JSON.stringify(graphError(code, message)));
