import { afterEach, expect, test, vi } from 'vitest';
import { forgetWork, type Key, kept, readKept, readKeptJson, storageWorks, writeKept } from './storage.ts';

afterEach(() => vi.unstubAllGlobals());

const keys = Object.keys(kept).filter((key): key is Key => key in kept);

/** An area that refuses everything, as the browser's does where a person has switched it off. */
const off = new Proxy(
  {},
  {
    get() {
      throw new DOMException('denied', 'SecurityError');
    },
  },
);

function area(room = Infinity): Map<string, string> {
  const entries = new Map<string, string>();
  vi.stubGlobal('localStorage', undefined);
  const storage = {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      entries.set(name, text);
    },
    removeItem: (name: string) => void entries.delete(name),
  };
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('localStorage', { ...storage });
  return entries;
}

test('a key has a name of its own, an owner and an end', () => {
  const names = keys.map((key) => `${kept[key].until === 'erased'} ${kept[key].name}`);
  expect(new Set(names).size).toBe(keys.length);
  for (const key of keys) expect(kept[key].name).toMatch(/^provisioning-keys\.[a-z-]+$/);
});

test.each(keys)('storage that is switched off or full is an answer, and not an error: %s', (key) => {
  vi.stubGlobal('localStorage', off);
  vi.stubGlobal('sessionStorage', off);
  expect([readKept(key), readKeptJson(key), writeKept(key, 'a'), writeKept(key, null)]).toEqual([
    undefined,
    undefined,
    'refused',
    'refused',
  ]);
  expect(storageWorks()).toBe(false);
  expect(() => forgetWork()).not.toThrow();
  area(3);
  expect([writeKept(key, '[1]'), writeKept(key, 'long'), readKept(key)]).toEqual(['kept', 'refused', '[1]']);
  expect(readKeptJson(key)).toEqual([1]);
});

test.each(['', '{', 'null', 'undefined', '"'])('text that this page did not write is nothing: %s', (text) => {
  area();
  writeKept('setup', text);
  expect(readKeptJson('setup')).toBeUndefined();
});

test('a sign-out removes what must not outlast it, and nothing else', () => {
  const entries = area();
  for (const key of keys) writeKept(key, 'a');
  forgetWork();
  const left = keys.filter((key) => kept[key].until !== 'sign-out').map((key) => kept[key].name);
  expect(new Set(entries.keys())).toEqual(new Set(left));
});
