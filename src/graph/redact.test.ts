import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from './any-text.ts';
import { formsOf, mask, redact } from './redact.ts';

const secret = `s3cr+t/"<é>'&\\ \u{1f511}`;

/** Written apart from the redactor: the ways in which a server may repeat a value. */
const encodings: Record<string, (value: string) => string> = {
  raw: (value) => value,
  'JSON once': (value) => JSON.stringify(value).slice(1, -1),
  'JSON twice': (value) => JSON.stringify(JSON.stringify(value)).slice(3, -3),
  'JSON in ASCII': (value) =>
    JSON.stringify(value)
      .slice(1, -1)
      .replace(/[\u007f-\uffff]/g, (char) => `\\u${`000${char.charCodeAt(0).toString(16)}`.slice(-4)}`),
  'URL component': (value) => encodeURIComponent(value.toWellFormed()),
  'URL component, lower case': (value) =>
    encodeURIComponent(value.toWellFormed()).replace(/%../g, (hex) => hex.toLowerCase()),
  form: (value) => new URLSearchParams({ a: value }).toString().slice(2),
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(value).toString('base64url'),
  'base64 behind a byte': (value) => Buffer.from(`:${value}`).toString('base64').slice(2),
  'base64 behind two bytes': (value) => Buffer.from(`u:${value}`).toString('base64').slice(3),
  HTML: (value) =>
    value.replace(
      /[&<>"']/g,
      (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char,
    ),
};

test.each(Object.entries(encodings))('a value repeated as %s is masked', (_, encode) => {
  const result = redact(`the target said: [${encode(secret)}].`, [secret]);
  expect(result).toContain(mask);
  expect(result).not.toContain(encode(secret));
});

test('no value of four characters or more survives in any of these', () => {
  const value = anyText(10).filter((text) => text.length >= 4);
  const encode = fc.constantFrom(...Object.values(encodings));
  fc.assert(
    fc.property(value, encode, anyText(4), anyText(4), (hidden, how, before, after) => {
      const repeated = how(hidden);
      const result = redact(before + repeated + after, [hidden]);
      return !result.includes(hidden) && (repeated.length < 4 || !result.includes(repeated));
    }),
    { numRuns: 20_000 },
  );
});

test('values that overlap, repeat or hold each other all go', () => {
  expect(redact('abcdef', ['abcd', 'cdef'])).toBe(mask);
  expect(redact('x hunter22 hunter2 y', ['hunter2', 'hunter22'])).toBe(`x ${mask} ${mask} y`);
  expect(redact('aaaaaaaa', ['aaaa'])).toBe(mask);
  expect(redact('aaaaa', ['aaaa'])).toBe(mask);
  expect(redact('token=abcdXabcd', ['abcd', 'X'])).toBe(`token=${mask}X${mask}`);
});

test('a Basic header made of the user name and the value is masked', () => {
  const header = Buffer.from('svc-user:Pa55word!').toString('base64');
  expect(redact(`Authorization: Basic ${header}`, ['Pa55word!'])).not.toContain(
    Buffer.from('Pa55wor').toString('base64').slice(2, 8),
  );
  expect(Buffer.from(redact(header, ['Pa55word!']).split(mask)[0] ?? '', 'base64').toString()).not.toContain(
    'Pa',
  );
});

test('a value that the server trimmed, or whose lines it ran together, is masked', () => {
  expect(redact('got [abcd efgh]', [' abcd efgh\n'])).toBe(`got [${mask}]`);
  expect(redact('got [ab]', [' ab '])).toBe(`got [${mask}]`);
  expect(redact('got firstline secondline', ['firstline\r\nsecondline'])).toBe(`got ${mask} ${mask}`);
});

test('a short value goes only where it is a word of its own', () => {
  expect(redact('on is not a version, on.', ['on'])).toBe(`${mask} is not a version, ${mask}.`);
  expect(redact('émoi', ['moi'])).toBe('émoi');
  expect(redact('anything', [''])).toBe('anything');
});

test('a value made of the mask cannot be put together by masking', () => {
  const value = `${mask}•`;
  expect(redact(`${value}${value}`, [value])).not.toContain(value);
  expect(redact(`${mask}•••`, [value])).not.toContain(value);
  expect(redact('•abcd', ['abcd', '••••'])).not.toContain('••••');
});

test('text without a value stays as it is', () => {
  fc.assert(
    fc.property(anyText(), anyText(8), (text, value) => {
      const forms = [value, value.trim()].flatMap(formsOf).filter((form) => form !== '');
      const lines = value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.length >= 4)
        .flatMap(formsOf);
      return [...forms, ...lines].some((form) => text.includes(form)) || redact(text, [value]) === text;
    }),
    { numRuns: 1_000 },
  );
  expect(redact('Requested value was not found.', ['hunter2'])).toBe('Requested value was not found.');
});
