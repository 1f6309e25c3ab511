import type { SynchronizationSecretKeyStringValuePair } from '@microsoft/microsoft-graph-types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Credential } from '#src/domain/credentials/credential.ts';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { credentialVerbs, verbEndpoint } from './credential-verbs.ts';
import type { SubmitReceipt } from '#src/domain/receipt.ts';
import { cut, json, noConnection, plain, scriptedFetch, type ScriptedFetch } from './fetch.fixture.ts';
import { nestedError } from './refusal.fixture.ts';
import { canary, id, setUp, target, tenantId } from './submit.fixture.ts';

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
