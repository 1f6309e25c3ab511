import { useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  opened,
  pinned,
  readShortcuts,
  type Reference,
  type Shortcuts,
  type ShortcutOwner,
  without,
  writeShortcuts,
} from '#src/domain/shortcuts.ts';
import type { Target } from '#src/domain/target.ts';
import { readKept, subscribeToKept, writeKept } from '#src/storage.ts';
import { useIdentity } from './graph-context.ts';

const readText = () => readKept('applications');

function change(owner: ShortcutOwner, to: (shortcuts: Shortcuts) => Shortcuts): void {
  const text = readText();
  // A browser that keeps nothing shows no shortcuts, and nothing else depends on them.
  writeKept('applications', writeShortcuts(text, owner, to(readShortcuts(text, owner))));
}

export type KeptShortcuts = Shortcuts & {
  /** The browser keeps nothing for this site, so that nothing can be pinned. */
  off: boolean;
  pin: (reference: Reference, on: boolean) => void;
  drop: (gone: readonly Reference[]) => void;
};

/** What the account on screen opened last and pinned, in this browser. */
export function useShortcuts(): KeptShortcuts {
  const { tenantId, accountId } = useIdentity();
  const text = useSyncExternalStore(subscribeToKept, readText);
  return useMemo(() => {
    const owner = { tenantId, accountId };
    return {
      ...readShortcuts(text, owner),
      off: text === undefined,
      pin: (reference, on) => change(owner, (all) => pinned(all, reference, on)),
      drop: (gone) => change(owner, (all) => without(all, gone)),
    };
  }, [text, tenantId, accountId]);
}

/** Puts the application on screen in front of those opened before. */
export function useOpened({ kind, id }: Target): void {
  const { tenantId, accountId } = useIdentity();
  // The storage lies outside React.
  useEffect(
    () => change({ tenantId, accountId }, (all) => opened(all, { kind, id: id.toLowerCase() })),
    [tenantId, accountId, kind, id],
  );
}
