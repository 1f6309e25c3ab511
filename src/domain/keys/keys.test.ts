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
      expect(classOf(text)).toBe('secret');
      expect(findKey(text)).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
  expect(classOf('baseAddress')).toBe('secret');
  expect(classOf('__proto__')).toBe('secret');
});
