import { credentialKeys } from '#src/domain/keys/keys.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkValue } from './check-value.ts';
import type { ValueProblemCode } from '#src/domain/credentials/credential.ts';

const now = Date.UTC(2026, 0, 15);
const codes = (key: string, value: string) => checkValue(key, value, now).map(({ code }) => code);
const day = 86_400;
const jwt = (claims: object) =>
  ['{"alg":"none"}', JSON.stringify(claims), 'sig']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
const expiring = (days: number) => jwt({ exp: now / 1000 + days * day, aud: 'a', iss: 'https://i.example' });

/** By code: key, a value that has the problem, and what the fix makes of it where there is one. */
const bad: Record<
  Exclude<ValueProblemCode, 'url-pattern'>,
  readonly (readonly [string, string, string?])[]
> = {
  'space-around': [
    ['SecretToken', ' abc', 'abc'],
    ['SecretToken', 'abc\t', 'abc'],
    ['BaseAddress', '\u00a0https://a.example/scim', 'https://a.example/scim'],
    ['UserName', '\nadmin', 'admin'],
    ['Password', '  '],
  ],
  'newline-at-end': [
    ['SecretToken', 'abc\n', 'abc'],
    ['SecretToken', 'abc \r\n', 'abc'],
    ['SecretToken', 'a\nb\n', 'a\nb'],
  ],
  'quotes-around': [
    ['SecretToken', '"abc"', 'abc'],
    ['BaseAddress', "'https://a.example'", 'https://a.example'],
    ['Domain', '`contoso.com`', 'contoso.com'],
  ],
  'bearer-prefix': [
    ['SecretToken', 'Bearer abc', 'abc'],
    ['Oauth2AccessToken', 'bearer  abc', 'abc'],
    ['SecretToken', 'Authorization: Bearer abc', 'abc'],
  ],
  'hidden-characters': [
    ['SecretToken', 'ab\u200bc', 'abc'],
    ['SecretToken', '\ufeffabc', 'abc'],
    ['BaseAddress', 'https://a.example/\u202escim', 'https://a.example/scim'],
    ['UserName', 'adm\u00adin', 'admin'],
    ['UserName', 'admin\u{e0041}\u{e007f}', 'admin'],
  ],
  'smart-quotes': [
    ['Password', 'it\u2019s', "it's"],
    ['SyncNotificationSettings', '{\u201cEnabled\u201d:false}', '{"Enabled":false}'],
  ],
  placeholder: [
    ['SecretToken', '<token>'],
    ['SecretToken', ' <your secret token> '],
    ['Password', '{{ password }}'],
    ['Password', '${PASSWORD}'],
    ['SecretToken', '[your-token]'],
    ['SecretToken', 'YOUR_API_TOKEN'],
    ['BaseAddress', 'https://<tenant>.example/scim'],
    ['BaseAddress', 'https://{instance}.example/scim'],
  ],
  'value-is-key': [
    ['SecretToken', 'SecretToken'],
    ['BaseAddress', 'baseaddress '],
    ['Password', 'password'],
  ],
  'guid-as-secret': [
    ['SecretToken', 'a1b2c3d4-0000-4abc-8def-0123456789ab'],
    ['Oauth2ClientSecret', 'A1B2C3D4-0000-4ABC-8DEF-0123456789AB'],
  ],
  masked: [
    ['SecretToken', '*'],
    ['Password', '********'],
    ['ClientSecret', 'rea******'],
    ['UserName', '\u2022\u2022\u2022'],
  ],
  'jwt-expired': [
    ['SecretToken', expiring(-1)],
    ['SecretToken', expiring(0)],
  ],
  'jwt-expires-soon': [
    ['SecretToken', expiring(1)],
    ['Oauth2AccessToken', expiring(29.9)],
  ],
  'url-invalid': [
    ['BaseAddress', 'a.example/scim', 'https://a.example/scim'],
    ['BaseAddress', 'nonsense'],
    ['BaseAddress', 'ftp://a.example/'],
    ['Oauth2TokenExchangeUri', '/oauth/token'],
    ['BaseAddress', 'https:a.example'],
  ],
  'url-not-https': [
    ['BaseAddress', 'http://a.example/scim', 'https://a.example/scim'],
    ['Oauth2AuthorizationUri', 'HTTP://a.example/', 'https://a.example/'],
  ],
  'url-whitespace': [
    ['BaseAddress', 'https://a.example/sc im', 'https://a.example/scim'],
    ['BaseAddress', 'https://a.example/\nscim', 'https://a.example/scim'],
  ],
  'url-resource-path': [
    ['BaseAddress', 'https://a.example/scim/v2/Users', 'https://a.example/scim/v2'],
    ['BaseAddress', 'https://a.example/scim/groups/', 'https://a.example/scim'],
    ['BaseAddress', 'https://a.example/Users?count=1', 'https://a.example?count=1'],
  ],
  'url-query': [
    ['BaseAddress', 'https://a.example/scim?token=x', 'https://a.example/scim'],
    ['BaseAddress', 'https://a.example/scim?', 'https://a.example/scim'],
    [
      'BaseAddress',
      'https://a.example/scim?aadOptscim062020&x=1#f',
      'https://a.example/scim?aadOptscim062020#f',
    ],
    [
      'BaseAddress',
      ' https://a.example/scim?token=x&AzureAdScimPatch062020=1&&y ',
      ' https://a.example/scim?AzureAdScimPatch062020=1 ',
    ],
    ['BaseAddress', 'https://a.example/scim?x&aadOptscim062020 ', 'https://a.example/scim?aadOptscim062020 '],
    ['BaseAddress', 'https://a.example/scim?aadOptscim062020?x=1', 'https://a.example/scim?aadOptscim062020'],
    ['BaseAddress', 'https://a.example/scim?aadOptscim-no', 'https://a.example/scim'],
  ],
  'url-fragment': [['BaseAddress', 'https://a.example/#/scim?x', 'https://a.example/']],
  'url-user-info': [['BaseAddress', 'https://user:pass@a.example/scim']],
  'time-not-iso': [
    ['TokenExpiration', '1767225600', '2026-01-01T00:00:00Z'],
    ['TokenExpiration', '1767225600123', '2026-01-01T00:00:00.123Z'],
    ['TokenExpiration', '01/02/2026'],
    ['Oauth2AccessTokenCreationTime', '2026-13-01T00:00:00Z'],
  ],
  'time-without-zone': [['TokenExpiration', '2026-01-01T00:00:00']],
  'boolean-case': [
    ['SyncAll', 'True', 'true'],
    ['SyncAll', ' FALSE ', ' false '],
    ['SkipOutOfScopeDeletions', 'true', 'True'],
  ],
  'not-boolean': [
    ['SyncAll', 'yes'],
    ['SkipOutOfScopeDeletions', '1'],
    ['HardDeletesEnabled', 'on'],
  ],
  'json-invalid': [
    ['Domain', '{"domain":"contoso.com"'],
    ['AppKey', "{'appKeyScenario':'AD2AADProvisioning'}"],
    ['SyncNotificationSettings', 'admin@contoso.com'],
  ],
  'settings-field': [
    ['SyncNotificationSettings', '{"enabled":true}'],
    ['SyncNotificationSettings', '{"Enabled":"true"}'],
    ['SyncNotificationSettings', '{"DeleteThresholdValue":-1}'],
    ['SyncNotificationSettings', '{"Enabled":true,"Enabled":false}'],
    ['SyncNotificationSettings', '[]'],
  ],
  'settings-recipients': [['SyncNotificationSettings', '{"Enabled":true,"Recipients":""}']],
};

