import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { claimsChallenge, parseErrorBody, retryAfter } from './error-response.ts';

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

const same = (text: string) => text;
const whole = (body: unknown) => parseErrorBody(typeof body === 'string' ? body : JSON.stringify(body), same);
/** In one line; the layers have a test of their own. */
const read = (body: unknown) => {
  const { layers: _, ...line } = whole(body);
  return line;
};
const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

test("Graph's envelope is read with its ids and its date", () => {
  const innerError = { date: '2026-02-03T04:05:06', 'request-id': id, 'client-request-id': id };
  const expected = {
    code: 'BadRequest',
    message: 'No.',
    requestId: id,
    clientRequestId: id,
    date: innerError.date,
  };
  expect(read({ error: { code: 'BadRequest', message: 'No.', innerError } })).toEqual(expected);
  expect(read({ error: { code: 'BadRequest', message: 'No.', innererror: innerError } })).toEqual(expected);
});

test('an empty message, as for a missing role, stays empty', () => {
  expect(read({ error: { code: 'UnknownError', message: '', innerError: {} } })).toEqual({
    code: 'UnknownError',
    message: '',
  });
});

test('a second document in the message is unwrapped, with its code', () => {
  const inner = { error: { code: 'InvalidNotificationSettings', message: 'Not a mail address.' } };
  const body = { error: { code: 'UnknownError', message: JSON.stringify(inner) } };
  expect(read(body)).toEqual({ code: 'InvalidNotificationSettings', message: 'Not a mail address.' });
});

test("a target's answer is unwrapped behind what Graph says, and its code does not pass for Graph's", () => {
  const of = (answer: unknown, lead = 'Message: We received this unexpected response.') => {
    const message = `${lead} Web Response: ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`;
    return read({ error: { code: 'CredentialValidationFailure', message } });
  };
  const expected = (said: string) => ({
    code: 'CredentialValidationFailure',
    message: `We received this unexpected response. ${said}`,
  });
  expect(of({ schemas: [], detail: 'Invalid token', status: '401' })).toEqual(expected('Invalid token'));
  expect(of({ error: 'invalid_grant', error_description: 'Code expired' })).toEqual(
    expected('invalid_grant: Code expired'),
  );
  expect(of({ error: { code: 'Vendor', message: 'Nope' } })).toEqual(expected('Nope'));
  expect(of({ Message: 'Denied' })).toEqual(expected('Denied'));
  expect(of('<html>502</html>')).toEqual(expected('HTML page'));
  expect(of({ other: 1 })).toEqual(expected('{"other":1}'));
});

test('all layers are kept where there is more than one, each with its author', () => {
  const answer = JSON.stringify({ scimType: 'invalidValue', detail: 'Bad filter', status: '400' });
  const inner = {
    error: { code: 'InvalidCredentials', message: `StatusCode: BadRequest Web Response: ${answer}` },
  };
  expect(whole({ error: { code: 'UnknownError', message: JSON.stringify(inner) } }).layers).toEqual([
    { by: 'graph', code: 'UnknownError', message: '' },
    { by: 'graph', code: 'InvalidCredentials', message: 'StatusCode: BadRequest' },
    { by: 'target', code: 'invalidValue', message: 'Bad filter', status: 400 },
  ]);
  expect(whole({ error: { code: 'BadRequest', message: 'No.' } }).layers).toBeUndefined();
});

test('a mark inside a second document does not cut that document in half', () => {
  const answer = JSON.stringify({ detail: 'Invalid token' });
  const inner = {
    error: { code: 'CredentialValidationFailure', message: `Message: Refused. Web Response: ${answer}` },
  };
  expect(read({ error: { code: 'UnknownError', message: JSON.stringify(inner) } })).toEqual({
    code: 'CredentialValidationFailure',
    message: 'Refused. Invalid token',
  });
});

