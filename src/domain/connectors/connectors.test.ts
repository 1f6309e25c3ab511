import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { classOf, credentialKeys, findKey } from '#src/domain/keys/keys.ts';
import type { Guide, GuideFile, MethodField } from './connector.ts';
import {
  connectorById,
  connectorEntries,
  connectorOf,
  connectors,
  entryOf,
  fieldOf,
  inPortalOrder,
  markOfConnector,
  needsPortal,
  portalFields,
  surenessOf,
} from './connectors.ts';
import { fitsPattern, guideOf, holderOf, sunsetsOf } from './guide.ts';

const address = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const text = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.check((value) => value === value.trim()),
);
const mark = v.picklist(['documented', 'observed', 'inferred']);
const guid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
// What has no address has a short name: no path of a repository, and no commit.
const source = v.union([address, v.pipe(text, v.maxLength(40), v.regex(/^[^/@:]+$/))]);
const claim = { text, mark, source: v.optional(source) };
const template = { mark, source: v.optional(source) };
const day = v.pipe(v.string(), v.isoDate());
const field = v.strictObject({
  label: v.optional(text),
  labelMark: v.optional(mark),
  key: v.optional(v.picklist(credentialKeys.map(({ key }) => key))),
  keyMark: v.optional(mark),
  keySource: v.optional(source),
  required: v.boolean(),
  preset: v.optional(text),
  example: v.optional(text),
  called: v.optional(text),
  help: v.optional(text),
});
const method = v.strictObject({
  kind: v.picklist([
    'bearer',
    'basic',
    'basic-token',
    'access-key',
    'client-credentials',
    'code-grant',
    'workload-identity',
    'agent',
    'policy',
    'none',
  ]),
  mark,
  source: v.optional(source),
  evidence: v.pipe(
    v.array(
      v.picklist(['form', 'dialog', 'text', 'sample', 'scanner', 'community', 'enum', 'stock-sentence']),
    ),
    v.minLength(1),
  ),
  client: v.optional(
    v.strictObject({ owner: v.picklist(['microsoft-or-vendor', 'vendor', 'gallery-app', 'customer']), mark }),
  ),
  sunset: v.optional(v.strictObject({ ...claim, on: v.optional(day) })),
  fields: v.array(field),
});
const entrySchema = v.strictObject({
  names: v.pipe(v.array(text), v.minLength(1)),
  general: v.optional(v.literal(true)),
  source: v.pipe(address, v.startsWith('https://learn.microsoft.com/')),
  synchronizationTemplates: v.optional(v.array(v.strictObject({ id: text, ...template }))),
  galleryTemplates: v.optional(v.array(v.strictObject({ id: guid, ...template }))),
  methods: v.pipe(v.array(method), v.minLength(1)),
});
const schema = v.strictObject({
  entry: entrySchema,
  tenantUrl: v.optional(v.strictObject({ ...claim, patterns: v.array(text), examples: v.array(address) })),
  tokenFrom: v.optional(v.strictObject(claim)),
  holder: v.optional(v.strictObject(claim)),
  lifetime: v.optional(
    v.strictObject({ ...claim, duration: v.optional(v.pipe(v.string(), v.regex(/^P\d+[YMD]$/))) }),
  ),
  rotation: v.optional(v.strictObject({ ...claim, overlap: v.boolean() })),
  clouds: v.optional(v.strictObject(claim)),
  traps: v.array(v.strictObject(claim)),
});

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'src/domain/connectors/guide');
const files = readdirSync(folder);
const parse = (file: string): GuideFile => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const readGuide = (file: string): Guide => {
  const { entry: short, ...details } = parse(file);
  return { ...entryOf(file, short), ...details };
};
const guides: readonly Guide[] = files.map(readGuide);
const byName = guides.map((guide) => [guide.id, guide] as const);
const fieldsOf = ({ methods }: Pick<Guide, 'methods'>): readonly MethodField[] =>
  methods.flatMap(({ fields }) => fields);
const nonGallery = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';

test('every file of the guide is listed under its own name, and loads whole', async () => {
  expect(files.length).toBeGreaterThanOrEqual(72);
  expect(connectorEntries.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted());
  for (const guide of guides) {
    expect(guide).toMatchObject(connectorEntries.find(({ id }) => id === guide.id) ?? {});
    expect(await guideOf(guide.id.toUpperCase())).toEqual(guide);
  }
  for (const id of ['', 'unknown', '../guide/box', 'constructor', '__proto__'])
    expect(await guideOf(id)).toBeUndefined();
});