const cases = Object.entries(bad).flatMap(([code, values]) =>
  values.map(([key, value, mended]) => ({ code, key, value, mended })),
);

test.each(cases)('$code: $key $value', ({ code, key, value, mended }) => {
  const problem = checkValue(key, value, now).find((found) => found.code === code);
  expect(problem?.code).toBe(code);
  expect(problem?.fix?.(value)).toBe(mended);
  if (mended !== undefined) expect(codes(key, mended)).not.toContain(code);
});

test.each([
  ['BaseAddress', 'http://hr.example/scim', 'url-not-https', 'error'],
  ['BaseAddress', 'hr.example/scim', 'url-invalid', 'error'],
  ['BaseAddress', 'https://hr.example/sc im', 'url-whitespace', 'error'],
  ['BaseAddress', 'https://{instance}.example/scim', 'placeholder', 'error'],
  ['SecretToken', '<your token>', 'placeholder', 'error'],
  ['SecretToken', 'SecretToken', 'value-is-key', 'error'],
  ['SecretToken', '********', 'masked', 'error'],
  ['SecretToken', expiring(-1), 'jwt-expired', 'error'],
  ['Domain', '{"domain":', 'json-invalid', 'error'],
  ['SyncNotificationSettings', '[]', 'settings-field', 'error'],
  ['BaseAddress', 'https://hr.example/scim/Users', 'url-resource-path', 'warning'],
  ['BaseAddress', 'https://hr.example/scim?page=1', 'url-query', 'warning'],
  ['BaseAddress', 'https://hr.example/scim#top', 'url-fragment', 'warning'],
  ['Oauth2TokenExchangeUri', 'http://hr.example/token', 'url-not-https', 'warning'],
  ['SecretToken', ' in front', 'space-around', 'warning'],
  ['SecretToken', 'a line\n', 'newline-at-end', 'warning'],
  ['SecretToken', '"in quotes"', 'quotes-around', 'warning'],
  ['SecretToken', 'Bearer of-a-header', 'bearer-prefix', 'warning'],
  ['Password', 'a\u200bb', 'hidden-characters', 'warning'],
  ['Password', 'it\u2019s', 'smart-quotes', 'warning'],
  ['ClientSecret', 'a1b2c3d4-0000-4abc-8def-0123456789ab', 'guid-as-secret', 'warning'],
  ['SecretToken', expiring(29), 'jwt-expires-soon', 'warning'],
])('what surely cannot work stops the review, what is merely odd does not: %s %s', (...row) => {
  const [key, value, code, severity] = row;
  expect(checkValue(key, value, now)).toMatchObject([{ code, severity }]);
});

