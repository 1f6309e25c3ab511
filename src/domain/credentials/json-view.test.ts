import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyBytes, bodyLimit, valueSize } from './body-size.ts';
import { fromJsonText, toJsonText } from './json-view.ts';

const anyText = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0xd700, max: 0xe0ff }), fc.nat(0xffff)),
    { maxLength: 16 },
  )
  .map((units) => String.fromCharCode(...units));
const anyRows = fc.array(fc.record({ key: anyText, value: anyText }), { maxLength: 5 });

test('rows come back from their JSON as they were, whatever they hold, repeated keys too, each with its place', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const text = toJsonText(rows);
      const result = fromJsonText(text);
      const found = result.ok ? result.rows : [];
      expect(found.map(({ key, value }) => ({ key, value }))).toEqual(rows);
      for (const { key, value, keyAt, valueAt } of found) {
        expect(text.startsWith(JSON.stringify(key), keyAt)).toBe(true);
        expect(text.startsWith(JSON.stringify(value), valueAt)).toBe(true);
      }
    }),
    { numRuns: 20_000 },
  );
});

test('what the form could not hold is refused, with its place', () => {
  const at = (text: string) => {
    const result = fromJsonText(text);
    return result.ok ? 'ok' : `${result.problem.code} ${result.problem.line}:${result.problem.column}`;
  };
  expect(at('[{"@odata.type":"#x","key":"A","value":""}]')).toBe('ok');
  expect(at('{"credentials":[\n  {"key":"A" "value":"x"}]}')).toBe('syntax 2:14');
  expect(at('{"credentials":[]')).toBe('syntax 1:18');
  expect(at('')).toBe('syntax 1:1');
  expect(at('{"A":"x"}')).toBe('no-list 1:1');
  expect(at('{"credentials":[],"templateId":""}')).toBe('no-list 1:1');
  expect(at('["x"]')).toBe('no-pair 1:2');
  expect(at('[{"key":"A"}]')).toBe('no-pair 1:2');
  expect(at('[\n{"key":"A","value":"x","note":""}]')).toBe('unknown-field 2:24');
  expect(at('[{"key":"A","value":"x","value":"y"}]')).toBe('repeated-field 1:25');
  expect(at('[{"key":"A","value":null}]')).toBe('not-text 1:21');
  expect(at(`[${'['.repeat(9)}`)).toBe('too-deep 1:9');
});

test('the bytes counted are those of the body that is sent', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const credentials = rows.map(({ key, value }) => ({ key, value }));
      expect(bodyBytes(rows)).toBe(Buffer.byteLength(JSON.stringify({ credentials })));
    }),
    { numRuns: 20_000 },
  );
});

test('the size of a masked value is what an editor would say', () => {
  expect(valueSize('')).toEqual({ lines: 1, bytes: 0 });
  expect(valueSize('a\r\nb\rc\n\u{1f511}é')).toEqual({ lines: 4, bytes: 13 });
  fc.assert(
    fc.property(anyRows, (rows) => {
      for (const { value } of rows) {
        const { bytes, lines } = valueSize(value);
        expect(bytes).toBe(Buffer.byteLength(value));
        expect(lines).toBe(value.split(/\r\n|\r|\n/).length);
      }
    }),
    { numRuns: 20_000 },
  );
});

test('only the government clouds have a published limit', () => {
  expect((['global', 'usgov', 'usgov-dod', 'china'] as const).map(bodyLimit)).toEqual([
    undefined,
    1024,
    1024,
    undefined,
  ]);
});
