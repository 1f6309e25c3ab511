import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkValue } from './check-value.ts';

const now = Date.UTC(2026, 0, 15);
const rounds = 12;

/** The same bytes in every run, and not a real secret. */
function bytes(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    createHash('sha256').update(`${seed} ${block}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}
const hex = (seed: string, length: number) => bytes(seed, length).toString('hex');
const letters = (seed: string, length: number, alphabet: string) =>
  Array.from(bytes(seed, length), (byte) => alphabet[byte % alphabet.length]).join('');
const alphanumeric = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789';
const printable = `${alphanumeric}!#$%&()*+,-./:;=?@[]^_{|}~`;
const guid = (seed: string) =>
  [4, 2, 2, 2, 6].map((length, part) => hex(`${seed} ${part}`, length)).join('-');
const jwt = (claims: object, seed: string) =>
  [Buffer.from('{"alg":"RS256","typ":"JWT"}'), Buffer.from(JSON.stringify(claims)), bytes(seed, 256)]
    .map((part) => part.toString('base64url'))
    .join('.');
const year = now / 1000 + 365 * 86_400;

/** Shapes of tokens, addresses and ids as such systems hand them out. */
const shapes: readonly ((seed: string) => readonly [string, string])[] = [
  (s) => ['SecretToken', letters(s, 40, alphanumeric)],
  (s) => ['SecretToken', `dapi${hex(s, 16)}-2`],
  (s) => ['SecretToken', `xoxp-${letters(s, 60, '0123456789')}-${hex(s, 16)}`],
  (s) => ['SecretToken', `ghp_${letters(s, 36, alphanumeric)}`],
  (s) => ['SecretToken', bytes(s, 48).toString('base64')],
  (s) => ['SecretToken', bytes(s, 47).toString('base64url')],
  (s) => ['SecretToken', `${guid(s)}:${letters(s, 24, alphanumeric)}`],
  (s) => ['SecretToken', jwt({ iss: 'https://idp.example', aud: ['scim'], exp: year }, s)],
  (s) => ['SecretToken', jwt({ sub: s }, s)],
  (s) => ['Password', `a${letters(s, 24, printable)}z`],
  (s) => ['Password', `Pa'ss "${letters(s, 8, alphanumeric)}`],
  (s) => ['ClientSecret', `AKIA${letters(s, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`],
  (s) => ['Oauth2ClientSecret', `${letters(s, 3, alphanumeric)}8Q~${letters(s, 34, `${alphanumeric}-_.~`)}`],
  (s) => ['Oauth2AuthorizationCode', `0.A${letters(s, 200, `${alphanumeric}-_`)}`],
  (s) => ['Oauth2AuthorizationCode', guid(s)],
  () => ['AppKey', '{"appKeyScenario":"AD2AADProvisioning"}'],
  (s) => ['ConnectionString', `Server=tcp:${hex(s, 4)}.example,1433;Password={${hex(s, 8)}};Encrypt=True`],
  (s) => [
    'ClientSecret',
    `-----BEGIN PRIVATE KEY-----\n${bytes(s, 48).toString('base64')}\n-----END PRIVATE KEY-----\n`,
  ],
  (s) => ['UserName', `svc-${hex(s, 3)}@contoso.example`],
  (s) => ['UserName', `CONTOSO\\${letters(s, 8, alphanumeric)}`],
  (s) => ['UserName', `J\u00f6rg O'N${hex(s, 2)}`],
  (s) => ['CompanyId', guid(s)],
  (s) => ['Oauth2ClientId', guid(s)],
  (s) => ['ApplicationTemplateIdentifier', guid(s)],
  (s) => ['InstanceName', `dev${letters(s, 5, '0123456789')}`],
  (s) => ['Domain', `{"domain":"${hex(s, 3)}.example"}`],
  (s) => ['Domain', `${hex(s, 3)}.example`],
  (s) => ['BaseAddress', `https://${hex(s, 4)}.example/scim/v2`],
  (s) => ['BaseAddress', `https://${hex(s, 4)}.example/api/users/${hex(s, 2)}/scim/`],
  (s) => ['BaseAddress', `https://${hex(s, 4)}.example:8443/scim?aadOptscim062020`],
  (s) => ['BaseAddress', `https://localhost:8585/ecma2host_${letters(s, 6, alphanumeric)}/scim`],
  (s) => ['BaseAddress', `http://127.0.0.1:${3000 + (bytes(s, 1)[0] ?? 0)}/scim`],
  (s) => ['BaseAddress', `https://scim.eu-west-1.example/${guid(s)}/scim/v2/`],
  (s) => ['Oauth2TokenExchangeUri', `https://${hex(s, 4)}.example/oauth2/token?tenant=${guid(s)}`],
  (s) => ['Oauth2AuthorizationUri', `https://${hex(s, 4)}.example/authorize#/start`],
  (s) => ['Oauth2RedirectUri', `http://localhost:5173/callback?n=${hex(s, 2)}`],
  (s) => ['TokenExpiration', new Date(now + (bytes(s, 1)[0] ?? 0) * 86_400_000).toISOString()],
  () => ['TokenExpiration', '2026-02-01'],
  () => ['Oauth2AccessTokenCreationTime', '2026-01-15T09:30:00+02:00'],
  () => ['SyncAll', 'false'],
  () => ['SkipOutOfScopeDeletions', 'True'],
  () => ['HardDeletesEnabled', 'TRUE'],
  () => ['AuthenticationType', 'SyncPolicy'],
  () => ['Sandbox', 'false'],
  () => ['SynchronizationSchedule', 'PT40M'],
  (s) => [
    'SyncNotificationSettings',
    `{"Enabled":true,"Recipients":"${hex(s, 2)}@b.example","DeleteThresholdEnabled":true,"DeleteThresholdValue":50}`,
  ],
  (s) => ['SomethingNew', letters(s, 20, alphanumeric)],
];

const values = shapes.flatMap((shape, at) =>
  Array.from({ length: rounds }, (_, round) => shape(`${at}/${round}`)),
);

test('no false alarm on what such systems really hand out', () => {
  expect(new Set(values.map(([, value]) => value)).size).toBeGreaterThan(400);
  const alarms = values.flatMap(([key, value]) =>
    checkValue(key, value, now).map(({ code }) => `${key} ${value}: ${code}`),
  );
  expect(alarms).toEqual([]);
});

test('an empty value has no problem of its own', () => {
  expect(checkValue('BaseAddress', '', now)).toEqual([]);
  expect(checkValue('SyncNotificationSettings', '', now)).toEqual([]);
});