test('each code is found once at most', () => {
  for (const { key, value } of cases) {
    const found = codes(key, value).filter((code) => code !== 'settings-field');
    expect(new Set(found).size).toBe(found.length);
  }
});

test('a problem says what its sentence needs: when a token expired and nothing else of it, or the place of a fault', () => {
  expect(checkValue('SecretToken', expiring(-1), now)).toEqual([
    { code: 'jwt-expired', severity: 'error', expiresAt: now - day * 1000 },
  ]);
  expect(checkValue('Domain', '{\n "domain":}', now)[0]?.place).toEqual({ line: 2, column: 11 });
});

test('mending a query leaves none of it with the engine', () => {
  const value = 'https://a.example/scim?aadOptscim062020&token=t0ken';
  for (const { fix } of checkValue('BaseAddress', value, now)) fix?.(value);
  expect(Reflect.get(RegExp, 'input')).toBe('');
});

test('whatever the value: no check throws, no fix throws, and none leaves the value with the engine', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      ...Array.from(' \t\r\n"\'`<>{}[]*:/?#@.=%\\\ufeff\u200b\u2019\0', (c) => c.charCodeAt(0)),
    ),
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0, max: 0xffff }),
  );
  const text = fc.array(unit, { maxLength: 24 }).map((units) => String.fromCharCode(...units));
  const start = fc.constantFrom('', 'https://', 'http://a.example/', 'Bearer ', 'eyJ', '{"', '2026-', 'true');
  const key = fc.oneof(fc.constantFrom(...credentialKeys.map((entry) => entry.key)), text);
  fc.assert(
    fc.property(key, start, text, (name, prefix, rest) => {
      const value = prefix + rest;
      for (const { fix } of checkValue(name, value, now)) fix?.(value);
      // Deprecated, and the very thing that keeps a value alive.
      return Reflect.get(RegExp, 'lastMatch') === '' && Reflect.get(RegExp, 'input') === '';
    }),
    { numRuns: 20_000 },
  );
});

test('no list of published values or fields bars a send: what is beside it is at most a warning', () => {
  const lookahead =
    '{"Enabled":false,"DeleteThresholdEnabled":false,"HumanResourcesLookaheadQueryEnabled":false}';
  expect(checkValue('SyncNotificationSettings', lookahead, now)).toEqual([]);
  const beside: readonly (readonly [string, string])[] = [
    ['AuthenticationType', 'OAuth2ClientCredentialsGrant'],
    ['SyncAll', 'assigned'],
    ['SkipOutOfScopeDeletions', 'Later'],
    ['HardDeletesEnabled', 'soon'],
    ['SyncNotificationSettings', '{"Enabled":"true"}'],
    ['SyncNotificationSettings', '{"enabled":true}'],
    ['SynchronizationSchedule', 'PT20M'],
    ['SingleSignOnType', 'anything'],
  ];
  for (const [key, value] of beside)
    expect(
      checkValue(key, value, now).filter(({ severity }) => severity === 'error'),
      `${key} ${value}`,
    ).toEqual([]);
});
