import type { Page } from '@playwright/test';

/**
 * Every string on the page's JavaScript heap after garbage collection. V8 cuts long ones off in a snapshot, and
 * one that it keeps in parts is listed by its parts: look for pieces of short ones.
 */
export async function stringsOnHeap(page: Page): Promise<readonly string[]> {
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
