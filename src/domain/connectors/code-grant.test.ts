import { expect, test } from 'vitest';
import { credentialKeys } from '#src/domain/keys/keys.ts';
import { clientCredentialsConnector, codeGrantSigns, keysToDrop } from './code-grant.ts';

const signs = (evidence: Parameters<typeof codeGrantSigns>[0]) =>
  codeGrantSigns(evidence).map(({ by }) => by);

test.each([
  ['a connector that knows no other way', { connector: 'zoom', storedKeys: [] }, ['connector']],
  ['a template that says so', { isOAuth: true, storedKeys: ['BaseAddress'] }, ['template']],
  ['a template that says the contrary', { isOAuth: false, storedKeys: ['BaseAddress'] }, []],
  ['a refresh token', { storedKeys: ['BaseAddress', 'Oauth2RefreshToken'] }, ['stored-keys']],
  ['a code that waits', { storedKeys: ['Oauth2AuthorizationCode'] }, ['stored-keys']],
  [
    'all of them',
    { connector: 'zoom', isOAuth: true, storedKeys: ['Oauth2RefreshToken'] },
    ['connector', 'template', 'stored-keys'],
  ],
  ['a bearer token instead', { connector: 'zoom', isOAuth: true, storedKeys: ['SecretToken'] }, []],
  [
    'client credentials already',
    {
      connector: 'zoom',
      isOAuth: true,
      storedKeys: ['Oauth2TokenExchangeUri', 'Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2AccessToken'],
    },
    [],
  ],
  [
    'client credentials beside a refresh token',
    { storedKeys: ['Oauth2TokenExchangeUri', 'Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2RefreshToken'] },
    ['stored-keys'],
  ],
  ['a connector with another usual method, and nothing stored', { connector: 'bpanda', storedKeys: [] }, []],
  ['a client of the customer', { connector: 'scim-authorization-code', storedKeys: [] }, []],
  ['nothing', { storedKeys: [] }, []],
] as const)('%s', (_, evidence, expected) => expect(signs(evidence)).toEqual(expected));

test('a move drops what belongs to the grant, and nothing else', () => {
  const keys = credentialKeys.map(({ key }) => key);
  expect(keysToDrop(keys)).toEqual(
    keys.filter((key) => /^Oauth2(Authorization(Code|Uri)|RedirectUri|RefreshToken|AccessToken)/.test(key)),
  );
});

test('a move draws the rows of a connector that the guide has', () =>
  expect(clientCredentialsConnector).toBe('scim-client-credentials'));
