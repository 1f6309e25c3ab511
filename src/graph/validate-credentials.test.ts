import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FailureError } from '#src/domain/failure/failure.ts';
import { anyText } from '#src/domain/any-text.fixture.ts';
import type { ClientDeps } from './request.ts';
import {
  cut,
  json,
  noConnection,
  plain,
  scriptedFetch,
  type ScriptedFetch,
  silence,
} from './fetch.fixture.ts';
import type { TestReceipt } from '#src/domain/attempt.ts';
import { createRedactor } from './redact.ts';
import { graphError, nestedError } from './refusal.fixture.ts';
import { canary, id, setUp, target, tenantId } from './submit.fixture.ts';
import { testStored, type TestPlace, testTyped } from './validate-credentials.ts';

const job = { kind: 'job', id: `scim.5f1c1d3a8c524b7e9f602d4a7b91c3e8.${id}` } as const;
const root = `https://graph.example/v1.0/servicePrincipals/${id}/synchronization/jobs`;
const rows = [
  { key: 'SecretToken', value: canary, note: 'not to be sent' },
  { key: 'BaseAddress', value: 'https://hr.example/scim' },
];

type Changes = { deps?: Partial<ClientDeps>; place?: TestPlace; signal?: AbortSignal };

function stored(scripted: ScriptedFetch, { deps, place = job, signal }: Changes = {}): Promise<TestReceipt> {
  const args = { target, tenantId, place, signal };
  const redactor = createRedactor();
  redactor.watch(() => [canary]);
  return testStored(setUp(scripted, { redactor, ...deps }), args);
}

function typed(
  scripted: ScriptedFetch,
  { deps, place = job, signal }: Changes = {},
  credentials = () => rows,
): Promise<TestReceipt> {
  return testTyped(setUp(scripted, deps), { target, tenantId, place, credentials, signal });
}

test('the stored credentials are tested with nothing but the wish for it', async () => {
  const scripted = scriptedFetch(plain(null, 204, { 'request-id': id }));
  const receipt = await stored(scripted, { deps: { now: () => 1_000 } });
  expect(receipt).toEqual({
    verb: 'test-stored',
    outcome: 'applied',
    verdict: 'passed',
    endpoint: `${root}/${job.id}/validateCredentials`,
    target,
    keys: [],
    startedAt: 1_000,
    durationMs: 0,
    clientRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    requestId: id,
    status: 204,
  });
  const [request] = scripted.requests;
  expect(request).toMatchObject({ method: 'POST', url: receipt.endpoint, redirect: 'error' });
  expect(await request?.json()).toEqual({ useSavedCredentials: true });
});

test('typed credentials go byte for byte into the body of one request', async () => {
  const scripted = scriptedFetch(plain(null, 204));
  expect(await typed(scripted)).toMatchObject({
    verb: 'test-typed',
    verdict: 'passed',
    keys: ['SecretToken', 'BaseAddress'],
  });
  expect(await scripted.requests[0]?.json()).toEqual({
    useSavedCredentials: false,
    credentials: rows.map(({ key, value }) => ({ key, value })),
  });
});

test('without a job the template says how the application is asked', async () => {
  const place = { kind: 'template', id: 'scim' } as const;
  const scripted = scriptedFetch(plain(null, 204), plain(null, 204));
  const receipts = [await stored(scripted, { place }), await typed(scripted, { place })];
  expect(receipts.map(({ endpoint }) => endpoint)).toEqual(Array(2).fill(`${root}/validateCredentials`));
  for (const request of scripted.requests) {
    expect(request.url).toBe(`${root}/validateCredentials`);
    expect(await request.json()).toHaveProperty('templateId', 'scim');
  }
});

const scim = 'SystemForCrossDomainIdentityManagement';
const webResponse = 'Message: Refused. Web Response: {"detail":"no"}';

