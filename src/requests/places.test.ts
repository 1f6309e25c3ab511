import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readKept, writeKept } from '#src/storage.ts';
import { createPlaces } from './places.ts';

beforeEach(() => {
  const entries = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => void entries.set(name, text),
    removeItem: (name: string) => void entries.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a place survives a reload, the oldest of too many goes, and after the end nothing is kept', () => {
  const places = createPlaces();
  for (let number = 0; number <= 50; number += 1) places.write(`/?q=${number}`, { top: number, pages: 2 });
  places.write('/?q=1', { top: 7, pages: 1 });
  const later = createPlaces();
  expect(later.read('/?q=50')).toEqual({ top: 50, pages: 2 });
  expect(later.read('/?q=1')).toEqual({ top: 7, pages: 1 });
  expect(later.read('/?q=0')).toBeUndefined();
  later.end();
  later.write('/', { top: 1, pages: 1 });
  expect(readKept('places')).toBeNull();
});

test.each(['[]', '7', '{"/":null}', '{"/":{"top":"1","pages":1}}', '{"/":{"top":-1,"pages":1}}', '{"/":{}}'])(
  'what this page did not write is no place: %s',
  (text) => {
    writeKept('places', text);
    expect(createPlaces().read('/')).toBeUndefined();
  },
);
