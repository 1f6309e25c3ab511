import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { claimsChallenge } from './claims.ts';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const base64 = btoa(claims);
const bearer = (value: string) =>
  `Bearer realm="", authorization_uri="https://login.example/common/oauth2/authorize", error="insufficient_claims", claims="${value}"`;

test("Microsoft's own example is understood, with and without padding, in both alphabets", () => {
  expect(claimsChallenge(bearer(base64))).toBe(claims);
  expect(claimsChallenge(bearer(base64.replace(/=+$/, '')))).toBe(claims);
  const special = '{"a":"???>>>~~~"}';
  expect(btoa(special)).toMatch(/[+/]/);
  expect(claimsChallenge(bearer(btoa(special)))).toBe(special);
  expect(claimsChallenge(bearer(btoa(special).replaceAll('+', '-').replaceAll('/', '_')))).toBe(special);
});

test('the challenge is found among others, unquoted, and whatever the case', () => {
  expect(claimsChallenge(`Basic realm="a, b=\\"c\\"", ${bearer(base64)}`)).toBe(claims);
  expect(claimsChallenge(`${bearer(base64)}, DPoP algs="ES256"`)).toBe(claims);
  expect(claimsChallenge(`bearer Error=insufficient_claims, CLAIMS=${base64}`)).toBe(claims);
});

test('anything less is no challenge', () => {
  const none = [
    null,
    '',
    'Bearer',
    `Bearer error="invalid_token", claims="${base64}"`,
    `Bearer claims="${base64}"`,
    `Basic error="insufficient_claims", claims="${base64}"`,
    `Bearer x="error=\\"insufficient_claims\\", claims=${base64}"`,
    `${bearer(base64)}, claims="${base64}"`,
    'Bearer error="insufficient_claims"',
    bearer(''),
    bearer('!!!!'),
    bearer(`${base64}=`),
    bearer(btoa('[1]')),
    bearer(btoa('"text"')),
    bearer(btoa('null')),
    bearer(btoa('{"a":')),
    bearer(btoa('{"a":"\xff"}')),
    bearer(btoa(`{"a":"${'x'.repeat(9_000)}"}`)),
    bearer('e30x=').replace('e30x=', 'e31='),
  ];
  for (const header of none) expect(claimsChallenge(header), String(header)).toBeUndefined();
});

test('any JSON object comes through, whatever stands around it', () => {
  const other = fc.constantFrom('', 'Basic realm="x"', 'Negotiate', 'DPoP algs="ES256 RS256"');
  fc.assert(
    fc.property(
      fc.record({ nbf: anyText(6), acrs: fc.integer(), more: fc.array(anyText(3), { maxLength: 2 }) }),
      other,
      fc.boolean(),
      (object, challenge, urlSafe) => {
        const text = JSON.stringify(object);
        const encoded = Buffer.from(text).toString(urlSafe ? 'base64url' : 'base64');
        return claimsChallenge([challenge, bearer(encoded)].filter(Boolean).join(', ')) === text;
      },
    ),
    { numRuns: 3_000 },
  );
});

test('no header breaks it, and what it gives back is a JSON object', () => {
  const token = fc.constantFrom(
    'Bearer',
    'error',
    '=',
    '"insufficient_claims"',
    'insufficient_claims',
    ',',
    ' ',
    'claims',
    '"',
    '\\',
    'e30=',
    '"e30="',
    '{}',
    '=e30',
  );
  const header = fc.oneof(
    anyText(),
    fc.array(token, { maxLength: 16 }).map((tokens) => tokens.join('')),
  );
  fc.assert(
    fc.property(header, (any) => {
      const found = claimsChallenge(any);
      return found === undefined || (/^\s*\{/.test(found) && typeof JSON.parse(found) === 'object');
    }),
    { numRuns: 20_000 },
  );
});
