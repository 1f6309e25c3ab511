import { afterEach, expect, test, vi } from 'vitest';
import type { Renewal } from '#src/domain/renewal/renewal.ts';
import { keepRenewal, keptRenewal } from './kept-renewal.ts';

// As a browser's: what does not fit is refused, and what was there stays.
function storage(room: number): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem(name, text) {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(name, text);
    },
    removeItem: (name) => void items.delete(name),
  };
}

afterEach(() => void vi.unstubAllGlobals());

const renewal = (entries: number): Renewal => ({
  target: { kind: 'servicePrincipal', id: '8e82495e-e860-4a3f-a821-cfa8b4bc2c56', name: 'Contoso HR' },
  tenantId: '7d0d7d0d-0000-4000-8000-00000000c0de',
  account: 'adele@contoso.example',
  startedAt: 1,
  entries: Array.from({ length: entries }, () => ({ kind: 'skip', step: 'watch', at: 2 })),
});

test('a record that outgrows its limit is not kept any further, says so, and what was kept stays', () => {
  vi.stubGlobal('sessionStorage', storage(5_000_000));
  expect(keepRenewal(renewal(0), renewal(3))).toBe('kept');
  expect(keepRenewal(renewal(0), renewal(10_000))).toBe('too-long');
  expect(keptRenewal(renewal(0))).toEqual(renewal(3));
  expect(keepRenewal(renewal(0), undefined)).toBe('kept');
  expect(keptRenewal(renewal(0))).toBeUndefined();
});

test('a storage without room says so, and what was kept stays', () => {
  vi.stubGlobal('sessionStorage', storage(1_000));
  expect(keepRenewal(renewal(0), renewal(3))).toBe('kept');
  expect(keepRenewal(renewal(0), renewal(200))).toBe('no-room');
  expect(keptRenewal(renewal(0))).toEqual(renewal(3));
});

test('without a storage it is said as well', () => {
  vi.stubGlobal('sessionStorage', undefined);
  expect(keepRenewal(renewal(0), renewal(1))).toBe('no-room');
  expect(keptRenewal(renewal(0))).toBeUndefined();
});

test('a record that cannot be read differs from none and from that of another person', () => {
  const items = storage(5_000_000);
  vi.stubGlobal('sessionStorage', items);
  const owner = renewal(0);
  const name = 'provisioning-keys.renewals';
  const place = `${owner.tenantId}/${owner.target.kind}/${owner.target.id}`;
  expect(keptRenewal(owner)).toBeUndefined();
  for (const text of [
    '{',
    '[',
    '3',
    '"x"',
    'null',
    ...['{"version":1}', '', '{', 3, null, {}].map(inPlace),
  ]) {
    items.setItem(name, text);
    expect(keptRenewal(owner), text).toBe('unreadable');
  }
  // Only what stands in its own place counts.
  items.setItem(name, JSON.stringify({ [`${place}x`]: '{' }));
  expect(keptRenewal(owner)).toBeUndefined();
  expect(keepRenewal(owner, renewal(3))).toBe('kept');
  expect(keptRenewal({ ...owner, account: 'owen@contoso.example' })).toBeUndefined();
  expect(keptRenewal(owner)).toEqual(renewal(3));

  function inPlace(entry: unknown): string {
    return JSON.stringify({ [place]: entry });
  }
});
