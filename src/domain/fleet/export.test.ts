import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectors } from '#src/domain/connectors/connectors.ts';
import { csvText, disarmed, exportColumns, exportRows, jsonText } from './export.ts';
import type { FleetRow } from './row.ts';

/** Every string there is, ill-formed ones included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
/** Texts made of what means something to a spreadsheet, so that the parts meet. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '＋',
        '－',
        '＠',
        '"',
        "'",
        ',',
        ';',
        '|',
        '\t',
        '\r',
        '\n',
        ' ',
      ),
      fc.constantFrom(
        '\ufeff',
        '\u200b',
        '\u202e',
        '\u0000',
        '\u2028',
        '1+1',
        'cmd|calc',
        'HR',
        'é',
        '👩‍💻',
        '\ud800',
      ),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));
const anyName = fc.oneof(hostileText, anyText);

/** Reads as spreadsheets do: quotes count at the start of a cell alone, and what follows the closing one belongs to it. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let place = text.startsWith('\ufeff') ? 1 : 0;
  while (place < text.length) {
    let cell = '';
    if (text[place] === '"') {
      place += 1;
      while (place < text.length) {
        if (text[place] === '"' && text[place + 1] === '"') {
          cell += '"';
          place += 2;
        } else if (text[place] === '"') {
          place += 1;
          break;
        } else {
          cell += text[place];
          place += 1;
        }
      }
    }
    while (place < text.length && text[place] !== separator && text[place] !== '\r' && text[place] !== '\n') {
      cell += text[place];
      place += 1;
    }
    rows.at(-1)?.push(cell);
    if (text[place] === separator) place += 1;
    else if (place < text.length) {
      place += text.startsWith('\r\n', place) ? 2 : 1;
      if (place < text.length) rows.push([]);
    }
  }
  return rows;
}

/** What OWASP lists, after what spreadsheets skip: https://owasp.org/www-community/attacks/CSV_Injection */
const dangerous = /^[\s\u200b\u2060\ufeff"\p{Cc}]*[=+\-@＝＋－＠]/u;

test('no cell begins a formula, whichever sign separates cells where it is opened', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyName, anyName), { minLength: 1, maxLength: 4 }), (pairs) => {
      const text = csvText(
        ['name', 'cause'],
        pairs.map(([name, cause]) => ({ name, cause })),
      );
      const cells = [',', ';', '\t', '|'].flatMap((separator) => cellsOf(text, separator).flat());
      assert.deepStrictEqual(
        cells.filter((cell) => dangerous.test(cell)),
        [],
      );
    }),
    { numRuns: 10_000 },
  );
});

test('the table comes back cell by cell, and a plain text as it was', () => {
  const plain = fc.stringMatching(/^[a-zé0-9][a-zé0-9 .,;"()]{0,20}[a-zé0-9]$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(anyName, plain), { maxLength: 4 }), (pairs) => {
      const rows = pairs.map(([name, cause], number) => ({ name, cause, number: -number }));
      const text = csvText(['name', 'cause', 'number'], rows);
      const [head, ...body] = cellsOf(text, ',');
      assert.deepStrictEqual(head, ['name', 'cause', 'number']);
      assert.deepStrictEqual(
        body,
        rows.map(({ name, cause, number }) => [disarmed(name), cause, String(number)]),
      );
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['=1+1', "'=1+1"],
  [' \t=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['-2 days', "'-2 days"],
  ['x;=1+1;', "x;'=1+1;"],
  ['x\r\n=1+1', 'x =1+1'],
  ['\u0000@SUM(A1)', "'@SUM(A1)"],
  ['\u202eRH osotnoC', 'RH osotnoC'],
  ['a-b = c', 'a-b = c'],
  ['"=1+1', `"'=1+1`],
])('%j is written as %j', (text, written) => {
  expect(disarmed(text)).toBe(written);
});

test('Excel finds the mark of UTF-8, and a missing fact is an empty cell', () => {
  expect(csvText(['a', 'b'], [{ a: 'é"' }])).toBe('\ufeff"a","b"\r\n"é""",""\r\n');
});

test('JSON keeps every text as it is', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      assert.deepStrictEqual(JSON.parse(jsonText([{ name }])), [{ name }]);
    }),
  );
});

test('a line holds what the table shows, by codes and times, and what could not be read is not known', () => {
  const now = Date.UTC(2026, 10, 30, 12);
  const target = { kind: 'servicePrincipal', id: 'an-id', appId: 'an-app-id', displayName: '=HR' } as const;
  const connector = connectors.find(({ id }) => id === 'generic-scim');
  const row: FleetRow = {
    target,
    state: 'quarantined',
    job: {
      templateId: 'scim',
      run: 'quarantined',
      stopped: undefined,
      quarantine: { cause: 'credentials', since: now - 9 * 86_400_000, status: 401 },
      lastRun: { failed: 'credentials', at: now },
      lastSuccess: Date.UTC(2026, 10, 20),
      failedObjects: undefined,
      interval: undefined,
    },
    jobs: 2,
    deadline: { kind: 'quarantine', at: now + 19 * 86_400_000 },
    deadlines: [{ kind: 'quarantine', at: now + 19 * 86_400_000 }],
    connector,
    codeGrant: [],
  };
  const [first, second, ...others] = exportRows([row], [{ ...target, displayName: 'Payroll' }], now);
  expect(others).toEqual([]);
  expect(first).toEqual({
    name: '=HR',
    objectId: 'an-id',
    appId: 'an-app-id',
    state: 'quarantined',
    cause: 'credentials',
    quarantineDay: 9,
    lastSuccess: '2026-11-20T00:00:00.000Z',
    deadline: '2026-12-19T12:00:00.000Z',
    deadlineOf: 'quarantine',
    connector: 'Generic SCIM, bearer token',
    method: 'bearer',
    codeGrant: 'none',
    jobs: 2,
  });
  const noted = {
    ...row,
    deadline: { kind: 'note', key: 'SecretToken', at: new Date(2027, 0, 31).getTime() },
  } as const;
  // The day that was noted, wherever the person is.
  expect(exportRows([noted], [], now)[0]).toMatchObject({
    deadline: '2027-01-31',
    deadlineOf: 'SecretToken',
  });
  expect(second).toEqual({ name: 'Payroll', objectId: 'an-id', appId: 'an-app-id', state: 'not-known' });
  for (const one of [first, second])
    expect(exportColumns).toEqual(expect.arrayContaining(Object.keys(one ?? {})));
  expect(csvText(exportColumns, [first ?? {}])).toContain(`"'=HR","an-id"`);
});
