import type { SynchronizationSecretKeyStringValuePair } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { failure, setUp } from './client.fixture.ts';
import { json, plain, scriptedFetch } from './fetch.fixture.ts';
import { readStoredCredentials } from './stored-credentials.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

// Typed by Microsoft's own package, so that a property that does not exist there does not compile.
const pairs: readonly SynchronizationSecretKeyStringValuePair[] = [
  { key: 'BaseAddress', value: 'https://hr.example/scim?filter=*' },
  { key: 'SecretToken', value: '*' },
  { key: 'Password', value: '********' },
  { key: 'ClientSecret', value: 'rea******' },
  { key: 'UserName', value: null },
  { key: 'Domain' },
  { key: 'SyncAll', value: '' },
];

test('what is stored is read with the synchronization permission, masks and missing values are hidden', async () => {
  const unpublished = { key: 'SomethingNew', value: 'as it is' };
  const scripted = scriptedFetch(json({ value: [...pairs, unpublished] }));
  const { client, asked } = setUp(scripted);
  const hidden = { kind: 'hidden' };
  expect(await readStoredCredentials(client, id)).toEqual([
    { key: 'BaseAddress', value: { kind: 'plain', text: 'https://hr.example/scim?filter=*' } },
    { key: 'SecretToken', value: hidden },
    { key: 'Password', value: hidden },
    { key: 'ClientSecret', value: hidden },
    { key: 'UserName', value: hidden },
    { key: 'Domain', value: hidden },
    { key: 'SyncAll', value: { kind: 'plain', text: '' } },
    { key: 'SomethingNew', value: { kind: 'plain', text: 'as it is' } },
  ]);
  expect(asked).toEqual([['status', undefined]]);
  expect(scripted.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    `GET /v1.0/servicePrincipals/${id}/synchronization/secrets`,
  ]);
});

test('nothing stored is an empty list', async () => {
  const { client } = setUp(scriptedFetch(json({ value: [] })));
  expect(await readStoredCredentials(client, id)).toEqual([]);
});

test.each([
  ['nothing', {}],
  ['value of the wrong type', { value: {} }],
  ['no value', { value: null }],
  ['the body of a submit', { credentials: pairs }],
  ['a list instead of an object', pairs],
  ['an item that is none', { value: ['SecretToken'] }],
  ['an item without a key', { value: [{ value: '*' }] }],
  ['an empty key', { value: [{ key: '', value: '*' }] }],
  ['a key of the wrong type', { value: [{ key: 7, value: '*' }] }],
  ['a value of the wrong type', { value: [{ key: 'SyncAll', value: true }] }],
])('an answer with %s is a failure and never an empty list', async (_, body) => {
  const { client } = setUp(scriptedFetch(json(body)));
  expect(await failure(readStoredCredentials(client, id))).toEqual({
    kind: 'unreadable',
    status: 200,
    expected: 'the stored credentials',
  });
});

test('only the id of an object enters the path', async () => {
  const { client, asked } = setUp(scriptedFetch());
  for (const bad of ['../me', '', `${id}/..`])
    expect(await failure(readStoredCredentials(client, bad))).toEqual({ kind: 'unsafe', what: 'id' });
  expect(asked).toEqual([]);
});

test('a refusal is a failure, and a claims challenge asks for the permission of this read', async () => {
  const empty = json({ error: { code: 'UnknownError', message: '' } }, 401);
  const refused = setUp(scriptedFetch(empty));
  expect(await failure(readStoredCredentials(refused.client, id))).toMatchObject({
    kind: 'refused',
    status: 401,
  });

  const claims = btoa('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}');
  const challenge = plain('', 401, {
    'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${claims}"`,
  });
  const challenged = setUp(scriptedFetch(challenge, challenge));
  expect(await failure(readStoredCredentials(challenged.client, id))).toMatchObject({
    kind: 'needs-interaction',
    reason: 'claims',
    scopes: ['Synchronization.Read.All'],
  });
  expect(challenged.asked).toEqual([
    ['status', undefined],
    ['status', atob(claims)],
  ]);
});