test.each<[string, number, object | string, TestReceipt['verdict']]>([
  ['the application refused', 400, nestedError(`${scim}CredentialValidationFailure`, webResponse), 'failed'],
  [
    'the application is out of reach',
    400,
    graphError(`${scim}CredentialValidationUnavailable`, ''),
    'failed',
  ],
  ['nothing speaks SCIM there', 400, nestedError(`${scim}ServiceIncompatible`, webResponse), 'failed'],
  ['a failed test comes as a 500', 500, nestedError(`${scim}CredentialValidationFailure`, ''), 'failed'],
  ['ServiceNow refused', 400, graphError('ServiceNowCredentialsValidation', ''), 'failed'],
  ['a connector has a code of its own', 400, graphError('BoxUserIsNotAdmin', 'Not an admin.'), 'failed'],
  ['a vague code comes with what the application said', 400, graphError('BadRequest', webResponse), 'failed'],
  ['the request was bad', 400, graphError('BadRequest', 'Empty Payload.'), 'not-run'],
  ['the permission is missing', 401, graphError('UnknownError', ''), 'not-run'],
  ['the role is missing', 403, graphError('Authorization_RequestDenied', ''), 'not-run'],
  ['the job is gone', 404, graphError('Request_ResourceNotFound', ''), 'not-run'],
  ['Graph asks for a pause', 429, graphError('TooManyRequests', ''), 'not-run'],
  ['a key is unknown', 400, graphError('BadRequest', "Requested value 'x' was not found."), 'not-run'],
  ['a key is unknown', 500, graphError('UnknownError', "Requested value 'x' was not found."), 'unknown'],
  ['Graph has a fault', 500, graphError('InternalServerError', ''), 'unknown'],
  ['a gateway answers', 502, '<html>', 'unknown'],
  ['the answer is not documented', 200, { value: [] }, 'unknown'],
])('where %s (%i) the verdict is no guess', async (_, status, body, verdict) => {
  const answer = typeof body === 'string' ? plain(body, status) : json(body, status);
  const scripted = scriptedFetch(answer, answer);
  expect(await stored(scripted)).toMatchObject({ verdict, status });
  expect(await typed(scripted)).toMatchObject({ verdict, status });
  expect(scripted.requests).toHaveLength(2);
});

test('when the answer is lost the outcome is unknown, and the test is not repeated', async () => {
  for (const answer of [noConnection, cut(200), () => Response.error()]) {
    const scripted = scriptedFetch(answer);
    expect(await stored(scripted)).toMatchObject({ verdict: 'unknown' });
    expect(scripted.requests).toHaveLength(1);
  }
  const controller = new AbortController();
  const scripted = scriptedFetch((request, signal) => {
    setTimeout(() => controller.abort(), 1);
    return silence(request, signal);
  });
  expect(await typed(scripted, { signal: controller.signal })).toMatchObject({
    verdict: 'unknown',
    failure: { kind: 'cancelled' },
    keys: ['SecretToken', 'BaseAddress'],
  });
});

test.each<[string, Changes, object]>([
  ['offline', { deps: { online: () => false } }, { kind: 'unreachable', offline: true }],
  [
    'without consent',
    { deps: { getToken: () => Promise.reject(new FailureError({ kind: 'signed-out' })) } },
    { kind: 'signed-out' },
  ],
  [
    'in another tenant',
    { deps: { getToken: async () => ({ token: 'token', tenantId: id }) } },
    { kind: 'unsafe', what: 'tenant' },
  ],
  ['with a hostile job', { place: { kind: 'job', id: '..' } }, { kind: 'unsafe', what: 'id' }],
  ['cancelled before', { signal: AbortSignal.abort() }, { kind: 'cancelled' }],
])('%s no test is run and no value is read', async (_, changes, failure) => {
  const scripted = scriptedFetch();
  const unread = () => {
    throw new Error('read too early');
  };
  const expected = { verdict: 'not-run', failure, keys: [] };
  expect(await typed(scripted, changes, unread)).toMatchObject(expected);
  expect(await stored(scripted, changes)).toMatchObject(expected);
  expect(scripted.requests).toHaveLength(0);
});

test('only the id of an object enters the path', async () => {
  const hostile = { ...target, id: '../../me' };
  const scripted = scriptedFetch();
  const args = { target: hostile, tenantId, place: job };
  expect(await testStored(setUp(scripted), args)).toMatchObject({ verdict: 'not-run', keys: [] });
  expect(scripted.requests).toHaveLength(0);
});

test('no receipt holds what is typed, wherever the answer repeats it', async () => {
  const value = anyText(12).filter(
    (text) =>
      text.trim().length >= 4 && !'not-run failed unknown servicePrincipal refused graph'.includes(text),
  );
  await fc.assert(
    fc.asyncProperty(value, fc.boolean(), fc.constantFrom(400, 500), async (secret, nested, status) => {
      const message = nested
        ? `Message: ${secret} Web Response: ${JSON.stringify({ detail: secret })}`
        : secret;
      const answer = json(graphError(nested ? 'C' : secret, message, { 'request-id': secret }), status);
      const redactor = createRedactor();
      const unwatch = redactor.watch(() => [secret]);
      const client = setUp(scriptedFetch(answer, answer), { redactor });
      const read = () => {
        unwatch();
        return [{ key: 'Password', value: secret }];
      };
      const common = { target, tenantId, place: job };
      const receipts = [
        await testStored(client, common),
        await testTyped(client, { ...common, credentials: read }),
      ];
      return receipts.every(({ failure, requestId }) =>
        [requestId, ...Object.values(failure ?? {})].every((part) => !String(part).includes(secret)),
      );
    }),
    { numRuns: 150 },
  );
});