test('what is no envelope gives nothing', () => {
  for (const body of [
    '',
    '<html>',
    '[]',
    'null',
    '{}',
    '{"error":"text"}',
    '{"error":null}',
    { error: [] },
  ]) {
    expect(read(body)).toEqual({ code: '', message: '' });
  }
  expect(read({ error: { code: 7, message: {} } })).toEqual({ code: '', message: '' });
  expect(read(`{"error":{"code":"${'x'.repeat(70_000)}"}}`)).toEqual({ code: '', message: '' });
});

test('ids and dates that are none are dropped', () => {
  const innerError = { date: 'yesterday', 'request-id': '<b>', 'client-request-id': 7 };
  expect(read({ error: { code: 'A', message: 'B', innerError } })).toEqual({ code: 'A', message: 'B' });
});

test('nesting and length are bounded, and what is nested too deep stays shut', () => {
  let message = 'core';
  for (let depth = 0; depth < 9; depth += 1)
    message = JSON.stringify({ error: { code: `c${depth}`, message } });
  const deep = whole(message);
  expect([deep.code, deep.message, deep.layers?.length]).toEqual(['c1', '…', 8]);
  const long = read({ error: { code: 'c'.repeat(300), message: 'm'.repeat(5_000) } });
  expect([long.code.length, long.message.length]).toEqual([200, 4_000]);
  expect(() => read('['.repeat(60_000))).not.toThrow();
});

test('every string is cleaned before it is cut, so that no half of a value is left', () => {
  const clean = (text: string) => text.replaceAll('canary', '•••');
  const message = `${'m'.repeat(3_996)}canary`;
  const body = {
    error: {
      code: `${'c'.repeat(196)}canary`,
      message,
      innerError: { date: 'canary', 'request-id': 'canary' },
    },
  };
  const found = parseErrorBody(JSON.stringify(body), clean);
  expect(JSON.stringify(found)).not.toContain('can');
  expect(found.message.endsWith('m•••')).toBe(true);
});

test('no body breaks it', () => {
  const piece = fc.constantFrom(
    '{"error":',
    '{"code":"a","message":',
    '"',
    '\\"',
    'Web Response:',
    '{',
    '}',
    'Message:',
    'x',
    '"detail":"d"',
  );
  const body = fc.oneof(
    anyText(),
    fc.json(),
    fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(body, fc.boolean(), (text, wrapped) => {
      const found = parseErrorBody(wrapped ? JSON.stringify({ error: { message: text } }) : text, same);
      return typeof found.code === 'string' && found.message.length <= 4_000;
    }),
    { numRuns: 5_000 },
  );
});

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

test.each([
  [null, undefined],
  ['', undefined],
  ['10', 10_000],
  [' 7 ', 7_000],
  ['0', 0],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e9', undefined],
  ['1000000000', 3_600_000],
  ['9'.repeat(400), 3_600_000],
  ['soon', undefined],
  ['2026', 2_026_000],
  ['Fri, 02 Jan 2026 03:04:35 GMT', 30_000],
  ['Fri, 02 Jan 2026 03:04:00 GMT', 0],
  ['Fri, 02 Jan 2099 03:04:00 GMT', 3_600_000],
  ['2026-01-02T03:04:35Z', undefined],
  ['Fri, 99 Jan 2026 03:04:35 GMT', undefined],
])('%j', (header, milliseconds) => {
  expect(retryAfter(header, now)).toBe(milliseconds);
});

test('whatever it is, it is a time between now and in an hour, or none', () => {
  const digits = fc.bigInt({ min: 0n }).map(String);
  const dates = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
    .map((date) => date.toUTCString());
  fc.assert(
    fc.property(fc.oneof(digits, dates, anyText()), fc.nat(), (header, at) => {
      const wait = retryAfter(header, at);
      return wait === undefined
        ? !/^\d+$/.test(header) && !header.endsWith(' GMT')
        : wait >= 0 && wait <= 3_600_000;
    }),
    { numRuns: 20_000 },
  );
});
