import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { credentialKeys } from '#src/domain/keys/keys.ts';
import type { Failure } from './failure/failure.ts';
import { keysAtFault } from './receipt-facts.ts';

const scim = 'SystemForCrossDomainIdentityManagement';
const scimKeys = ['SecretToken', 'UserName', 'BaseAddress', 'SyncAll'];

function refused(code: string, message = '', status = 400): Failure {
  return { kind: 'refused', by: 'graph', status, code, message };
}

describe('the code says which keys, in the order sent', () => {
  test.each([
    [`${scim}CredentialValidationFailure`, scimKeys, ['SecretToken', 'UserName']],
    [`${scim}CredentialValidationFailure`, ['UserName', 'SecretToken'], ['UserName', 'SecretToken']],
    [`${scim}CredentialValidationFailure`, ['Oauth2ClientId', 'Url'], ['Oauth2ClientId']],
    [`${scim}CredentialValidationUnavailable`, scimKeys, ['BaseAddress']],
    [`${scim}InvalidCredentials`, scimKeys, ['BaseAddress']],
    [`${scim}ServiceIncompatible`, scimKeys, ['BaseAddress']],
    [
      `${scim}ServiceIncompatible`,
      ['Password', 'Oauth2TokenExchangeUri', 'Domain', 'InstanceName', 'Url'],
      ['Oauth2TokenExchangeUri', 'Domain', 'InstanceName', 'Url'],
    ],
    ['ServiceNowInstanceInvalid', ['Password', 'InstanceName', 'UserName'], ['InstanceName']],
    [
      'ServiceNowCredentialsValidation',
      ['InstanceName', 'Password', 'UserName', 'SecretToken'],
      ['Password', 'UserName'],
    ],
    ['InvalidNotificationSettings', [...scimKeys, 'SyncNotificationSettings'], ['SyncNotificationSettings']],
    ['BadRequest', scimKeys, []],
    ['', scimKeys, []],
  ])('%s of %j', (code, keys, expected) => {
    expect(keysAtFault(refused(code), keys)).toEqual(expected);
  });

  test('before the message, which may name others', () => {
    const message = 'Unauthorized: BaseAddress=•••, SecretToken=•••';
    const failure = refused(`${scim}CredentialValidationFailure`, message);
    expect(keysAtFault(failure, scimKeys)).toEqual(['SecretToken', 'UserName']);
    expect(keysAtFault(failure, ['BaseAddress', 'SyncAll'])).toEqual(['BaseAddress']);
  });
});

describe('Graph does not know a key', () => {
  const message = (key: string) => `Requested value '${key}' was not found.`;
  test.each([400, 500])('in any case, with status %i', (status) => {
    const failure = refused('UnknownError', message('baseAddress'), status);
    expect(keysAtFault(failure, ['SecretToken', 'BaseAddress'])).toEqual(['BaseAddress']);
    expect(keysAtFault(failure, ['baseaddress', 'Address'])).toEqual(['baseaddress']);
  });

  test('that key only, though others are named by its value', () => {
    const failure = refused('UnknownError', message('SecretToken and more'));
    expect(keysAtFault(failure, ['SecretToken and more', 'SecretToken'])).toEqual(['SecretToken and more']);
  });
});

describe('the message names keys as words of their own', () => {
  test.each([
    ['The field BaseAddress is not a valid URI.', ['BaseAddress']],
    ["Missing 'SecretToken', UserName:", ['SecretToken', 'UserName']],
    ['{"BaseAddress":"•••"}', ['BaseAddress']],
    ['SyncAll', ['SyncAll']],
    ['MySecretToken, SecretTokens, SecretToken_2, 1UserName, ÄSyncAll', []],
    ['the secrettoken and the base address', []],
    ['SecretTokens, but also SecretToken', ['SecretToken']],
    ['', []],
  ])('%s', (message, expected) => {
    expect(keysAtFault(refused('BadRequest', message), scimKeys)).toEqual(expected);
  });

  test('a short key is not found inside longer words', () => {
    expect(keysAtFault(refused('', 'curl of BaseUrl: CrossDomain'), ['Url', 'Domain'])).toEqual([]);
  });
});

test('what is not about the credentials names none of them', () => {
  const all = credentialKeys.map(({ key }) => key);
  const message = all.join(' ');
  const others: readonly (Failure | undefined)[] = [
    undefined,
    refused('UnknownError', message, 401),
    refused('Authorization_RequestDenied', message, 403),
    { kind: 'refused', by: 'entra', status: 400, code: 'AADSTS65001', message },
    { kind: 'unreachable', origin: 'https://graph.example', offline: false },
    { kind: 'throttled' },
    { kind: 'cancelled' },
  ];
  for (const failure of others) expect(keysAtFault(failure, all)).toEqual([]);
  expect(keysAtFault(refused('BadRequest', message), all)).toEqual(all);
});

test('whatever a message says, only keys that were sent come out, in the order sent', () => {
  const words = ['SecretToken', 'BaseAddress', 'Url', "Requested value '", "' was not found", ' ', '(a+)+$'];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 8 })
    .map((parts) => parts.join(''));
  const key = fc.oneof(fc.constantFrom(...credentialKeys.map((entry) => entry.key)), fc.string());
  fc.assert(
    fc.property(text, text, fc.uniqueArray(key, { maxLength: 8 }), (code, message, keys) => {
      const found = keysAtFault(refused(code, message), keys);
      const inOrder = keys.filter((sent) => found.includes(sent));
      return inOrder.join('\n') === found.join('\n') && !found.includes('');
    }),
    { numRuns: 2_000 },
  );
});

test('a long hostile message takes no time', () => {
  const message = `${'SecretTokenSecretToken'.repeat(20_000)} ${"requested value '".repeat(10_000)}`;
  const start = performance.now();
  expect(keysAtFault(refused('x', message), scimKeys)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(500);
});
