import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectorEntries } from './connectors.ts';
import { searchConnectors } from './search.ts';

const find = (text: string, also: readonly string[] = []) =>
  searchConnectors(connectorEntries, text, () => also).map(({ id }) => id);

test.each([
  ['salesf', 'salesforce'],
  ['  SALESFORCE  ', 'salesforce'],
  ['G Suite', 'google-workspace'],
  ['g-suite', 'google-workspace'],
  ['instance name', 'servicenow'],
  ['InstanceName', 'servicenow'],
  ['SyncPolicy', undefined],
  ['companyid', 'cross-tenant'],
  ['workload identity', 'scim-workload-identity'],
  ['SFOUTDELTA', 'salesforce'],
  ['authorization endpoint zoho', 'zoho-one'],
  ['Sálesförce', 'salesforce'],
])('a person who searches for %j finds %s', (text, id) => {
  expect(find(text)[0]).toBe(id);
});

test('every word has to be found, and no text finds all', () => {
  expect(find('')).toHaveLength(connectorEntries.length);
  expect(find(' \n ')).toHaveLength(connectorEntries.length);
  expect(find('zoom salesforce')).toEqual([]);
  expect(find('!')).toEqual([]);
  expect(find('.*')).toEqual([]);
  const bySecretToken = find('secret token');
  expect(bySecretToken).toEqual(expect.arrayContaining([...find('SecretToken')]));
  expect(bySecretToken).toContain('snowflake');
  expect(bySecretToken).not.toContain('box');
  expect(find('jeton', ['Jeton du porteur'])).toHaveLength(connectorEntries.length);
});

test('no text makes the search fail, and each finds no more than its beginning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, more) => {
      const found = new Set(find(one));
      for (const id of find(`${one} ${more}`)) expect(found).toContain(id);
    }),
    { numRuns: 200 },
  );
});
