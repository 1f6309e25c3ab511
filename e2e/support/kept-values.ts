import type { Page } from '@playwright/test';
import { copiesOnHeap } from './heap.ts';

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
      (values[name]?.match(/.{16}/gs) ?? [values[name] ?? '']).some((piece) => copy.includes(piece)),
    );
    return names.length > 0 ? names : [copy];
  });
  return [...new Set(holders)].toSorted();
}