test.each(byName)('%s is complete, and each of its keys is one that can be sent', (id, guide) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(v.safeParse(schema, parse(`${id}.json`)).issues).toBeUndefined();
  for (const { kind, fields, client } of guide.methods) {
    expect(client !== undefined, kind).toBe(kind === 'code-grant');
    const keys = fields.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(findKey(key)).toBe(key);
    for (const one of fields) {
      // A row that the portal does not show and Graph has no key for is nowhere.
      expect(one.label ?? one.key).toBeDefined();
      expect(one.key === undefined).toBe(one.keyMark === undefined);
      expect(one.label === undefined).toBe(one.labelMark === undefined);
      // Nothing can be preset where nothing can be sent, and only the portal's label says more.
      if (one.key === undefined) expect([one.preset, one.keySource]).toEqual([undefined, undefined]);
    }
  }
  const kinds = guide.methods.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(connectorById(id) === undefined).toBe(guide.methods[0].kind === 'none');
});

test('no method rests on the stock sentence alone', () => {
  const rests = guides.flatMap(({ id, methods }) =>
    methods.filter(({ evidence }) => evidence.every((one) => one === 'stock-sentence')).map(() => id),
  );
  expect(rests).toEqual([]);
  // The guide knows where the sentence stands, and such a method is never called documented for it.
  const withIt = guides.flatMap(({ methods }) =>
    methods.filter(({ evidence }) => evidence.includes('stock-sentence')),
  );
  expect(withIt.length).toBeGreaterThan(0);
  expect(withIt.map((one) => one.mark)).not.toContain('documented');
  // Pages on which the sentence is wrong: they have another method.
  for (const id of ['slack', 'dropbox-business', 'cornerstone', 'taskize-connect'])
    expect(guides.find((guide) => guide.id === id)?.methods.map(({ kind }) => kind)).not.toContain('bearer');
});

