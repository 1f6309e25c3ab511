import type { SynchronizationSecretKeyStringValuePair } from '@microsoft/microsoft-graph-types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acquireAccessToken, acquireEndpoint, credentialVerbs, verbEndpoint } from './credential-verbs.ts';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { json, plain, scriptedFetch, cut, noConnection, type ScriptedFetch } from './fetch.fixture.ts';
import { canary, endpoint, id, setUp, submit, target, tenantId } from './submit.fixture.ts';
import type { Credential } from '#src/domain/credentials/credential.ts';
import type { SubmitReceipt } from '#src/domain/attempt.ts';
import { nestedError } from './refusal.fixture.ts';

test('the rows are posted in order, byte for byte, and 204 is applied', async () => {
  const scripted = scriptedFetch(plain(null, 204, { 'request-id': id }));
  let at = 1_000;
  const receipt = await submit(scripted, { now: () => (at += 250) });
  const [request] = scripted.requests;
  expect(request?.url).toBe(endpoint);
  expect(request).toMatchObject({
    method: 'POST',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  expect(Object.fromEntries(request?.headers ?? [])).toEqual({
    authorization: 'Bearer token',
    'content-type': 'application/json',
    'client-request-id': receipt.clientRequestId,
  });
  const sent: SynchronizationSecretKeyStringValuePair[] = [
    { key: 'SecretToken', value: canary },
    { key: 'BaseAddress', value: 'https://hr.example/scim' },
  ];
  expect(await request?.text()).toBe(JSON.stringify({ credentials: sent }));
  expect(receipt).toEqual({
    verb: 'authorize',
    outcome: 'applied',
    endpoint,
    target,
    keys: ['SecretToken', 'BaseAddress'],
    startedAt: 1_500,
    durationMs: 250,
    clientRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    requestId: id,
    status: 204,
  });
});

test('applications have an endpoint of their own, and nothing but a GUID reaches a path', async () => {
  const scripted = scriptedFetch();
  const client = setUp(scripted);
  expect(acquireEndpoint(client, { kind: 'application', id })).toBe(
    `https://graph.example/v1.0/applications/${id}/synchronization/acquireAccessToken`,
  );
  const hostile = { ...target, id: '../../me' };
  const credentials = () => {
    throw new Error('read too early');
  };
  expect(await acquireAccessToken(client, { target: hostile, tenantId, credentials })).toMatchObject({
    outcome: 'not-sent',
    failure: { kind: 'unsafe', what: 'id' },
    keys: [],
  });
  expect(scripted.requests).toHaveLength(0);
});

test('any value arrives unit for unit, whatever it holds; only what JSON calls key and value is sent', async () => {
  const nasty = ['\ud800', '\u0000', '\u202e', '\r\n', '"\\', '</script>', '\u2028'];
  const credentials = nasty.map((value) => ({ key: 'Password', value, note: 'not to be sent' }));
  const scripted = scriptedFetch(plain(null, 204));
  await submit(scripted, {}, undefined, () => credentials);
  expect(JSON.parse((await scripted.requests[0]?.text()) ?? '')).toEqual({
    credentials: nasty.map((value) => ({ key: 'Password', value })),
  });
});

test('a value that is an id itself is not shown as a request id', async () => {
  const credentials = () => [{ key: 'CompanyId', value: id }];
  const receipt = await submit(
    scriptedFetch(plain(null, 204, { 'request-id': id })),
    {},
    undefined,
    credentials,
  );
  expect(receipt).not.toHaveProperty('requestId');
});

test('the ids come from the body where the headers are hidden, and the error text is shown without values', async () => {
  const message = JSON.stringify({ error: { code: 'Inner', message: `Token ${canary} was refused` } });
  const innerError = { 'request-id': id, date: '2026-02-03T04:05:06' };
  const receipt = await submit(scriptedFetch(json({ error: { code: 'Outer', message, innerError } }, 400)));
  expect(receipt).toMatchObject({
    requestId: id,
    failure: {
      kind: 'refused',
      by: 'graph',
      status: 400,
      code: 'Inner',
      message: 'Token ••• was refused',
      requestId: id,
    },
  });
});

test('no receipt holds a value, wherever the answer repeats it', async () => {
  const value = anyText(12).filter(
    (text) => text.trim().length >= 4 && !'rejected unknown servicePrincipal refused graph'.includes(text),
  );
  const place = fc.constantFrom('code', 'message', 'nested', 'ids', 'header', 'web');
  await fc.assert(
    fc.asyncProperty(value, place, fc.constantFrom(400, 401, 500), async (secret, where, status) => {
      const text = where === 'nested' ? JSON.stringify({ error: { code: secret, message: secret } }) : secret;
      const message =
        where === 'web' ? `Message: ${secret} Web Response: ${JSON.stringify({ detail: secret })}` : text;
      const innerError = { 'request-id': secret, 'client-request-id': secret, date: secret };
      const body = {
        error: { code: where === 'code' ? secret : 'C', message, ...(where === 'ids' && { innerError }) },
      };
      const header = where === 'header' ? { 'request-id': Buffer.from(secret).toString('base64') } : {};
      const receipt = await submit(scriptedFetch(json(body, status, header)), {}, undefined, () => [
        { key: 'SecretToken', value: secret },
      ]);
      const strings = [receipt.requestId, ...Object.values(receipt.failure ?? {})].map(String);
      return strings.every((part) => !part.includes(secret) && !part.includes(secret.trim()));
    }),
    { numRuns: 300 },
  );
});

const secrets = `https://graph.example/v1.0/servicePrincipals/${id}/synchronization/secrets`;
const rows: readonly (Credential & { note?: string })[] = [
  { key: 'SecretToken', value: canary, note: 'not to be sent' },
  { key: 'BaseAddress', value: 'https://hr.example/scim' },
];

function save(scripted: ScriptedFetch, credentials = () => rows): Promise<SubmitReceipt> {
  return credentialVerbs(setUp(scripted)).save({ target, tenantId, credentials });
}

test('a save puts the list under the name that Graph reads, in order and byte for byte', async () => {
  const scripted = scriptedFetch(plain(null, 204, { 'request-id': id }));
  const receipt = await save(scripted);
  const [request] = scripted.requests;
  expect(request).toMatchObject({ method: 'PUT', url: secrets, redirect: 'error', cache: 'no-store' });
  const value: SynchronizationSecretKeyStringValuePair[] = [
    { key: 'SecretToken', value: canary },
    { key: 'BaseAddress', value: 'https://hr.example/scim' },
  ];
  expect(await request?.text()).toBe(JSON.stringify({ value }));
  expect(receipt).toMatchObject({
    outcome: 'applied',
    verb: 'save',
    endpoint: secrets,
    keys: ['SecretToken', 'BaseAddress'],
    requestId: id,
    status: 204,
  });
  expect(verbEndpoint(setUp(scriptedFetch()), 'save', target)).toBe(secrets);
});

test.each([
  [plain('', 200), 'unknown'],
  [json({ error: { code: 'C', message: 'M' } }, 400), 'rejected'],
  [plain('', 500), 'unknown'],
  [cut(400), 'rejected'],
  [noConnection, 'unknown'],
] as const)(
  'a save that is not answered with 204 is said as any submit, and not repeated',
  async (answer, outcome) => {
    const scripted = scriptedFetch(answer);
    expect(await save(scripted)).toMatchObject({ outcome, verb: 'save' });
    expect(scripted.requests).toHaveLength(1);
  },
);

test('what a refusal repeats of the values is not shown', async () => {
  const receipt = await save(scriptedFetch(json(nestedError('InvalidNotificationSettings', canary), 400)));
  expect(receipt.failure).toMatchObject({ code: 'InvalidNotificationSettings', message: '•••' });
});

test('a save is documented for enterprise applications alone, and by nothing but a GUID', async () => {
  const { save: put } = credentialVerbs(setUp(scriptedFetch()));
  const credentials = () => {
    throw new Error('read too early');
  };
  for (const other of [
    { ...target, kind: 'application' as const },
    { ...target, id: '../me' },
  ])
    expect(await put({ target: other, tenantId, credentials })).toMatchObject({
      outcome: 'not-sent',
      failure: { kind: 'unsafe', what: 'id' },
    });
});

test('a mask and an empty value are never sent, whatever stands beside them', async () => {
  const useless = fc.oneof(
    fc.constant(''),
    fc.nat(40).map((more) => '*'.repeat(more + 1)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyText(8)), useless, fc.nat(), async (values, bad, at) => {
      const all = values.toSpliced(at % (values.length + 1), 0, bad);
      const scripted = scriptedFetch();
      const saving = save(scripted, () => all.map((value) => ({ key: 'SecretToken', value })));
      await expect(saving).rejects.toThrow(/mask/);
      expect(scripted.requests).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the three verbs take the same and each goes its own way', async () => {
  const scripted = scriptedFetch(plain(null, 204), plain(null, 204), plain(null, 204));
  const verbs = credentialVerbs(setUp(scripted));
  const args = { target, tenantId, credentials: () => rows };
  await verbs.authorize(args);
  await verbs.save(args);
  await verbs.test({ ...args, place: { kind: 'template', id: 'scim' } });
  expect(
    scripted.requests.map(({ method, url }) => `${method} ${url.split('/synchronization/')[1]}`),
  ).toEqual(['POST acquireAccessToken', 'PUT secrets', 'POST jobs/validateCredentials']);
});
