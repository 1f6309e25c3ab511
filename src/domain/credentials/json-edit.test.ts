import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonOf, type JsonView, readEdited, fromJsonText, toJsonText } from './json-edit.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import { bodyBytes, bodyLimit, valueSize } from './body-size.ts';

type Row = { key: string; value: string };
const many = { numRuns: 20_000 };

/** UTF-16 units that JSON, masks and lone surrogates are made of; `held` are those that a form field keeps as they are. */
const unit = fc.oneof(
  fc.constantFrom(...Array.from('••••• 12"\\{}[]:,\n\t\r\0', (char) => char.charCodeAt(0))),
  fc.integer({ min: 0xd700, max: 0xe0ff }),
  fc.integer({ min: 0, max: 0xffff }),
);
const anyText = fc.array(unit, { maxLength: 16 }).map((units) => String.fromCharCode(...units));
const held = anyText.map((text) => text.replaceAll('\r', 'r').replaceAll('\0', '0'));
const maskLike = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.nat(9))
  .map(([dots, at]) => `${'•'.repeat(dots)} ${at}`);
const anyKey = fc.constantFrom('SecretToken', 'Password', 'BaseAddress', 'UserName', 'Unheard', '');
const anyValue = fc.oneof(held, maskLike, fc.constant(''));
const anyRows = fc.array(fc.record({ key: anyKey, value: anyValue }), { maxLength: 6 });
const anyView = fc.constantFrom<JsonView[]>('masked', 'open');

const isHidden = (row: Row) => row.value !== '' && classOf(row.key) === 'secret';
function pairsIn(text: string): Row[] {
  const body: { credentials: Row[] } = JSON.parse(text);
  return body.credentials;
}
const textOf = (credentials: readonly Row[]) => JSON.stringify({ credentials });

test('a text that was not changed gives the rows as they were, each from its own place', () => {
  fc.assert(
    fc.property(anyView, anyRows, (view, rows) => {
      const result = readEdited(view, jsonOf(view, rows), rows);
      assert.deepStrictEqual(result, { ok: true, rows: rows.map((row, from) => ({ from, ...row })) });
    }),
    many,
  );
});

test('a masked text is the same whatever the hidden values are', () => {
  fc.assert(
    fc.property(anyRows, fc.array(anyValue, { minLength: 6, maxLength: 6 }), (rows, others) => {
      const changed = rows.map((row, at) => (isHidden(row) ? { ...row, value: others[at] || 'x' } : row));
      assert.strictEqual(jsonOf('masked', changed), jsonOf('masked', rows));
      const shown = pairsIn(jsonOf('masked', rows)).map((pair, at) => pair.value === rows[at]?.value);
      // A hidden value that looks like its own mask is the one that shows as it is.
      for (const [at, row] of rows.entries()) {
        if (shown[at]) assert.ok(!isHidden(row) || /^•{8,} \d$/.test(row.value));
      }
    }),
    many,
  );
});

test('masks may be moved, copied, renamed and removed: each value goes along, and no row is two', () => {
  const edits = fc.array(fc.record({ at: fc.nat(5), newKey: fc.option(anyKey) }), { maxLength: 8 });
  fc.assert(
    fc.property(anyRows, edits, (rows, changes) => {
      const pairs = pairsIn(jsonOf('masked', rows));
      const wanted: Row[] = [];
      const written: Row[] = [];
      for (const { at, newKey } of changes) {
        const [row, pair] = [rows[at], pairs[at]];
        if (!row || !pair) continue;
        wanted.push({ key: newKey ?? row.key, value: row.value });
        written.push({ key: newKey ?? row.key, value: pair.value });
      }
      const result = readEdited('masked', textOf(written), rows);
      const found = result.ok ? result.rows : [];
      assert.deepStrictEqual(
        found.map(({ key: name, value: text }) => ({ key: name, value: text })),
        wanted,
      );
      const from = found.flatMap((row) => row.from ?? []);
      assert.strictEqual(new Set(from).size, from.length);
      for (const place of from) assert.notStrictEqual(rows[place], undefined);
    }),
    many,
  );
});

test('whatever a field cannot hold is refused where it stands, and all else is taken', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ key: anyText, value: anyText }), { maxLength: 4 }), (rows) => {
      const text = textOf(rows);
      const result = readEdited('open', text, []);
      const fits = rows.every((row) => !/[\r\n\0]/.test(row.key) && !/[\r\0]/.test(row.value));
      assert.strictEqual(result.ok, fits);
      if (result.ok)
        assert.deepStrictEqual(
          result.rows.map(({ from, key, value }) => ({ from, key, value })),
          rows.map(({ key, value }) => ({ from: undefined, key, value })),
        );
      else assert.strictEqual(text[result.problem.at], '"');
    }),
    many,
  );
});

