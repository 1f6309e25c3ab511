import { readdirSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { classOf, credentialKeys, findKey } from '#src/domain/keys/keys.ts';
import { connectorById, connectorOf, connectors, markOfConnector } from './connectors.ts';

const url = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const mark = v.picklist(['documented', 'observed', 'inferred']);
const guid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const schema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
  names: v.pipe(v.array(text), v.minLength(1)),
  general: v.boolean(),
  synchronizationTemplates: v.array(text),
  galleryTemplates: v.array(v.strictObject({ id: guid, source: url })),
  keys: v.array(
    v.strictObject({
      key: v.picklist(credentialKeys.map(({ key }) => key)),
      required: v.boolean(),
      mark,
      called: v.optional(text),
      preset: v.optional(text),
      example: v.optional(text),
    }),
  ),
  authorizesInPortal: v.boolean(),
  source: v.pipe(url, v.startsWith('https://learn.microsoft.com/')),
});

const guide = new URL('guide/', import.meta.url);
const nonGallery = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';

test('every file of the guide is in the table, under its own name', () => {
  const files = readdirSync(guide).map((file) => file.replace(/\.json$/, ''));
  expect(files.length).toBeGreaterThan(10);
  expect(connectors.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
});

test.each(connectors.map((connector) => [connector.id, connector] as const))(
  '%s is complete, and each of its keys is one that can be sent',
  (id, connector) => {
    expect(v.safeParse(schema, connector).issues).toBeUndefined();
    expect(connectorById(id)).toBe(connector);
    const keys = connector.keys.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(findKey(key)).toBe(key);
    // What asks for nothing here has to say where it is authorized.
    expect(keys.length > 0 || connector.authorizesInPortal).toBe(true);
  },
);

test('a secret is never given in advance, nor shown by example', () => {
  const given = connectors
    .flatMap(({ keys }) => keys)
    .filter(({ preset, example }) => preset ?? example)
    .map(({ key }) => key);
  expect(given).toContain('AuthenticationType');
  expect(given.filter((key) => classOf(key) === 'secret')).toEqual([]);
});

test('no name, and no gallery template, stands for two connectors', () => {
  const names = connectors.flatMap((connector) => connector.names.map((name) => name.toLowerCase()));
  expect(new Set(names).size).toBe(names.length);
  const templates = connectors.flatMap(({ galleryTemplates }) => galleryTemplates.map(({ id }) => id));
  expect(new Set(templates).size).toBe(templates.length);
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

test('a connector is as sure as the least sure of its keys', () => {
  const markOf = (id: string) => {
    const connector = connectorById(id);
    return connector && markOfConnector(connector);
  };
  expect(markOf('amazon-business')).toBe('inferred');
  expect(markOf('databricks')).toBe('observed');
  expect(markOf('salesforce')).toBe('documented');
  expect(markOf('box')).toBe('documented');
});
