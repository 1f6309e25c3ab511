import { describe, expect, test } from 'vitest';
import type { Failure } from '#src/domain/failure/failure.ts';
import { activityOf } from './activity.ts';

const delivery = {
  endpoint: 'https://graph.example',
  target: { kind: 'servicePrincipal', id: 'a', displayName: 'Contoso HR' },
  keys: [],
  startedAt: 1_000,
  durationMs: 12.4,
  clientRequestId: 'ours',
} as const;
const refused = (failure: Partial<Extract<Failure, { kind: 'refused' }>> = {}): Failure => ({
  kind: 'refused',
  by: 'graph',
  status: 400,
  code: 'BadRequest',
  message: 'a text of theirs',
  ...failure,
});

test('an accepted submit is good, with its ids and the names of its keys', () => {
  expect(
    activityOf({
      ...delivery,
      verb: 'authorize',
      outcome: 'applied',
      status: 204,
      requestId: 'theirs',
      keys: ['SecretToken'],
    }),
  ).toEqual({
    kind: 'authorize',
    result: 'good',
    startedAt: 1_000,
    durationMs: 12,
    status: 204,
    clientRequestId: 'ours',
    requestId: 'theirs',
    keys: ['SecretToken'],
  });
});

describe('how each end counts', () => {
  test.each([
    ['rejected', 'bad'],
    ['unknown', 'open'],
    ['not-sent', 'open'],
  ] as const)('a submit that was %s is %s', (outcome, result) => {
    expect(activityOf({ ...delivery, verb: 'save', outcome })).toMatchObject({ result });
  });
  test.each([
    ['passed', 'good'],
    ['failed', 'bad'],
    ['unknown', 'open'],
    ['not-run', 'open'],
  ] as const)('a test that %s is %s', (verdict, result) => {
    expect(activityOf({ ...delivery, verb: 'test-stored', outcome: 'unknown', verdict })).toMatchObject({
      result,
    });
  });
});

test('what never left has no id that Microsoft could find', () => {
  const unsent = activityOf({ ...delivery, verb: 'authorize', outcome: 'not-sent' });
  expect(unsent).toMatchObject({ detail: 'not-sent' });
  expect(unsent).not.toHaveProperty('clientRequestId');
  expect(unsent).not.toHaveProperty('keys');
  const notRun = { ...delivery, verb: 'test-typed', verdict: 'not-run' } as const;
  expect(activityOf({ ...notRun, outcome: 'not-sent' })).not.toHaveProperty('clientRequestId');
  expect(activityOf({ ...notRun, outcome: 'rejected', status: 401 })).toMatchObject({
    clientRequestId: 'ours',
  });
});

test("only Graph's own code is kept, never a message or a code of the other side", () => {
  const of = (failure: Failure) =>
    activityOf({ ...delivery, verb: 'authorize', outcome: 'rejected', failure });
  expect(of(refused())).toMatchObject({ detail: 'BadRequest' });
  expect(of(refused({ code: 'a text of theirs' }))).not.toHaveProperty('detail');
  expect(of(refused({ by: 'entra' }))).not.toHaveProperty('detail');
  const layers = [
    { by: 'graph', code: 'Outer', message: '' },
    { by: 'graph', code: 'CredentialValidationFailure', message: '' },
    { by: 'target', code: 'hunter2', message: '' },
  ] as const;
  expect(of(refused({ code: 'hunter2', layers }))).toMatchObject({ detail: 'CredentialValidationFailure' });
  expect(JSON.stringify(of(refused({ layers })))).not.toContain('theirs');
  expect(of(refused({ code: 'hunter2', layers: layers.slice(2) }))).not.toHaveProperty('detail');
});
