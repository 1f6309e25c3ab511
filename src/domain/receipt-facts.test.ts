import { expect, test } from 'vitest';
import { version } from '#src/domain/version.ts';
import { receiptFacts } from './receipt-facts.ts';

const receipt = {
  verb: 'authorize',
  endpoint: 'https://graph.microsoft.com/v1.0/servicePrincipals/id/synchronization/acquireAccessToken',
  target: { kind: 'servicePrincipal', id: 'id', displayName: 'Contoso HR' },
  keys: ['BaseAddress', 'SecretToken'],
  startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  durationMs: 12.6,
  clientRequestId: 'c-1',
} as const;

test('a success names status, time, duration, ids, endpoint and keys', () => {
  const facts = receiptFacts(
    { ...receipt, outcome: 'applied', status: 204, requestId: 'r-1' },
    'tenant',
    'local',
  );
  expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toEqual({
    outcome: 'applied',
    status: '204 No Content',
    'local-time': 'local',
    'utc-time': '2026-01-02T03:04:05.000Z',
    duration: '13 ms',
    'client-request-id': 'c-1',
    'request-id': 'r-1',
    endpoint: `POST ${receipt.endpoint}`,
    target: 'Contoso HR',
    'object-id': 'id',
    tenant: 'tenant',
    keys: 'BaseAddress, SecretToken',
    version,
  });
});

test('a failure adds what it knows, and nothing is said twice', () => {
  const failure = {
    kind: 'refused',
    by: 'graph',
    status: 400,
    code: 'BadRequest',
    message: 'No',
    clientRequestId: 'c-1',
  } as const;
  const names = receiptFacts(
    { ...receipt, outcome: 'rejected', status: 400, failure },
    'tenant',
    'local',
  ).map(({ name }) => name);
  expect(names).toContain('code');
  expect(names).toContain('message');
  expect(new Set(names).size).toBe(names.length);
});

test('a save is named as the method that it is, and all else as a POST', () => {
  const endpointOf = (verb: 'authorize' | 'save') =>
    receiptFacts({ ...receipt, verb, outcome: 'applied', status: 204 }, 'tenant', 'local').find(
      ({ name }) => name === 'endpoint',
    )?.value;
  expect(endpointOf('save')).toBe(`PUT ${receipt.endpoint}`);
  expect(endpointOf('authorize')).toBe(`POST ${receipt.endpoint}`);
});
