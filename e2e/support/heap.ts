import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

/** A quotation mark within a string is escaped, so that this stands in the snapshot once. */
const stringsBegin = '"strings":';

/**
 * Every string on the page's JavaScript heap after garbage collection. The browser is started with a limit of a million
 * characters each; one that V8 keeps in parts is listed by its parts: look for pieces of short ones.
 */
async function stringsOnHeap(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot = chunks.join('');
  // The strings stand last; to read the nodes before them takes ten times as long.
  const strings: readonly string[] = JSON.parse(
    snapshot.slice(snapshot.lastIndexOf(stringsBegin) + stringsBegin.length, snapshot.lastIndexOf('}')),
  );
  return strings;
}

/** Strings on the page's heap with a piece of 16 characters of one of these values, so that one which V8 keeps in parts is found too. */
export async function copiesOnHeap(page: Page, ...values: readonly string[]): Promise<readonly string[]> {
  const planted = randomBytes(16).toString('hex');
  // The second far behind the place where V8 cuts off by default.
  const long = randomBytes(16).toString('hex');
  const codes = [planted, '-'.repeat(5_000) + long].map((text) => [...Buffer.from(text)]);
  await page.evaluate((all) => {
    Reflect.set(
      globalThis,
      'planted',
      all.map((one) => String.fromCharCode(...one)),
    );
  }, codes);
  const strings = await stringsOnHeap(page);
  expect(strings, 'the search finds a string that is kept').toContain(planted);
  expect(
    strings.some((text) => text.includes(long)),
    'and the end of a long one',
  ).toBe(true);
  const pieces = values.flatMap(piecesOf);
  return strings.filter((text) => pieces.some((piece) => text.includes(piece)));
}

function piecesOf(value: string): readonly string[] {
  return value.match(/.{16}/gs) ?? [value];
}

/**
 * Names of the values that the page's heap holds a piece of, in alphabetical order, from one snapshot for all of them. A copy that
 * belongs to none of them stands there itself.
 */
export async function keptOnHeap(
  page: Page,
  values: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const copies = await copiesOnHeap(page, ...Object.values(values));
  const holders = copies.flatMap((copy) => {
    const names = Object.keys(values).filter((name) =>
      piecesOf(values[name] ?? '').some((piece) => copy.includes(piece)),
    );
    return names.length > 0 ? names : [copy];
  });
  return [...new Set(holders)].toSorted();
}