test('a method that only the code of others shows is not called documented', () => {
  const weak = ['scanner', 'community', 'enum'];
  const wrong = guides.filter(({ methods }) =>
    methods.some(
      ({ evidence, mark: known }) => known === 'documented' && evidence.every((one) => weak.includes(one)),
    ),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('a secret is never given in advance, nor shown by example', () => {
  const given = guides.flatMap(fieldsOf).filter(({ preset, example }) => preset ?? example);
  const keys = given.map(({ key }) => key ?? '');
  expect(keys).toContain('AuthenticationType');
  expect(keys.filter((key) => classOf(key) === 'secret')).toEqual([]);
});

test("Salesforce's secret token is called what it is", () => {
  const secretToken = guides
    .filter(({ id }) => id === 'salesforce')
    .flatMap(fieldsOf)
    .find(({ key }) => key === 'SecretToken');
  expect(secretToken?.help).toMatch(/security token.*not a bearer token/);
});

test('no name, no gallery template and no template of a product stands for two connectors', () => {
  const names = guides.flatMap((guide) => guide.names.map((name) => name.toLowerCase()));
  expect(new Set(names).size).toBe(names.length);
  const gallery = guides.flatMap(({ galleryTemplates }) => galleryTemplates.map(({ id }) => id));
  expect(new Set(gallery).size).toBe(gallery.length);
  const jobs = guides
    .filter(({ general }) => !general)
    .flatMap(({ synchronizationTemplates }) => synchronizationTemplates.map(({ id }) => id.toLowerCase()));
  expect(jobs).toContain('sfoutdelta');
  expect(new Set(jobs).size).toBe(jobs.length);
});

test('each example of a tenant URL, and each one that is given in advance, fits its pattern', () => {
  let compared = 0;
  for (const { id, tenantUrl, ...guide } of guides) {
    const patterns = tenantUrl?.patterns ?? [];
    const presets = fieldsOf(guide).flatMap(({ key, preset }) =>
      key === 'BaseAddress' ? (preset ?? []) : [],
    );
    if (presets.length > 0) expect(patterns, id).toEqual(presets);
    if (patterns.length === 0) continue;
    for (const example of [...(tenantUrl?.examples ?? []), ...presets]) {
      expect(
        patterns.some((pattern) => fitsPattern(example, pattern)),
        `${id}: ${example}`,
      ).toBe(true);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test.each([
  ['https://contoso.accounts.ondemand.com/scim', true],
  ['https://CONTOSO.Accounts.OnDemand.com/scim/', true],
  [' https://contoso.accounts.ondemand.com/scim ', true],
  ['http://contoso.accounts.ondemand.com/scim', false],
  ['https://contoso.accounts.ondemand.com/scim/Users', false],
  ['https://contoso.accounts.ondemand.com', false],
  ['https://contosoxaccounts.ondemand.com/scim', false],
  ['https://evil.example/.accounts.ondemand.com/scim', false],
  ['https://evil.example#.accounts.ondemand.com/scim', false],
  ['https://user:pass@x.accounts.ondemand.com/scim', false],
  ['https://evil.example\\.accounts.ondemand.com/scim', false],
  ['https://.accounts.ondemand.com/scim', false],
  ['', false],
])('the address %j fits the pattern of its connector: %s', (given, fits) => {
  expect(fitsPattern(given, 'https://{tenant}.accounts.ondemand.com/scim')).toBe(fits);
});

test('the sentences are short, and in the words of the product', () => {
  const banned =
    /\b(?:tells?|told|mend(?:s|ed|ing)?|nobody|whoever|somebody|anybody|mostly)\b|what is stored|on the other side|window of its own|may not\b|authoris|organis/i;
  const sentences: string[] = [];
  const look = (value: unknown, name = ''): void => {
    if (typeof value === 'string' && (name === 'text' || name === 'help')) {
      expect(value).toMatch(/[.]$/);
      expect(value).not.toMatch(banned);
      expect(value.split(/\s+/).length, value).toBeLessThanOrEqual(40);
      sentences.push(...value.split(/(?<=[.!?])\s+/));
    }
    if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) look(part, key);
  };
  look(guides);
  look(guides.flatMap((guide) => [sunsetsOf(guide), holderOf(guide)]));
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
});

test('every code grant has an end, and depends on the administrator who authorized it', () => {
  const of = (id: string) => guides.filter((guide) => guide.id === id);
  for (const guide of guides) {
    const grant = guide.methods.some(({ kind }) => kind === 'code-grant');
    expect(sunsetsOf(guide).some(({ on }) => on === '2027-07-06')).toBe(grant);
  }
  expect(of('successfactors-inbound').flatMap(sunsetsOf)).toMatchObject([
    { on: '2026-11-20', method: 'basic' },
  ]);
  expect(of('box').map(holderOf)).toMatchObject([{ mark: 'inferred' }]);
  expect(of('scim-authorization-code').map(holderOf)).toEqual([undefined]);
  expect(of('tableau-cloud').map(holderOf)).toMatchObject([{ mark: 'documented' }]);
});

test.each([
  [nonGallery, 'generic-scim'],
  [nonGallery.toUpperCase(), 'generic-scim'],
  ['518e5f48-1fc8-4c48-9387-9fdf28b0dfe7', 'cross-tenant'],
  ['CD3ED3DE-93EE-400B-8B19-B61EF44A0F29', 'salesforce'],
  ['11111111-2222-4333-8444-555555555555', undefined],
  ['', undefined],
  [undefined, undefined],
])('an application made from the template %s has the connector %s', (applicationTemplateId, id) => {
  const target = applicationTemplateId === undefined ? {} : { applicationTemplateId };
  expect(connectorOf(target)?.id).toBe(id);
});

test('the form gets the keys of the usual method, and where the portal is needed', () => {
  const of = (id: string) => {
    const connector = connectorById(id);
    const keys = connector?.keys.map(({ key, required }) => (required ? key : `${key}?`));
    return [keys?.join(' '), connector?.authorizesInPortal];
  };
  expect(of('SALESFORCE')).toEqual(['UserName Password SecretToken BaseAddress?', false]);
  expect(of('databricks')).toEqual(['BaseAddress SecretToken', false]);
  expect(of('box')).toEqual(['', true]);
  expect(of('zoom')).toEqual(['BaseAddress', true]);
  expect(of('scim-workload-identity')[1]).toBe(true);
  expect(of('scim-authorization-code')[1]).toBe(false);
  expect(of('scim-client-credentials')).toEqual([
    'BaseAddress Oauth2TokenExchangeUri Oauth2ClientId Oauth2ClientSecret Oauth2AccessToken? Oauth2AccessTokenCreationTime?',
    false,
  ]);
  for (const { keys, authorizesInPortal } of connectors)
    expect(keys.length > 0 || authorizesInPortal).toBe(true);
  expect(connectors.find(({ id }) => id === 'cross-tenant')?.keys[1]).toEqual({
    key: 'AuthenticationType',
    required: true,
    mark: 'documented',
    preset: 'SyncPolicy',
  });
});

test('rows stand in the order of the portal, and what only the portal can set keeps its place', () => {
  const salesforce = connectorById('salesforce');
  const shown = ['SyncAll', 'SecretToken', 'BaseAddress', 'Password', 'Url', 'UserName'];
  const inOrder = (connector: typeof salesforce, keys: readonly string[]) =>
    inPortalOrder(
      connector,
      keys.map((key) => ({ key })),
    ).map(({ key }) => key);
  expect(inOrder(salesforce, shown)).toEqual([
    'UserName',
    'Password',
    'SecretToken',
    'BaseAddress',
    'SyncAll',
    'Url',
  ]);
  expect(inOrder(undefined, shown)).toEqual(shown);
  expect(fieldOf(salesforce, 'SecretToken')?.help).toMatch(/security token/);
  expect(fieldOf(salesforce, 'Url')).toBeUndefined();
  expect(fieldOf(undefined, 'Url')).toBeUndefined();

  const placesIn = (id: string, keys: string) =>
    portalFields(connectorById(id), keys.split(' ')).map((one) => `${one.behind} ${one.field.label}`);
  const form = 'BaseAddress Oauth2TokenExchangeUri Oauth2ClientId Oauth2ClientSecret';
  expect(placesIn('scim-client-credentials', form)).toEqual([
    '3 How credentials are sent',
    '3 OAuth 2.0 scopes',
  ]);
  expect(placesIn('scim-client-credentials', `${form} Oauth2AccessToken BaseAddress`)[0]).toMatch(/^3 /);
  expect(placesIn('scim-client-credentials', 'SyncAll BaseAddress')[0]).toMatch(/^1 /);
  expect(placesIn('scim-client-credentials', 'SyncAll')[0]).toMatch(/^-1 /);
  expect(placesIn('successfactors-inbound', '')).toEqual(['-1 Select authentication method']);
  expect(placesIn('salesforce', form)).toEqual([]);
});

test('a connector is as sure as the least sure of the keys that it needs', () => {
  const of = (id: string) => {
    const entry = connectorEntries.find((candidate) => candidate.id === id);
    const connector = connectorById(id);
    return [connector && markOfConnector(connector), entry && surenessOf(entry)];
  };
  expect(of('amazon-business')).toEqual(['inferred', 'unverified']);
  expect(of('snowflake')).toEqual(['inferred', 'inferred']);
  expect(of('databricks')).toEqual(['observed', 'observed']);
  expect(of('securelogin')).toEqual(['observed', 'observed']);
  expect(of('salesforce')).toEqual(['documented', 'documented']);
  expect(of('box')).toEqual(['documented', 'documented']);
  expect(guides.filter(({ methods }) => needsPortal(methods[0])).length).toBeGreaterThan(20);
});

/** What the section "Add a connector" names, in the order of its steps. */
function namedFiles(): readonly string[] {
  const markdown = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8');
  const section = /^## Add a connector\n(.*?)^## /ms.exec(markdown)?.[1] ?? '';
  return [...section.matchAll(/^\d\. `([^`]+)`/gm)].map(([, file = '']) => file);
}

test('a new product is one file, and a way to connect one more: as CONTRIBUTING says', () => {
  expect(namedFiles()).toEqual(['src/domain/connectors/guide/<id>.json', 'src/i18n/connector-names.ts']);
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test|\.fixture)\.tsx?$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(root, 'src', name), 'utf8')] as const);
  const naming = (id: string) =>
    sources.flatMap(([name, content]) => (new RegExp(`['"\`]${id}['"\`]`).test(content) ? [name] : []));
  for (const { id, general } of guides)
    // A word of one part is too common to be sure that it means the connector.
    if (general || id.includes('-'))
      expect(naming(id), id).toEqual(general ? ['i18n/connector-names.ts'] : []);
});
