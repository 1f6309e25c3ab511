import { isGuid } from './guid.ts';
import type { TargetKind } from './target.ts';

/** An application by what identifies it; its name is asked of Graph each time. */
export type Reference = { kind: TargetKind; id: string };

/** What a person opened last, newest first, and what they pinned. */
export type Shortcuts = { recent: readonly Reference[]; pinned: readonly Reference[] };

/** Whose they are: the ids of tenant and account. */
export type ShortcutOwner = { tenantId: string; accountId: string };

const mostRecent = 8;
const mostPinned = 24;
const mostOwners = 20;

const none: Shortcuts = { recent: [], pinned: [] };

export function isSame(one: Reference, other: Reference): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** Puts an application that was opened in front. */
export function opened(shortcuts: Shortcuts, reference: Reference): Shortcuts {
  const others = shortcuts.recent.filter((other) => !isSame(other, reference));
  return { ...shortcuts, recent: [reference, ...others].slice(0, mostRecent) };
}

/** Pins an application, or releases it. Where there is no room the pins stay as they are. */
export function pinned(shortcuts: Shortcuts, reference: Reference, pin: boolean): Shortcuts {
  const others = shortcuts.pinned.filter((other) => !isSame(other, reference));
  return { ...shortcuts, pinned: (pin ? [...others, reference] : others).slice(0, mostPinned) };
}

/** Drops what the directory has no more. */
export function without(shortcuts: Shortcuts, gone: readonly Reference[]): Shortcuts {
  const isThere = (reference: Reference) => !gone.some((other) => isSame(other, reference));
  return { recent: shortcuts.recent.filter(isThere), pinned: shortcuts.pinned.filter(isThere) };
}

type Stored = Record<string, { recent: string[]; pinned: string[] }>;

function ownerKey({ tenantId, accountId }: ShortcutOwner): string {
  return `${tenantId}/${accountId}`.toLowerCase();
}

function write({ kind, id }: Reference): string {
  return `${kind}/${id}`;
}

function read(text: unknown): readonly Reference[] {
  if (typeof text !== 'string') return [];
  const [kind, id = ''] = text.split('/');
  return (kind === 'servicePrincipal' || kind === 'application') && isGuid(id)
    ? [{ kind, id: id.toLowerCase() }]
    : [];
}

function list(value: unknown, most: number): readonly Reference[] {
  if (!Array.isArray(value)) return [];
  const found = value.flatMap(read);
  return found.filter((one, at) => found.findIndex((other) => isSame(one, other)) === at).slice(0, most);
}

function parse(text: string | null | undefined): ReadonlyMap<string, unknown> {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    return new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : []);
  } catch {
    return new Map();
  }
}

/** The shortcuts of one owner; text that this page did not write counts as none. */
export function readShortcuts(text: string | null | undefined, owner: ShortcutOwner): Shortcuts {
  const entry = parse(text).get(ownerKey(owner));
  if (typeof entry !== 'object' || entry === null) return none;
  return {
    recent: list(Reflect.get(entry, 'recent'), mostRecent),
    pinned: list(Reflect.get(entry, 'pinned'), mostPinned),
  };
}

/** The text with the shortcuts of one owner replaced; null where nothing is left to keep. */
export function writeShortcuts(
  text: string | null | undefined,
  owner: ShortcutOwner,
  shortcuts: Shortcuts,
): string | null {
  const all = new Map<string, Stored[string]>();
  for (const [key] of parse(text)) {
    const [tenantId = '', accountId = ''] = key.split('/');
    if (!isGuid(tenantId) || !isGuid(accountId)) continue;
    const { recent, pinned: pins } = readShortcuts(text, { tenantId, accountId });
    all.set(key, { recent: recent.map(write), pinned: pins.map(write) });
  }
  // The owner who changed something last comes last, and the oldest of too many goes.
  all.delete(ownerKey(owner));
  if (shortcuts.recent.length + shortcuts.pinned.length > 0)
    all.set(ownerKey(owner), {
      recent: shortcuts.recent.map(write),
      pinned: shortcuts.pinned.map(write),
    });
  const left = [...all].slice(-mostOwners);
  return left.length === 0 ? null : JSON.stringify(Object.fromEntries(left));
}
