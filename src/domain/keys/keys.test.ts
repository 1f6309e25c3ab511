import assert from 'node:assert/strict';
import type { SynchronizationSecret } from '@microsoft/microsoft-graph-types';
import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import {
  classOf,
  credentialKeys,
  findKey,
  findKeyAnyCase,
  isOneTime,
  type CredentialClass,
  type CredentialKey,
  findKeyBySynonym,
  folded,
  searchKeys,
} from './keys.ts';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 24 })
  .map((units) => String.fromCharCode(...units));

test("the list is Microsoft's enum of 45 without None, neither more nor less", () => {
  expectTypeOf<CredentialKey | 'None'>().toEqualTypeOf<SynchronizationSecret>();
  expectTypeOf<Extract<CredentialKey, 'None'>>().toBeNever();
  expect(credentialKeys).toHaveLength(44);
  expect(new Set(credentialKeys.map(({ key }) => key)).size).toBe(44);
  expect(findKey('None')).toBeUndefined();
  expect(findKeyAnyCase('none')).toBeUndefined();
});

test('each class has the number of keys that the documentation gives it', () => {
  const count: Record<CredentialClass, number> = { secret: 0, identifier: 0, url: 0, setting: 0, time: 0 };
  for (const entry of credentialKeys) count[entry.class] += 1;
  expect(count).toEqual({ secret: 12, identifier: 10, url: 5, setting: 15, time: 2 });
});

test('whatever grants access by itself is a secret', () => {
  const named = credentialKeys.filter(({ key }) =>
    /password|secret|token$|code$|connectionstring/i.test(key),
  );
  expect(named.length).toBeGreaterThan(7);
  for (const entry of named) expect(entry.class, entry.key).toBe('secret');
});

test('only the authorization code is used up by sending it', () => {
  expect(credentialKeys.filter(({ key }) => isOneTime(key)).map(({ key }) => key)).toEqual([
    'Oauth2AuthorizationCode',
  ]);
  expect(isOneTime('something else')).toBe(false);
});

test('a key is found exactly, or in any case when asked so', () => {
  expect(findKey('BaseAddress')).toBe('BaseAddress');
  expect(findKey('baseAddress')).toBeUndefined();
  expect(findKey('constructor')).toBeUndefined();
  expect(findKeyAnyCase('baseaddress')).toBe('BaseAddress');
  expect(findKeyAnyCase(' secret_token ')).toBe('SecretToken');
  expect(findKeyAnyCase('OAUTH2-client-id')).toBe('Oauth2ClientId');
  expect(findKeyAnyCase('')).toBeUndefined();
});

test('no two keys fold to the same spelling', () => {
  for (const { key } of credentialKeys) expect(findKeyAnyCase(key.toUpperCase())).toBe(key);
});

test('whatever is not a key is masked', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.strictEqual(classOf(text), 'secret');
      assert.strictEqual(findKey(text), undefined);
    }),
    { numRuns: 2_000 },
  );
  expect(classOf('baseAddress')).toBe('secret');
  expect(classOf('__proto__')).toBe('secret');
});

const labels = new Map<string, string>([['BaseAddress', 'Tenant address']]);
const labelOf = (key: string) => labels.get(key) ?? '';
const search = (text: string) => searchKeys(text, labelOf);

test('people find a key by its name, its label and what else it is called', () => {
  expect(search('BaseAddress')[0]).toBe('BaseAddress');
  expect(search('base_address')[0]).toBe('BaseAddress');
  expect(search('Tenant address')).toEqual(['BaseAddress']);
  expect(search('tenant URL')).toEqual(['BaseAddress']);
  expect(search('Bearer')[0]).toBe('SecretToken');
  expect(search('api token')).toEqual(['SecretToken']);
  expect(search('callback')).toEqual(['Oauth2RedirectUri']);
  expect(search('no such key')).toEqual([]);
  expect(search('')).toHaveLength(44);
});

test('what is exact comes before what begins so, that before what contains it, and a synonym last', () => {
  expect(search('domain').slice(0, 3)).toEqual(['Domain', 'EnforceDomain', 'ValidateDomain']);
  expect(search('sandbox').slice(0, 2)).toEqual(['Sandbox', 'SandboxName']);
  const found = search('token');
  expect(found.slice(0, 2)).toEqual(['TokenKey', 'TokenExpiration']);
  expect(found.indexOf('SecretToken')).toBeGreaterThan(1);
  expect(found.indexOf('Oauth2TokenExchangeUri')).toBeGreaterThan(1);
});

test('no words mean two keys, nor the key of another', () => {
  const all = credentialKeys.flatMap(({ synonyms }) => synonyms.map(folded));
  expect(new Set(all).size).toBe(all.length);
  for (const { key, synonyms } of credentialKeys) {
    for (const words of synonyms) {
      expect(words).toBe(words.trim().toLowerCase());
      expect(findKeyBySynonym(words.toUpperCase())).toBe(key);
      expect(findKeyAnyCase(words), words).toBeUndefined();
    }
  }
});

test('only what Microsoft explains is marked as documented', () => {
  const documented = credentialKeys.filter(({ mark }) => mark === 'documented').map(({ key }) => key);
  for (const key of [
    'SecretToken',
    'BaseAddress',
    'SyncAll',
    'SyncNotificationSettings',
    'SkipOutOfScopeDeletions',
  ]) {
    expect(documented).toContain(key);
  }
  expect(documented).not.toContain('Oauth2AuthorizationCode');
});

test('every part of a key finds it', () => {
  const part = fc.constantFrom(...credentialKeys.map(({ key }) => key)).chain((key) =>
    fc.tuple(fc.constant(key), fc.nat(key.length - 1), fc.nat(key.length)).map(([whole, from, length]) => ({
      whole,
      text: whole.slice(from, from + length),
    })),
  );
  fc.assert(
    fc.property(part, ({ whole, text }) => search(text).includes(whole)),
    { numRuns: 2_000 },
  );
});
