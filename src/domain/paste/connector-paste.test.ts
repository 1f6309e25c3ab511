import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { connectorEntries } from '#src/domain/connectors/connectors.ts';
import type { Reading } from '#src/domain/credentials/plan-merge.ts';
import { type CredentialKey, credentialKeys } from '#src/domain/keys/keys.ts';
import { connectorNames } from './connector-names.ts';
import { importChanges, importPreview } from './import-preview.ts';

const now = Date.UTC(2026, 0, 1);
/** What each line of a text would become: its key, with a question mark where a person has to tick it, or why it is skipped. */
const readBy = (connector: string | undefined, text: string, keys: readonly string[] = []) => {
  const rows = keys.map((key) => ({ key }));
  const preview = importPreview(rows, text, now, { connector: connectorNames(connector) });
  return (preview?.rows ?? [])
    .map((row) => {
      if (row.action === 'ignore') return row.reason;
      return `${row.key}${row.action !== 'error' && row.ticked ? '' : '?'}`;
    })
    .join(' ');
};

const basic = 'Admin Username: ann\nAdmin Password: p4ss';
/** A text, and what two connectors make of it. */
const table: readonly (readonly [
  text: string,
  one: string,
  read: string,
  other: string,
  readOther: string,
])[] = [
  ['Client Secret: abc', 'scim-client-credentials', 'Oauth2ClientSecret', 'generic-scim', 'ClientSecret?'],
  ['Client Secret: abc', 'aws-single-account', 'ClientSecret', 'netskope', 'Oauth2ClientSecret'],
  ['Client secret\tabc', 'contentstack', 'Oauth2ClientSecret', 'aws-single-account', 'ClientSecret'],
  ['CLIENT_SECRET=abc', 'm-files', 'Oauth2ClientSecret?', 'servicenow', 'ClientSecret?'],
  [
    '[{"key":"Client Secret","value":"abc"}]',
    'sap-cloud-identity',
    'Oauth2ClientSecret',
    'zendesk',
    'ClientSecret?',
  ],
  ['Client ID: abc', 'sap-cloud-identity', 'Oauth2ClientId', 'salesforce', 'ClientIdentifier?'],
  ['Client Identifier: abc', 'm-files', 'Oauth2ClientId', 'adobe', 'ClientIdentifier?'],
  ['Client Identifier: abc', 'scim-workload-identity', 'Oauth2ClientId', 'slack', 'ClientIdentifier?'],
  [
    'Client ID: a\nClient Secret: b',
    'scim-authorization-code',
    'Oauth2ClientId Oauth2ClientSecret',
    'figma',
    'ClientIdentifier? ClientSecret?',
  ],
  ['Access Token: abc', 'generic-scim', 'SecretToken', 'scim-client-credentials', 'Oauth2AccessToken'],
  ['Access Token: abc', 'aws-iam-identity-center', 'SecretToken', 'servicenow', 'Oauth2AccessToken?'],
  ['access_token=abc', 'github-emu', 'SecretToken?', 'm-files', 'Oauth2AccessToken?'],
  ['AWS_ACCESS_TOKEN=abc', 'aws-iam-identity-center', 'SecretToken', 'servicenow', 'unknown-key'],
  ['Secret access key: abc', 'aws-single-account', 'SecretToken', 'box', 'unknown-key'],
  ['Subdomain: contoso', 'zendesk', 'Domain', 'servicenow', 'InstanceName'],
  ['Subdomain: contoso', 'cornerstone', 'Domain', 'zoom', 'InstanceName'],
  [basic, 'servicenow', 'UserName Password', 'zoom', 'unknown-key Password'],
  [basic, 'sap-concur', 'UserName Password', 'generic-scim', 'unknown-key Password'],
  ['{"label":"Admin Username","value":"ann"}', 'docusign', 'UserName', 'adobe', 'unknown-key'],
  [
    'Workday Username: a\nWorkday password: b\nWorkday Web Services API URL: https://w.example',
    'workday-inbound',
    'UserName Password BaseAddress',
    'successfactors-inbound',
    'unknown-key unknown-key unknown-key',
  ],
  ['Web Services API URL: https://w.example', 'workday-inbound', 'BaseAddress', 'adobe', 'unknown-key'],
  ['SERVICENOW_INSTANCE_NAME=contoso', 'servicenow', 'InstanceName', 'salesforce', 'unknown-key'],
  ['SALESFORCE_ADMIN_USERNAME=ann', 'salesforce', 'UserName', 'servicenow', 'unknown-key'],
  ['Security token: abc', 'salesforce', 'SecretToken', 'zendesk', 'unknown-key'],
  ['ZENDESK_API_TOKEN=abc', 'zendesk', 'SecretToken', 'salesforce', 'unknown-key'],
  ['NETSKOPE_CLIENT_SECRET=abc', 'netskope', 'Oauth2ClientSecret', 'm-files', 'unknown-key'],
  ['OAuth 2.0 scopes: all', 'scim-client-credentials', 'portal-only', 'generic-scim', 'unknown-key'],
];

