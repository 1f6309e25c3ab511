import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
// It calls no hook of React.
import { pasteReader, usePastedText as pastedText } from './use-pasted-text.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is on the heap of this thread and used, in bytes. */
function used(): number {
  collectGarbage();
  return getHeapStatistics().used_heap_size;
}

const length = 16_384;
const count = 64;

/** Keys that stay on the page after so many pairs were pasted, whose values have gone. */
function keysOfPastes(pastes: number): readonly string[] {
  const keys: string[] = [];
  const unused = () => expect.unreachable();
  const { take } = pastedText(
    {
      list: () => [],
      apply: (changes) => keys.push(...changes.map(({ key }) => key)),
      rename: unused,
      secrets: { isBlank: unused, read: unused, drop: unused, write: unused },
    },
    unused,
    undefined,
  );
  for (let at = 0; at < pastes; at += 1) take(`NotYetPublishedKey${at}=${'x'.repeat(length)}`, 'row');
  return keys;
}

test('a key that came with a value does not keep the pasted text in memory', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('document', { querySelectorAll: () => [] });
  await pasteReader.load();
  // What the engine keeps of the code itself is there before anything is counted.
  keysOfPastes(8);
  const before = used();
  const keys = keysOfPastes(count);
  const after = used();
  expect(keys.at(-1)).toBe(`NotYetPublishedKey${count - 1}`);
  expect(after - before).toBeLessThan((length * count) / 4);
  vi.unstubAllGlobals();
});
