import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { landingCredentials, landingPreview } from './landing-preview.ts';
import { type Landing, type NoLanding, readLanding } from './read-landing.ts';

const portal = 'https://portal.azure.com/TokenAuthorize';
const here = { redirectUri: portal };
const grant = (rest: Omit<Extract<Landing, { kind: 'grant' }>, 'kind'>): Landing => ({
  kind: 'grant',
  ...rest,
});
const refusal = (error: string, description?: string): Landing => ({
  kind: 'refusal',
  error,
  ...(description !== undefined && { description }),
});
const none = (why: NoLanding): Landing => ({ kind: 'nothing', why });

/** Each way in which people come by such an address, and what it means. */
const corpus: readonly (readonly [string, Landing])[] = [
  // Whole addresses.
  [`${portal}?code=abc&state=1`, grant({ code: 'abc', state: '1', ...here })],
  [`${portal}?state=&code=abc`, grant({ code: 'abc', ...here })],
  [
    `${portal}?code=abc&state=xyz&iss=https%3A%2F%2Faccounts.example`,
    grant({ code: 'abc', state: 'xyz', issuer: 'https://accounts.example', ...here }),
  ],
  [
    `${portal}?code=4%2F0AX4XfWh-a_b&scope=email%20profile&authuser=0&prompt=consent`,
    grant({ code: '4/0AX4XfWh-a_b', ...here }),
  ],
  [
    `${portal}?code=1000.0a1b.2c3d&location=eu&accounts-server=https%3A%2F%2Faccounts.zoho.eu`,
    grant({ code: '1000.0a1b.2c3d', ...here }),
  ],
  [
    `HTTPS://PORTAL.AZURE.COM/TokenAuthorize?CODE=AbC&State=X`,
    grant({ code: 'AbC', state: 'X', redirectUri: 'HTTPS://PORTAL.AZURE.COM/TokenAuthorize' }),
  ],
  [
    'http://localhost:8080/callback?code=abc',
    grant({ code: 'abc', redirectUri: 'http://localhost:8080/callback' }),
  ],
  ['https://[::1]:8443/cb?code=abc', grant({ code: 'abc', redirectUri: 'https://[::1]:8443/cb' })],
  ['portal.azure.com/TokenAuthorize?code=abc', grant({ code: 'abc' })],
  ['com.example.app://oauth?code=abc', grant({ code: 'abc' })],
  ['https://user:pass@a.example/cb?code=abc', grant({ code: 'abc' })],
  [`${portal}?code=abc#`, grant({ code: 'abc', ...here })],
  [`${portal}?code=abc#_=_`, grant({ code: 'abc', ...here })],
  [`${portal}?code=abc&`, grant({ code: 'abc', ...here })],
  [`${portal}?code=abc&code=abc`, grant({ code: 'abc', ...here })],
  [`${portal}?error=&code=abc`, grant({ code: 'abc', ...here })],
  [`${portal}?code=a+b/c==&state=1`, grant({ code: 'a+b/c==', state: '1', ...here })],
  [`${portal}?code=a%2Bb%2Fc%3D%3D`, grant({ code: 'a+b/c==', ...here })],
  [`${portal}?code=abc?def`, grant({ code: 'abc?def', ...here })],
  [`${portal}?code=100%&state=1`, grant({ code: '100%', state: '1', ...here })],
  [
    'https://app.example/#/callback?code=abc&state=1',
    grant({ code: 'abc', state: '1', redirectUri: 'https://app.example/' }),
  ],
  // The fragment.
  [`${portal}#code=abc&state=1`, grant({ code: 'abc', state: '1', ...here })],
  [`${portal}?tenant=x#code=abc`, grant({ code: 'abc', ...here })],
  [
    'https://localhost/#access_token=YWJj&token_type=bearer&expires_in=31536000&state=set_state_here',
    grant({
      token: 'YWJj',
      expiresIn: 31_536_000,
      state: 'set_state_here',
      redirectUri: 'https://localhost/',
    }),
  ],
  ['#access_token=YWJj', grant({ token: 'YWJj' })],
  ['#access_token=YWJj&expires_in=soon', grant({ token: 'YWJj' })],
  ['#access_token=YWJj&expires_in=0', grant({ token: 'YWJj' })],
  ['#access_token=YWJj&expires_in=99999999999', grant({ token: 'YWJj' })],
  ['#access_token=a.b-c_d%7E', grant({ token: 'a.b-c_d~' })],
  ['#code=abc&access_token=def&id_token=x.y.z', grant({ code: 'abc', token: 'def' })],
  // Parts of one.
  ['?code=abc&state=1', grant({ code: 'abc', state: '1' })],
  ['code=abc&state=1', grant({ code: 'abc', state: '1' })],
  ['&code=abc', grant({ code: 'abc' })],
  ['/TokenAuthorize?code=abc', grant({ code: 'abc' })],
  ['state=1&code=abc', grant({ code: 'abc', state: '1' })],
  ['?code=abc&iss=https://a.example', grant({ code: 'abc', issuer: 'https://a.example' })],
  ['iss=https://a.example&code=abc', grant({ code: 'abc', issuer: 'https://a.example' })],
  ['?code=abc&to="https://a.example"', grant({ code: 'abc' })],
  ['#/done?next=https://a.example&code=abc', grant({ code: 'abc' })],
  [`Location:${portal}?code=abc`, grant({ code: 'abc', ...here })],
  // The code alone.
  ['abc', grant({ code: 'abc', bare: true })],
  ['  abc\r\n', grant({ code: 'abc', bare: true })],
  ['\ufeffabc\u00a0', grant({ code: 'abc', bare: true })],
  ['4/0AX4XfWh-a_b', grant({ code: '4/0AX4XfWh-a_b', bare: true })],
  ['4%2F0AX4XfWh-a_b', grant({ code: '4/0AX4XfWh-a_b', bare: true })],
  ['YWJjZA==', grant({ code: 'YWJjZA==', bare: true })],
  ['YWJjZA%3D%3D', grant({ code: 'YWJjZA==', bare: true })],
  ['eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2ln', grant({ code: 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2ln', bare: true })],
  ['"abc"', grant({ code: 'abc', bare: true })],
  ['`abc`', grant({ code: 'abc', bare: true })],
  ['\u201cabc\u201d', grant({ code: 'abc', bare: true })],
  // Encoded twice, or within another address.
  [`${portal}?code=4%252F0AX&state=1`, grant({ code: '4/0AX', state: '1', ...here })],
  [encodeURIComponent(`${portal}?code=abc&state=1`), grant({ code: 'abc', state: '1', ...here })],
  [encodeURIComponent(encodeURIComponent(`${portal}?code=4%2F0AX`)), grant({ code: '4/0AX', ...here })],
  ['%3Fcode%3Dabc%26state%3D1', grant({ code: 'abc', state: '1' })],
  ['code%3Dabc', grant({ code: 'abc' })],
  [
    `https://login.example/continue?state=outer&url=${encodeURIComponent(`${portal}?code=abc&state=inner`)}`,
    grant({ code: 'abc', state: 'inner', ...here }),
  ],
  [
    `https://login.example/continue?to=${portal}?code=abc&state=1`,
    grant({ code: 'abc', state: '1', ...here }),
  ],
  [
    `https://safelinks.example/?url=${encodeURIComponent(`${portal}#access_token=abc`)}&data=05`,
    grant({ token: 'abc', ...here }),
  ],
  // Copied out of markup, code, logs and prose.
  [`${portal}?code=abc&amp;state=1`, grant({ code: 'abc', state: '1', ...here })],
  [`"${portal}?code=abc\\u0026state=1"`, grant({ code: 'abc', state: '1', ...here })],
  [
    '"https:\\/\\/a.example\\/cb?code\\u003dabc"',
    grant({ code: 'abc', redirectUri: 'https://a.example/cb' }),
  ],
  [`<${portal}?code=abc>`, grant({ code: 'abc', ...here })],
  [`[here](${portal}?code=abc)`, grant({ code: 'abc', ...here })],
  [`href="${portal}?code=abc"`, grant({ code: 'abc', ...here })],
  [`{"location":"${portal}?code=abc","status":302}`, grant({ code: 'abc', ...here })],
  [`Location: ${portal}?code=abc&state=1\r\nContent-Length: 0`, grant({ code: 'abc', state: '1', ...here })],
  ['GET /TokenAuthorize?code=abc&state=1 HTTP/1.1', grant({ code: 'abc', state: '1' })],
  [`It stopped at ${portal}?code=abc`, grant({ code: 'abc', ...here })],
  [`#7: it stopped at ${portal}?code=abc when I signed in`, grant({ code: 'abc', ...here })],
  // Refusals.
  [
    `${portal}?error=access_denied&error_description=The+user+said+no&state=1`,
    refusal('access_denied', 'The user said no'),
  ],
  [
    `${portal}#error=invalid_scope&error_description=Unknown%20scope`,
    refusal('invalid_scope', 'Unknown scope'),
  ],
  ['?error=server_error', refusal('server_error')],
  ['error=temporarily_unavailable&error_description=', refusal('temporarily_unavailable')],
  [`${portal}?error=access_denied&code=abc`, refusal('access_denied')],
  [`${portal}?error=redirect_uri_mismatch`, refusal('redirect_uri_mismatch')],
  [
    encodeURIComponent(`${portal}?error=access_denied&error_description=Caf%C3%A9`),
    refusal('access_denied', 'Café'),
  ],
  [`${portal}?error=access_denied&error_description=The user said no`, refusal('access_denied', 'The')],
  // Neither.
  ['', none('empty')],
  [' \r\n\t', none('empty')],
  ['""', none('empty')],
  ['x'.repeat(65_537), none('too-large')],
  [portal, none('address')],
  ['portal.azure.com/TokenAuthorize', none('address')],
  [`${portal}?state=1`, none('address')],
  [`${portal}?code=&state=1`, none('address')],
  ['SecretToken=abc', none('address')],
  [
    'https://accounts.example/auth?response_type=code&client_id=1&redirect_uri=https%3A%2F%2Fa.example%2F%3Fx',
    none('request'),
  ],
  [`please open https://accounts.example/auth?client_id=1`, none('request')],
  [`${portal}?code=abc&code=def`, none('several')],
  [
    `${portal}?code=abc&to=${encodeURIComponent('https://a.example?code=def')}&url=https://a.example?code=def`,
    none('several'),
  ],
  [`${portal}?code=abc#code=def`, none('several')],
  [`${portal}?code=***`, none('masked')],
  ['\u2022\u2022\u2022\u2022\u2022', none('masked')],
  [`${portal}?code=abc\ndef&state=1`, none('broken')],
  [`${portal}?code=abc def`, none('broken')],
  [`It stopped at ${portal}?code=abc\n      def`, none('broken')],
  ['two words', none('broken')],
  [`${portal}?code=a%20b`, none('characters')],
  [`${portal}?code=a%00b`, none('characters')],
  [`${portal}?code=a\u200bb`, none('characters')],
  [`${portal}?code=caf%C3%A9`, none('characters')],
  [`${portal}?code=a\ud800b`, none('characters')],
  ['{"code":"abc"}', none('characters')],
  ['über', none('characters')],
];

test('the corpus has at least 60 addresses, each once', () => {
  expect(new Set(corpus.map(([text]) => text)).size).toBe(corpus.length);
  expect(corpus.length).toBeGreaterThanOrEqual(60);
});

test.each(corpus)('%j', (text, landing) => {
  expect(readLanding(text)).toEqual(landing);
});

const piece = fc.oneof(
  anyText(12),
  fc.constantFrom(
    'https://a.example/b',
    '?',
    '#',
    '&',
    '=',
    '%',
    '%25',
    '%3F',
    '%26code%3D',
    'code=',
    'access_token=',
    'error=',
    'error_description=',
    'state=1',
    'iss=https://',
    '://',
    '"',
    '(',
    ')',
    '***',
    '\\u0026',
    ' ',
    '\n',
  ),
);
const hostile = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
const someKeys = fc.subarray([
  'SecretToken',
  'Oauth2AuthorizationCode',
  'Oauth2RedirectUri',
  'Oauth2ClientId',
]);

test('hostile text: never throws, finds only what a code can be, and leaves nothing with the engine', () => {
  fc.assert(
    fc.property(hostile, someKeys, (text, keys) => {
      /mark/.test('mark');
      const landing = readLanding(text);
      const preview = landingPreview(landing, keys, '1');
      const credentials = landingCredentials(landing, keys, () => true);
      const isPlain = (value: string) =>
        value !== '' && Array.from(value).every((char) => char > ' ' && char <= '~');
      return (
        preview.kind === landing.kind &&
        credentials.length > 0 === (landing.kind === 'grant') &&
        credentials.every(({ key, value }) => key === 'Oauth2RedirectUri' || isPlain(value)) &&
        Reflect.get(RegExp, 'lastMatch') === 'mark'
      );
    }),
    { numRuns: 20_000 },
  );
});

test('a code comes through whole, however the address was encoded on its way', () => {
  const secret = fc
    .array(fc.constantFrom(...Array.from("abzAZ019-._~+/=!$'(),;:@")), { minLength: 1, maxLength: 40 })
    .map((chars) => `k${chars.join('')}k`);
  fc.assert(
    fc.property(secret, fc.constantFrom('?', '#'), fc.integer({ min: 0, max: 2 }), (code, mark, times) => {
      let address = `${portal}${mark}state=1&code=${encodeURIComponent(code)}`;
      for (let time = 0; time < times; time += 1) address = encodeURIComponent(address);
      const landing = readLanding(address);
      return landing.kind === 'grant' && landing.code === code && landing.state === '1';
    }),
    { numRuns: 5_000 },
  );
});

/** Counts the characters that the string methods look at in this work: the same on each run and each machine. */
function readsOf(work: () => unknown): number {
  let reads = 0;
  const methods = [
    'slice',
    'split',
    'indexOf',
    'lastIndexOf',
    'includes',
    'startsWith',
    'endsWith',
    'charAt',
    'charCodeAt',
    'toLowerCase',
    'trim',
  ] as const;
  const originals = methods.map((name) => [name, Reflect.get(String.prototype, name)] as const);
  const decode = globalThis.decodeURIComponent;
  for (const [name, method] of originals) {
    const isPlace = name === 'charAt' || name === 'charCodeAt';
    const isEnd = name === 'startsWith' || name === 'endsWith';
    Reflect.set(String.prototype, name, function counted(this: string, ...args: readonly unknown[]) {
      const result: unknown = Reflect.apply(method, this, args);
      const from = name === 'indexOf' && typeof args[1] === 'number' ? args[1] : 0;
      if (isPlace || isEnd) reads += 1;
      else if (typeof result === 'string') reads += result.length;
      // A search looks at all up to what it finds.
      else reads += (typeof result === 'number' && result >= 0 ? result + 1 : this.length) - from;
      return result;
    });
  }
  globalThis.decodeURIComponent = (text) => {
    reads += text.length;
    return decode(text);
  };
  try {
    work();
  } finally {
    for (const [name, method] of originals) Reflect.set(String.prototype, name, method);
    globalThis.decodeURIComponent = decode;
  }
  return reads;
}

test.each([
  'a',
  'a ',
  'a=1 ',
  '?',
  '#',
  '&',
  '=',
  '&a',
  '&code=',
  '&code=1',
  '?code=1',
  '?a=1',
  '#a=',
  '%',
  '%25',
  '%3F',
  '%26code%3D',
  'https://a/?',
  'https://',
  '://',
  '("',
  '\\u0026',
  '&amp;',
  'code=1 ',
  'a\n',
  'https://a?code=1\n',
])('twice the text is twice the work: %j again and again', (again) => {
  const [once = 0, twice = 0] = [300, 600].map((times) => readsOf(() => readLanding(again.repeat(times))));
  expect(once).toBeGreaterThan(0);
  expect(twice).toBeLessThanOrEqual(2.1 * once + 100);
});