test('a pasted text is read differently in more than twenty cases', () => {
  expect(table.filter(([, , read, , other]) => read !== other).length).toBeGreaterThanOrEqual(20);
});

test.each(table)('%j is for %s %j, and for %s %j', (text, one, read, other, readOther) => {
  expect(connectorEntries.map(({ id }) => id)).toEqual(expect.arrayContaining([one, other]));
  expect(readBy(one, text)).toBe(read);
  expect(readBy(other, text)).toBe(readOther);
});

test.each([
  // The connector counts before the page, and the page before the text.
  ['aws-single-account', ['Oauth2ClientSecret'], 'Client Secret: abc', 'ClientSecret'],
  ['generic-scim', ['Oauth2ClientSecret'], 'Client Secret: abc', 'Oauth2ClientSecret?'],
  [undefined, ['Oauth2ClientSecret'], 'Client Secret: abc', 'Oauth2ClientSecret?'],
  [undefined, ['ClientSecret'], 'Client Secret: abc', 'ClientSecret?'],
  [undefined, ['secrettoken'], 'Access Token: abc', 'SecretToken?'],
  ['generic-scim', ['Oauth2AccessToken'], 'Access Token: abc', 'Oauth2AccessToken?'],
  [undefined, ['Domain'], 'Subdomain: contoso', 'Domain'],
  // Another line has the token of the connector already.
  ['generic-scim', [], 'Secret Token: abc\nAccess Token: def', 'SecretToken Oauth2AccessToken?'],
  // Graph's own spelling means itself.
  ['scim-client-credentials', [], 'ClientSecret=abc', 'ClientSecret'],
  ['SCIM-Client-Credentials', [], 'Client Secret: abc', 'Oauth2ClientSecret'],
  // Nothing is known of it.
  ['nonsense', [], 'Admin Username: ann', 'unknown-key'],
] as const)('for %s with the rows %j, %j is %s', (connector, rows, text, read) => {
  expect(readBy(connector, text, rows)).toBe(read);
});

test('each label of each connector means the key that its guide names', () => {
  const wrong = connectorEntries.flatMap(({ id, methods }) =>
    methods.flatMap(({ fields }) =>
      fields
        .filter(({ label }) => label !== undefined)
        .filter(({ label, key }) => readBy(id, `${label}: abc1234`) !== (key ?? 'portal-only'))
        .map(({ label, key }) => `${id}: ${label} is ${key}`),
    ),
  );
  expect(wrong).toEqual([]);
});

const choicesIn = (text: string, reading: Reading = {}, keys: readonly string[] = []) => {
  const rows = keys.map((key) => ({ key }));
  return importPreview(rows, text, now, reading)?.rows.map((row) => row.choices);
};

test('each line offers what its name may mean, then the keys of the connector and of the page', () => {
  const connector = connectorNames('zendesk');
  expect(choicesIn('Client Secret: a\nSubdomain: b\nWhatever: c\n# d', { connector }, ['Url'])).toEqual([
    ['ClientSecret', 'Oauth2ClientSecret', 'UserName', 'SecretToken', 'Domain', 'Url'],
    ['Domain', 'InstanceName', 'UserName', 'SecretToken', 'Url'],
    ['UserName', 'SecretToken', 'Domain', 'Url'],
  ]);
  expect(choicesIn('SecretToken=***\nWhatever=', { connector })).toEqual([undefined, undefined]);
});

test('a file of settings is offered by its known names alone', () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `NAME_${at}=x`).join('\n');
  expect(choicesIn(names(12))).toEqual(Array.from({ length: 12 }, () => []));
  expect(choicesIn(names(13))).toEqual([undefined]);
});

