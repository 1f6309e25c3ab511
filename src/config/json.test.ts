import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, syntaxErrorAt } from './json.ts';

const place = (text: string) => {
  const result = parseJson(text);
  return result.ok ? 'fine' : [result.line, result.column];
};

test('the first token that JSON does not allow is the place', () => {
  expect(place('{"a": 1}')).toBe('fine');
  expect(place('{"a": global}')).toEqual([1, 7]);
  expect(place('{\r\n  "a": 1,\r\n  // no comments\r\n}')).toEqual([3, 3]);
  expect(place('{"a": 1\n "b": 2}')).toEqual([2, 2]);
  expect(place('[1, 2')).toEqual([1, 6]);
  expect(place("{'a': 1}")).toEqual([1, 2]);
  expect(place('{"a": "b\nc"}')).toEqual([1, 7]);
  expect(place('{"a": 01}')).toEqual([1, 8]);
  expect(place('{} {}')).toEqual([1, 4]);
  expect(place('{"a"}')).toEqual([1, 5]);
  expect(place('[1,]')).toEqual([1, 4]);
});

test('a text too long to be a configuration is malformed, at no particular place', () => {
  expect(parseJson('['.repeat(200_000))).toEqual({ ok: false });
});

test('a place is found exactly where the engine finds a fault, and what stands before it is not the fault', () => {
  const token = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"\\u00e9"',
    '"\\x"',
    '"',
    ' ',
    '\n',
    '1',
    '-0.5e3',
    '01',
    '.5',
    'true',
    'nul',
    'null',
    '\u00a0',
  );
  const broken = fc.tuple(fc.json(), fc.nat(), token).map(([json, at, extra]) => {
    const cut = at % (json.length + 1);
    return json.slice(0, cut) + extra + json.slice(cut + 1);
  });
  const text = fc.oneof(
    fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
    broken,
  );
  fc.assert(
    fc.property(text, (candidate) => {
      const at = syntaxErrorAt(candidate);
      try {
        JSON.parse(candidate);
        return at === undefined;
      } catch {
        return (
          at !== undefined && at <= candidate.length && (syntaxErrorAt(candidate.slice(0, at)) ?? at) === at
        );
      }
    }),
    { numRuns: 5_000 },
  );
});
