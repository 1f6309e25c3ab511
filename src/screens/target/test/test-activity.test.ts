import { expect, test } from 'vitest';
import type { TestReceipt } from '#src/data/test-credentials.ts';
import { testActivity } from './test-activity.ts';

const receipt: TestReceipt = {
  tested: 'stored',
  verdict: 'passed',
  endpoint:
    'https://graph.microsoft.com/v1.0/servicePrincipals/id/synchronization/jobs/1/validateCredentials',
  target: { kind: 'servicePrincipal', id: 'id', displayName: 'Contoso HR' },
  keys: [],
  startedAt: 5,
  durationMs: 7,
  clientRequestId: 'c-1',
};

test('a test of what is stored that passed is a good step with its ids', () => {
  expect(testActivity({ ...receipt, status: 204, requestId: 'r-1' })).toEqual({
    kind: 'test-stored',
    result: 'good',
    startedAt: 5,
    durationMs: 7,
    status: 204,
    clientRequestId: 'c-1',
    requestId: 'r-1',
  });
});

test('a failed one keeps the code and no word of the other side', () => {
  const failure = {
    kind: 'refused',
    by: 'graph',
    status: 400,
    code: 'SomethingFailure',
    message: 'what a stranger wrote',
    layers: [{ by: 'target', code: 'theirs', message: 'what a stranger wrote' }],
  } as const;
  const step = testActivity({
    ...receipt,
    tested: 'typed',
    verdict: 'failed',
    status: 400,
    keys: ['SecretToken'],
    failure,
  });
  expect(step).toMatchObject({
    kind: 'test-typed',
    result: 'bad',
    detail: 'SomethingFailure',
    keys: ['SecretToken'],
  });
  expect(JSON.stringify(step)).not.toMatch(/stranger|theirs/);
});

test('what gave no yes or no stays open', () => {
  for (const verdict of ['not-run', 'unknown'] as const)
    expect(testActivity({ ...receipt, verdict }).result).toBe('open');
});
