import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factLines, supportFacts } from '#src/domain/failure/failure.ts';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { scriptedRefusal } from './refusal.fixture.ts';

const at = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

test('an undescribed refusal is reported to support with everything but what was typed', () => {
  const answer = { error: 'invalid_client', error_description: 'AADSTS7000215: hunter22', trace_id: id };
  const inner = { error: { code: 'SomethingNew', message: `Odd. Web Response: ${JSON.stringify(answer)}` } };
  const body = {
    error: { code: 'UnknownError', message: JSON.stringify(inner), innerError: { 'request-id': id } },
  };
  const lines = factLines(supportFacts(scriptedRefusal(418, body, ['hunter22']), at, '1.2.3')).split('\n');
  expect(lines).toEqual([
    'status: 418',
    'code: SomethingNew',
    `layers: graph UnknownError > graph SomethingNew > target invalid_client trace_id=${id}`,
    'message: Odd. invalid_client: AADSTS7000215: •••',
    `request-id: ${id}`,
    'client-request-id: c',
    'endpoint: /servicePrincipals',
    'utc-time: 2026-01-02T03:04:05.000Z',
    'version: 1.2.3',
  ]);
});

/** Written apart from the redactor: the ways in which a server may repeat a value. */
const encodings: Readonly<Record<string, (value: string) => string>> = {
  raw: (value) => value,
  JSON: (value) => JSON.stringify(value).slice(1, -1),
  URL: (value) => encodeURIComponent(value.toWellFormed()),
  form: (value) => new URLSearchParams({ a: value }).toString().slice(2),
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(value).toString('base64url'),
};

/** Each puts a text into one more layer. */
const wrappings: Readonly<Record<string, (text: string) => string>> = {
  envelope: (text) => JSON.stringify({ error: { code: text, message: text } }),
  inner: (text) => JSON.stringify({ error: { message: 'm', innerError: { code: text, message: text } } }),
  older: (text) => JSON.stringify({ 'odata.error': { code: 'c', message: { value: text } } }),
  scim: (text) => JSON.stringify({ scimType: text, detail: text, status: '400' }),
  oauth: (text) => JSON.stringify({ error: text, error_description: text, trace_id: text }),
  list: (text) => JSON.stringify({ errors: [{ code: text, message: text }] }),
  other: (text) => JSON.stringify({ [text]: text }),
  marked: (text) => `Message: (401) Unauthorized. Web Response: ${text}`,
  resource: (text) => `Response Status Code: Forbidden Response Content: ${text}. Retried.`,
  quoted: (text) => `before ${text} after`,
  escaped: (text) => JSON.stringify(text).slice(1, -1),
};

/** How deep, and how often: each layer may double what the one inside it has escaped, so the deep ones are dear. */
const depths = [
  [1, 20_000],
  [10, 100],
] as const;

const hides = (maxLength: number, refusal: typeof scriptedRefusal) => {
  const value = anyText(8).filter((text) => text.trim().length >= 4);
  const encode = fc.constantFrom(...Object.values(encodings));
  const wraps = fc.array(fc.constantFrom(...Object.values(wrappings)), { maxLength });
  return fc.property(value, encode, wraps, (typed, how, around) => {
    const echo = how(typed);
    const message = around.reduce((text, wrap) => wrap(text), `said ${echo}!`);
    const failure = refusal(400, { error: { code: echo, message } }, [typed]);
    const layers = 'layers' in failure ? failure.layers : undefined;
    const held = (layers ?? []).flatMap(({ code, message: text, ids = {} }) => [
      code,
      text,
      ...Object.values(ids),
    ]);
    return [factLines(supportFacts(failure, at, '1.2.3')), ...held].every(
      (said) => !said.includes(typed) && (echo.length < 4 || !said.includes(echo)),
    );
  });
};

test.each(depths)(
  'no typed value comes out of up to %i layers, in whatever encoding an answer repeats it',
  (maxLength, numRuns) => {
    fc.assert(hides(maxLength, scriptedRefusal), { numRuns });
  },
  120_000,
);

test('a refusal that keeps values of up to six characters is found out', () => {
  const short: typeof scriptedRefusal = (status, body, values) =>
    scriptedRefusal(
      status,
      body,
      values?.filter((value) => value.length > 6),
    );
  expect(fc.check(hides(1, short), { numRuns: 20_000 }).failed).toBe(true);
});
