import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { landingCredentials, landingPreview } from './landing-preview.ts';
import { readLanding } from './read-landing.ts';

const portal = 'https://portal.azure.com/TokenAuthorize';

test('no preview holds a code, a token or a run of either', () => {
  const secret = fc.integer({ min: 0 }).map((seed) => `k${seed.toString(36).padStart(15, '0')}${seed}`);
  const places = fc.constantFrom(
    (value: string) => `${portal}?code=${value}&state=1&iss=https://a.example`,
    (value: string) => `${portal}#access_token=${value}&expires_in=60`,
    (value: string) => `${portal}?error=access_denied&error_description=Bad+code+${value}&code=${value}`,
    (value: string) => `${portal}?error=${value}`,
    (value: string) => `?code=${value}&iss=https://${value}.example`,
    (value: string) => `?code=${value}&state=${value}`,
    (value: string) => value,
    (value: string) => `${portal}?code=${value}&code=x`,
  );
  fc.assert(
    fc.property(secret, places, (value, place) => {
      const shown = JSON.stringify(landingPreview(readLanding(place(value)), [], '1')).toLowerCase();
      return !shown.includes(value.slice(0, 8));
    }),
    { numRuns: 2_000 },
  );
});

describe('what a landing fills', () => {
  const read = (text: string, keys: readonly string[], isEmpty = true) =>
    landingCredentials(readLanding(text), keys, () => isEmpty);
  const code = { key: 'Oauth2AuthorizationCode', value: 'abc' };
  const redirect = { key: 'Oauth2RedirectUri', value: portal };

  test.each<readonly [string, readonly string[], readonly object[]]>([
    [`${portal}?code=abc`, [], [code]],
    [`${portal}?code=abc`, ['SecretToken'], [code]],
    [`${portal}?code=abc`, ['Oauth2RedirectUri'], [code, redirect]],
    ['?code=abc', ['Oauth2RedirectUri'], [code]],
    ['#access_token=abc', [], [{ key: 'SecretToken', value: 'abc' }]],
    ['#access_token=abc', ['BaseAddress', 'SecretToken'], [{ key: 'SecretToken', value: 'abc' }]],
    ['#access_token=abc', ['BaseAddress', 'Oauth2ClientId'], [{ key: 'Oauth2AccessToken', value: 'abc' }]],
    [`${portal}#access_token=abc`, ['Oauth2RedirectUri'], [{ key: 'Oauth2AccessToken', value: 'abc' }]],
    ['#code=abc&access_token=def', [], [code]],
    ['#code=abc&access_token=def', ['SecretToken'], [{ key: 'SecretToken', value: 'def' }]],
    ['#code=abc&access_token=def', ['SecretToken', 'Oauth2AuthorizationCode'], [code]],
    ['?error=access_denied', ['Oauth2AuthorizationCode'], []],
    ['', [], []],
  ])('%j for %j', (text, keys, credentials) => {
    expect(read(text, keys)).toEqual(credentials);
  });

  test('a typed redirect URI stays', () => {
    expect(read(`${portal}?code=abc`, ['Oauth2RedirectUri'], false)).toEqual([code]);
  });
});

describe('what a person sees of it', () => {
  const see = (text: string, keys: readonly string[] = [], state?: string) =>
    landingPreview(readLanding(text), keys, state);

  test('a code: its key, its size and the host of its issuer', () => {
    expect(see('?code=abcd&iss=https%3A%2F%2Flogin.example%2Fx%2F')).toEqual({
      kind: 'grant',
      key: 'Oauth2AuthorizationCode',
      bytes: 4,
      bare: false,
      issuer: 'login.example',
    });
  });

  test('a token: how long the app says it lives', () => {
    expect(see('#access_token=abcd&expires_in=3600')).toMatchObject({ key: 'SecretToken', expiresIn: 3600 });
    expect(see('#code=abc&access_token=abcd&expires_in=3600')).not.toHaveProperty('expiresIn');
  });

  test.each<readonly [string, string | undefined, boolean | undefined]>([
    ['?code=a&state=mine', 'mine', true],
    ['?code=a&state=other', 'mine', false],
    ['?code=a', 'mine', false],
    ['?code=a&state=other', undefined, undefined],
    ['abc', 'mine', undefined],
  ])('the state of %j, where %j was sent along', (text, state, isExpected) => {
    const preview = see(text, [], state);
    expect(preview.kind === 'grant' && preview.isExpected).toBe(isExpected);
  });

  test("the app's own words, cut, without hidden characters and long runs", () => {
    expect(
      see('?error=access_denied&error_description=No+\u202eaccess.+Trace+0123456789abcdef+for+you'),
    ).toEqual({ kind: 'refusal', error: 'access_denied', description: 'No access. Trace •••••••• for you' });
    const long = see(`?error=x&error_description=${'so+'.repeat(200)}`);
    expect(long.kind === 'refusal' && long.description).toHaveLength(301);
  });
});
