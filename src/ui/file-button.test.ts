import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTextFile } from './file-button.tsx';

const read = (...parts: (string | number[])[]) =>
  readTextFile(new Blob(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part)))));

test('UTF-8 with and without its mark, and UTF-16 with it, in both orders', async () => {
  const text = 'A=é\u{1f511}\r\n';
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const good = { ok: true, text };
  expect(await read(text)).toEqual(good);
  expect(await read([0xef, 0xbb, 0xbf], text)).toEqual(good);
  expect(
    await read(
      [0xff, 0xfe],
      units.flatMap((unit) => [unit & 255, unit >> 8]),
    ),
  ).toEqual(good);
  expect(
    await read(
      [0xfe, 0xff],
      units.flatMap((unit) => [unit >> 8, unit & 255]),
    ),
  ).toEqual(good);
  expect(await read()).toEqual({ ok: true, text: '' });
});

test('what is no text is refused and never mended', async () => {
  const bad = { ok: false, why: 'not-text' };
  expect(await read('A=', [0xe9])).toEqual(bad);
  expect(await read('A=\0')).toEqual(bad);
  expect(await read([0x41, 0, 0x3d, 0])).toEqual(bad);
  expect(await read([0xff, 0xfe, 0x00, 0xd8])).toEqual(bad);
  expect(await read([0xff, 0xfe, 0x41])).toEqual(bad);
  expect(await read([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])).toEqual(bad);
});

test('64 KB is the limit, looked at before anything is read', async () => {
  expect(await read('x'.repeat(65_536))).toMatchObject({ ok: true });
  const large = new Blob(['x'.repeat(65_537)]);
  large.arrayBuffer = () => Promise.reject(new Error('it was read'));
  expect(await readTextFile(large)).toEqual({ ok: false, why: 'too-large' });
});

test('a file that is gone is no error of ours', async () => {
  const gone = new Blob(['x']);
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  expect(await readTextFile(gone)).toEqual({ ok: false, why: 'not-readable' });
});

test('any text comes back as it was, but for a mark at its start', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const wellFormed = text.replaceAll('\0', '');
      expect(await read(wellFormed)).toEqual({ ok: true, text: wellFormed.replace(/^\ufeff/, '') });
    }),
    { numRuns: 300 },
  );
});
