import type { SynchronizationTemplate } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';
import { readTemplates } from './templates.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const target = { kind: 'servicePrincipal', id } as const;
const read = async (body: unknown) => await readTemplates(setUp(scriptedFetch(json(body))).client, target);

// Typed by Microsoft's own package, so that a property that does not exist there does not compile.
const scim: SynchronizationTemplate = { id: 'scim', default: false, metadata: [] };
const salesforce: SynchronizationTemplate = {
  id: 'SfOutDelta',
  default: true,
  metadata: [
    {
      key: 'ConfigurationFields',
      value: '[{"name":"UserName","secret":false},{"name":"secrettoken","secret":true},{"name":"url"}]',
    },
    { key: 'IsOAuthEnabled', value: 'False' },
  ],
};

test('the default template comes first, with what its metadata says of the fields', async () => {
  expect(await read({ value: [scim, salesforce] })).toEqual([
    {
      id: 'SfOutDelta',
      isDefault: true,
      isOAuth: false,
      fields: [
        { name: 'username', secret: false },
        { name: 'secrettoken', secret: true },
        { name: 'url', secret: false },
      ],
    },
    { id: 'scim', isDefault: false, isOAuth: undefined, fields: undefined },
  ]);
});

test('metadata keys are compared without case, and a list of fields that cannot be read counts as none', async () => {
  const metadata = [
    { key: 'configurationfields', value: '[{"name":' },
    { key: 'isOauthEnabled', value: 'true' },
    { key: null, value: null },
  ];
  expect(await read({ value: [{ id: 'a', metadata }] })).toEqual([
    { id: 'a', isDefault: false, isOAuth: true, fields: undefined },
  ]);
});

test.each([
  ['settings', [{ key: 'OAUTHSETTINGS', value: '{"scope":"scim"}' }], true],
  ['empty settings', [{ key: 'oAuthSettings', value: '{}' }], undefined],
  ['no settings', [{ key: 'oAuthSettings', value: 'null' }], undefined],
  ['settings that cannot be read', [{ key: 'oAuthSettings', value: '{"scope":' }], undefined],
  [
    'settings that are off',
    [
      { key: 'OAuthSettings', value: '{"scope":"scim"}' },
      { key: 'isoauthenabled', value: 'FALSE' },
    ],
    false,
  ],
])('by %s %j, the OAuth of a template is %s', async (_, metadata, isOAuth) => {
  expect((await read({ value: [{ id: 'a', metadata }] }))[0]?.isOAuth).toBe(isOAuth);
});

test('an object without a template differs from an answer that is none', async () => {
  expect(await read({ value: [] })).toEqual([]);
  for (const body of [{}, { value: {} }, { value: [{ id: '' }] }, [], null])
    expect(await failure(read(body))).toMatchObject({ kind: 'unreadable' });
});

test('it asks for the synchronization permission, and never with an id that is none', async () => {
  const scripted = scriptedFetch(json({ value: [] }));
  const { client, asked } = setUp(scripted);
  await readTemplates(client, { kind: 'application', id });
  expect(asked).toEqual([['status', undefined]]);
  expect(scripted.requests.map(({ url }) => url)).toEqual([
    `https://graph.example/v1.0/applications/${id}/synchronization/templates`,
  ]);
  expect(await failure(readTemplates(client, { kind: 'application', id: '../me' }))).toMatchObject({
    kind: 'unsafe',
  });
});
