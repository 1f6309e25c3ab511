import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

/**
 * Every string on the page's JavaScript heap after garbage collection. V8 cuts long ones off in a snapshot, and
 * one that it keeps in parts is listed by its parts: look for pieces of short ones.
 */
async function stringsOnHeap(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot: { strings: readonly string[] } = JSON.parse(chunks.join(''));
  return snapshot.strings;
}

/** Strings on the page's heap with either half of one of these values of 32 characters, so that one which V8 keeps in parts is found too. */
export async function copiesOnHeap(page: Page, ...values: readonly string[]): Promise<readonly string[]> {
  const planted = randomBytes(16).toString('hex');
  const codes = [...Buffer.from(planted)];
  await page.evaluate((all) => {
    Reflect.set(globalThis, 'planted', String.fromCharCode(...all));
  }, codes);
  const strings = await stringsOnHeap(page);
  expect(strings, 'the search finds a string that is kept').toContain(planted);
  const halves = values.flatMap((value) => [value.slice(0, 16), value.slice(16)]);
  return strings.filter((text) => halves.some((half) => text.includes(half)));
}