test('a reading leaves no value behind in the engine', () => {
  readEdited('open', textOf([{ key: 'SecretToken', value: 'a value' }]), []);
  expect(Reflect.get(RegExp, 'lastMatch')).toBe('');
});

const rows = [
  { key: 'BaseAddress', value: 'https://hr.example/scim' },
  { key: 'SecretToken', value: 'first' },
  { key: 'Password', value: 'second' },
  { key: 'AppKey', value: '' },
];

test('secrets are masked by the number of their row; addresses and what is empty are shown', () => {
  expect(pairsIn(jsonOf('masked', rows)).map((pair) => pair.value)).toEqual([
    'https://hr.example/scim',
    '•••••••• 2',
    '•••••••• 3',
    '',
  ]);
  const lookalike = [{ key: 'UserName', value: '•••••••• 2' }, ...rows.slice(1)];
  expect(pairsIn(jsonOf('masked', lookalike))[1]?.value).toBe(`${'•'.repeat(16)} 2`);
});

test('a mask that stands for nothing is a problem with its place', () => {
  const at = (text: string, view: JsonView = 'masked') => {
    const result = readEdited(view, `[\n{"key":"SecretToken","value":"${text}"}]`, rows);
    return result.ok
      ? result.rows[0]?.value
      : `${result.problem.code} ${result.problem.line}:${result.problem.column}`;
  };
  expect(at('•••••••• 2')).toBe('first');
  expect(at('\\u2022••••••• 3')).toBe('second');
  for (const wrong of ['1', '4', '5', '0', '02', ' 2', '2 ', '']) {
    expect(at(`•••••••• ${wrong}`), wrong).toBe('unknown-mask 2:30');
  }
  for (const broken of ['••••••• 2', '••••••••• 2', '••••••••2', 'x•••••••• 2', '••'])
    expect(at(broken)).toBe('unknown-mask 2:30');
  expect(at('a • b'), 'one dot is a character like any other').toBe('a • b');
  expect(at('•••••••• 2', 'open'), 'where all is shown there are no masks').toBe('•••••••• 2');
});

test('a row is known again by its mask, its key or its value, in this order', () => {
  const from = (view: JsonView, credentials: readonly Row[]) => {
    const result = readEdited(view, textOf(credentials), rows);
    return result.ok ? result.rows.map((row) => row.from) : undefined;
  };
  expect(
    from('masked', [
      { key: 'ClientSecret', value: '•••••••• 3' },
      { key: 'SecretToken', value: 'typed instead' },
      { key: 'Url', value: 'https://hr.example/scim' },
      { key: 'Domain', value: 'new' },
    ]),
  ).toEqual([2, 1, 0, undefined]);
  expect(
    from('masked', [
      { key: 'Password', value: '•••••••• 2' },
      { key: 'SecretToken', value: '•••••••• 2' },
    ]),
    'of two copies the one that kept the key is the row',
  ).toEqual([2, 1]);
  expect(
    from('open', [
      { key: 'Password', value: 'second' },
      { key: 'ClientSecret', value: 'first' },
    ]),
  ).toEqual([2, 1]);
});

const anyCodes = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0xd700, max: 0xe0ff }), fc.nat(0xffff)),
    { maxLength: 16 },
  )
  .map((units) => String.fromCharCode(...units));
const anyCredentials = fc.array(fc.record({ key: anyCodes, value: anyCodes }), { maxLength: 5 });

test('rows come back from their JSON as they were, whatever they hold, repeated keys too, each with its place', () => {
  fc.assert(
    fc.property(anyCredentials, (credentials) => {
      const text = toJsonText(credentials);
      const result = fromJsonText(text);
      const found = result.ok ? result.rows : [];
      assert.deepStrictEqual(
        found.map(({ key, value }) => ({ key, value })),
        credentials.map(({ key, value }) => ({ key, value })),
      );
      for (const { key, value, keyAt, valueAt } of found) {
        assert.ok(text.startsWith(JSON.stringify(key), keyAt));
        assert.ok(text.startsWith(JSON.stringify(value), valueAt));
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
    fc.property(anyCredentials, (credentials) => {
      const pairs = credentials.map(({ key, value }) => ({ key, value }));
      assert.strictEqual(bodyBytes(credentials), Buffer.byteLength(JSON.stringify({ credentials: pairs })));
    }),
    { numRuns: 20_000 },
  );
});

test('the size of a masked value is what an editor would say', () => {
  expect(valueSize('')).toEqual({ lines: 1, bytes: 0 });
  expect(valueSize('a\r\nb\rc\n\u{1f511}é')).toEqual({ lines: 4, bytes: 13 });
  fc.assert(
    fc.property(anyCredentials, (credentials) => {
      for (const { value } of credentials) {
        const { bytes, lines } = valueSize(value);
        assert.strictEqual(bytes, Buffer.byteLength(value));
        assert.strictEqual(lines, value.split(/\r\n|\r|\n/).length);
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