test('what a person chooses is imported, and its name is no longer reported', () => {
  const text = 'Client Secret: a\nWhatever: b\nAdmin Username: c';
  const connector = connectorNames('servicenow');
  const chosen = new Map<number, CredentialKey>([
    [0, 'Oauth2ClientSecret'],
    [1, 'Password'],
  ]);
  expect(importPreview([{ key: 'Password' }], text, now, { connector, chosen })).toMatchObject({
    adds: 2,
    replaces: 1,
    rows: [
      { action: 'add', key: 'Oauth2ClientSecret', spelling: 'chosen', ticked: true, named: true },
      { action: 'replace', key: 'Password', spelling: 'chosen', row: 0, named: false },
      { action: 'add', key: 'UserName', spelling: 'connector' },
    ],
  });
  expect(importChanges([{ key: 'Password' }], text, { connector, chosen })).toEqual([
    { row: undefined, key: 'Oauth2ClientSecret', value: 'a' },
    { row: 0, key: 'Password', value: 'b' },
    { row: undefined, key: 'UserName', value: 'c', called: 'Admin Username' },
  ]);
  expect(importChanges([], text, { connector, chosen, ticks: new Map([[0, false]]) })).toHaveLength(2);
  expect(importChanges([], 'ZENDESK_API_TOKEN=a', { connector: connectorNames('zendesk') })).toMatchObject([
    { key: 'SecretToken', called: 'api token' },
  ]);
});

test('a key that a person chooses twice is a duplicate at both lines until another choice', () => {
  const text = 'Url=a\nDomain=b\nWhatever=c';
  const chosen = new Map<number, CredentialKey>([[2, 'Url']]);
  expect(importPreview([], text, now, { chosen })?.rows).toMatchObject([
    { action: 'error', reason: 'duplicate', key: 'Url', also: [3], place: 0, named: true },
    { action: 'add', key: 'Domain' },
    { action: 'error', reason: 'duplicate', key: 'Url', also: [1], place: 2, named: false },
  ]);
  expect(importChanges([], text, { chosen })).toEqual([]);
  chosen.set(0, 'BaseAddress');
  expect(importChanges([], text, { chosen }).map(({ key }) => key)).toEqual(['BaseAddress', 'Domain', 'Url']);
});

const secret = 'c4n4ry';
const labels = connectorEntries.flatMap(({ methods }) =>
  methods.flatMap(({ fields }) => fields.flatMap(({ label, called }) => [label ?? [], called ?? []].flat())),
);
const names = fc.oneof(
  fc.constantFrom(...labels, 'Client Secret', 'Access Token', 'Subdomain', 'ZENDESK_API_TOKEN', 'Whatever'),
  anyText(8),
);
const line = fc.tuple(names, fc.constantFrom(': ', '=', '\t', '\n', '":"')).map((parts) => parts.join(''));
const texts = fc
  .array(fc.tuple(line, fc.constantFrom('', secret, `${secret} x`)), { maxLength: 3 })
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'));
const readings = fc.record({
  connector: fc.constantFrom(undefined, ...connectorEntries.map(({ id }) => connectorNames(id))),
  ticks: fc.array(fc.tuple(fc.nat(4), fc.boolean()), { maxLength: 3 }).map((all) => new Map(all)),
  chosen: fc
    .array(fc.tuple(fc.nat(4), fc.constantFrom(...credentialKeys.map(({ key }) => key))), { maxLength: 3 })
    .map((all) => new Map(all)),
});

type Preview = (text: string, reading: Reading) => ReturnType<typeof importPreview>;
let imported = 0;
const previews = (read: Preview) =>
  fc.property(texts, readings, (text, reading) => {
    const preview = read(text, reading);
    const { adds = 0, replaces = 0, duplicates = 0 } = preview ?? {};
    const changes = importChanges(taken, text, reading);
    imported += changes.length;
    return (
      !JSON.stringify(preview ?? '').includes(secret) &&
      changes.length === (duplicates > 0 ? 0 : adds + replaces)
    );
  });
const taken = [{ key: 'SecretToken' }, { key: '' }];

test('whatever is chosen, nothing throws, no value is in the preview, and as many are imported as it says', () => {
  imported = 0;
  fc.assert(
    previews((text, reading) => importPreview(taken, text, now, reading)),
    { numRuns: 20_000 },
  );
  expect(imported, 'the texts hold credentials').toBeGreaterThan(2_000);
});

test.each<readonly [string, Preview]>([
  ['ticks', (text, reading) => importPreview(taken, text, now, { ...reading, ticks: new Map() })],
  ['choices', (text, reading) => importPreview(taken, text, now, { ...reading, chosen: new Map() })],
  [
    'connector',
    (text, reading) => importPreview(taken, text, now, { ...reading, connector: connectorNames(undefined) }),
  ],
])('a preview that does not know the %s is found out', (_, read) => {
  expect(fc.check(previews(read), { numRuns: 20_000 }).failed).toBe(true);
});
