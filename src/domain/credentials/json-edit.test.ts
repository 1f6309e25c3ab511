import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonOf, type JsonView, readEdited } from './json-edit.ts';
import { classOf } from '#src/domain/keys/keys.ts';

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
const key = fc.constantFrom('SecretToken', 'Password', 'BaseAddress', 'UserName', 'Unheard', '');
const value = fc.oneof(held, maskLike, fc.constant(''));
const anyRows = fc.array(fc.record({ key, value }), { maxLength: 6 });
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
      expect(result).toEqual({ ok: true, rows: rows.map((row, from) => ({ from, ...row })) });
    }),
    many,
  );
});

test('a masked text is the same whatever the hidden values are', () => {
  fc.assert(
    fc.property(anyRows, fc.array(value, { minLength: 6, maxLength: 6 }), (rows, others) => {
      const changed = rows.map((row, at) => (isHidden(row) ? { ...row, value: others[at] || 'x' } : row));
      expect(jsonOf('masked', changed)).toBe(jsonOf('masked', rows));
      const shown = pairsIn(jsonOf('masked', rows)).map((pair, at) => pair.value === rows[at]?.value);
      // A hidden value that looks like its own mask is the one that shows as it is.
      for (const [at, row] of rows.entries()) {
        if (shown[at]) expect(!isHidden(row) || /^•{8,} \d$/.test(row.value)).toBe(true);
      }
    }),
    many,
  );
});

test('masks may be moved, copied, renamed and removed: each value goes along, and no row is two', () => {
  const edits = fc.array(fc.record({ at: fc.nat(5), newKey: fc.option(key) }), { maxLength: 8 });
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
      expect(found.map(({ key: name, value: text }) => ({ key: name, value: text }))).toEqual(wanted);
      const from = found.flatMap((row) => row.from ?? []);
      expect(new Set(from).size).toBe(from.length);
      for (const place of from) expect(rows[place]).toBeDefined();
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
      expect(result.ok).toBe(fits);
      if (result.ok) expect(result.rows).toEqual(rows.map((row) => ({ from: undefined, ...row })));
      else expect(text[result.problem.at]).toBe('"');
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
