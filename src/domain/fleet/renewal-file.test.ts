import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMask } from '#src/domain/mask.ts';
import { type FileProblem, readRenewalFile } from './renewal-file.ts';

const ids = Array.from({ length: 4 }, (_, at) => `0000000${at}-0000-4000-8000-00000000000a`);
const chosen = new Set(ids);
const head = 'objectId,key,value';

function read(text: string) {
  const file = readRenewalFile(text, chosen);
  if (!file.ok) throw new Error(file.why);
  return file;
}
const problems = (text: string): readonly FileProblem[] => read(text).problems;
const [one = '', two = ''] = ids;

describe('a file of renewals', () => {
  test.each([
    ['as a spreadsheet saves it', `\ufeff${head}\r\n${one},SecretToken,abc\r\n`],
    ['with plain line ends and none at the end', `${head}\n${one},SecretToken,abc`],
    ['with semicolons', `objectId;key;value\n${one};SecretToken;abc\n`],
    ['with tabs and blank lines', `objectId\tkey\tvalue\n\n${one}\tSecretToken\tabc\n\n`],
    ['with quotes', `"objectId","key","value"\r\n"${one}","SecretToken","abc"\r\n`],
    ['in another case', `OBJECTID,Key,Value\n${one.toUpperCase()},secrettoken,abc\n`],
    ['with empty cells behind', `${head},,\n${one},SecretToken,abc,,\n`],
  ])('is read %s', (_, text) => {
    const { values, problems: wrong } = read(text);
    expect(wrong).toEqual([]);
    expect(values.ids).toEqual([one]);
    expect(values.keysOf(one)).toEqual(['SecretToken']);
    expect(values.read(one, 'SecretToken')).toBe('abc');
  });

  test('keeps a value byte for byte', () => {
    const value = '  a,"b";c\n=d\t ';
    const { values } = read(
      `${head}\n${one},SecretToken,"${value.replaceAll('"', '""')}"\n${two},Url,x y \n`,
    );
    expect(values.read(one, 'SecretToken')).toBe(value);
    expect(values.read(two, 'Url')).toBe('x y ');
  });

  test.each([
    ['an id that is none', `../me,SecretToken,abc`, 'not-an-id'],
    ['an application that was not chosen', `9${one.slice(1)},SecretToken,abc`, 'not-chosen'],
    ['a key that Graph does not know', `${one},Secretly,abc`, 'unknown-key'],
    ['a code that works once', `${one},Oauth2AuthorizationCode,abc`, 'one-time'],
    ['no value', `${one},SecretToken,`, 'no-value'],
    ['blanks alone', `${one},SecretToken,"  "`, 'no-value'],
    ['asterisks', `${one},SecretToken,******`, 'masked'],
    ['a value shown in part', `${one},SecretToken,rea******`, 'masked'],
    ['a Windows line end within a value', `${one},SecretToken,"a\r\nb"`, 'carriage-return'],
    ['a NUL', `${one},SecretToken,a\0b`, 'nul'],
    ['too few cells', `${one},SecretToken`, 'columns'],
    ['too many', `${one},SecretToken,a,b`, 'columns'],
    ['a text behind a quote', `${one},SecretToken,"a"b`, 'quote'],
    ['a quote that stays open', `${one},SecretToken,"a`, 'quote'],
  ])('names the row of %s, and takes nothing of that application', (_, line, what) => {
    const { values, problems: wrong } = read(`${head}\n${one},BaseAddress,https://a.example\n${line}\n`);
    expect(wrong).toEqual([{ row: 3, what }]);
    const isOfOne = line.startsWith(one);
    expect(values.hasProblem(one)).toBe(isOfOne);
    expect(values.keysOf(one)).toEqual(['BaseAddress']);
  });

  test('takes neither of two rows for one key', () => {
    const text = `${head}\n${one},SecretToken,a\n${two},SecretToken,b\n${one},secrettoken,c\n`;
    expect(problems(text)).toEqual([
      { row: 2, what: 'duplicate' },
      { row: 4, what: 'duplicate' },
    ]);
    expect(read(text).values.hasProblem(one)).toBe(true);
    expect(read(text).values.hasProblem(two)).toBe(false);
  });

  test.each([
    ['', 'no-heading'],
    ['\n\n', 'no-heading'],
    [`${one},SecretToken,abc`, 'no-heading'],
    ['objectId,value,key\n', 'no-heading'],
    ['"objectId,key,value', 'no-heading'],
    [`${head}\n\n`, 'no-rows'],
  ])('is refused as a whole: %j', (text, why) => {
    expect(readRenewalFile(text, chosen)).toEqual({ ok: false, why });
  });

  test('says nothing of what stands in a cell, whatever that is', () => {
    const secret = 'c4n4ry-0123456789abcdef';
    const lines = [
      `${secret},SecretToken,a`,
      `${one},${secret},a`,
      `${one},SecretToken,${secret}***`,
      `${one},SecretToken,a,${secret}`,
      `${one},SecretToken,"${secret}"b`,
      `"${secret}`,
    ];
    const file = read([head, ...lines].join('\n'));
    expect(file.problems.length).toBeGreaterThanOrEqual(5);
    expect(JSON.stringify([file.problems, file.values.ids, file.rows])).not.toContain(secret);
    expect(file.values.all()).toEqual([]);
  });

  test('holds nothing once it is wiped', () => {
    const { values } = read(`${head}\n${one},SecretToken,abc\n`);
    expect(values.all()).toEqual(['abc']);
    values.wipe();
    expect(values.all()).toEqual([]);
    expect(() => values.read(one, 'SecretToken')).toThrow('does not have');
  });

  test('comes back whatever the values are, as far as it is written by the standard', () => {
    const char = fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code));
    const value = fc
      .array(fc.oneof(char, fc.constantFrom('"', ',', ';', '\n', ' ', 'a')), { minLength: 1, maxLength: 12 })
      .map((chars) => chars.join(''));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (all) => {
        const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [head, ...all.map((own, at) => `${ids[at]},Password,${cell(own)}`)].join('\r\n');
        const { values, problems: wrong } = read(text);
        const bad = new Set(wrong.map(({ row }) => row));
        all.forEach((own, at) => {
          if (!bad.has(at + 2)) assert.strictEqual(values.read(ids[at] ?? '', 'Password'), own);
          else assert.ok(own.trim() === '' || own.includes('\r') || isMask(own));
        });
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  test('never throws, and every row is used or named', () => {
    const piece = fc.constantFrom(
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      one,
      two,
      'SecretToken',
      'abc',
      '***',
      head,
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const file = readRenewalFile(`${head}\n${pieces.join('')}`, chosen);
        if (!file.ok) return;
        const used = file.values.ids.flatMap((id) => file.values.keysOf(id)).length;
        // Of two rows for one key the first was taken, and both are named.
        assert.ok(used + file.problems.length >= file.rows);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});
