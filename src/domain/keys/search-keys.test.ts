import fc from 'fast-check';
import { expect, test } from 'vitest';
import { credentialKeys, findKeyAnyCase, findKeyBySynonym, folded } from './keys.ts';
import { searchKeys } from './search-keys.ts';

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
