import { useEffect, useMemo, useState } from 'react';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { useWatch } from 'react-hook-form';
import {
  canClear,
  planSave,
  type RecentKeys,
  type SaveStep,
  withRecent,
} from '#src/domain/save-plan/plan-save.ts';
import type { Target } from '#src/domain/target.ts';
import type { StoredCredential } from '#src/requests/stored-credentials.ts';
import { type PageRead, usePageStored } from '#src/requests/page-reads.ts';
import { type Permission, usePermission } from '#src/requests/permission.ts';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { type CredentialRows, startOf, focusField } from './credential-rows.ts';

/** The stored keys of the application, and what a person wants to become of them. */
export type StoredKeys = {
  /** undefined for an app registration: Graph documents no stored keys there. */
  read: (PageRead<readonly StoredCredential[]> & { permission: Permission['state'] }) | undefined;
  /** What Graph returned, and behind it what this page has stored and Graph does not return yet; each key once. */
  all: readonly StoredCredential[];
  /** The keys that a save is to drop. */
  cleared: ReadonlySet<string>;
  /** What a save does with each stored key. */
  stepOf: (key: string) => SaveStep | undefined;
  /** Gives the key a row, or goes to the one that there is. */
  replace: (key: string) => void;
  /** Takes the key's row away. */
  keep: (key: string) => void;
  clear: (key: string) => void;
  /** Clears several at once, and leaves the focus where it is. */
  clearAll: (keys: readonly string[]) => void;
  /** Undoes that. */
  restore: (key: string) => void;
  /** To the value of a key, or to where a stored one is decided. */
  goTo: (key: string) => void;
  /** After a save: what it dropped is gone. */
  reset: () => void;
};

const none: ReadonlySet<string> = new Set();

export function useStoredKeys(target: Target, rows: CredentialRows, recent: RecentKeys): StoredKeys {
  const isListed = target.kind === 'servicePrincipal';
  const page = usePageStored(target);
  const permission = usePermission(target).state;
  const [cleared, setCleared] = useState(none);
  const { data } = page.query;
  const told = useMemo(() => withRecent(data ?? [], recent), [data, recent]);
  // Graph may list a key twice; it is decided once.
  const all = useMemo(() => {
    const seen = new Set<string>();
    return told.filter(({ key }) => !seen.has(key) && seen.add(key));
  }, [told]);
  const typed = useWatch({ control: rows.form.control, name: 'credentials' });
  // The form lies outside React's data; it is changed outside the effect, where React can be made to render at once.
  useEffect(() => {
    if (data)
      queueMicrotask(() => rows.setStored(new Map(all.map(({ key, value }) => [key, textOf(value)]))));
  }, [rows, data, all]);
  const rowOf = (key: string) => rows.list().find((values) => values.key === key);
  const spare = (key: string) => setCleared((keys) => new Set([...keys].filter((other) => other !== key)));
  const steps = useMemo(() => {
    const keys = typed.map(({ key }) => key);
    return new Map(planSave(told, keys, cleared, recent).steps.map((step) => [step.key, step]));
  }, [told, typed, cleared, recent]);
  const startOfStored = (key: string) => startOf(key, textOf(all.find((one) => one.key === key)?.value));
  const replace = (key: string) => {
    spare(key);
    const present = rowOf(key);
    if (present) return focusField(present.row, 'value');
    rows.apply([{ row: undefined, key, value: startOfStored(key) }]);
    const added = rowOf(key);
    if (added) focusField(added.row, 'value');
    return undefined;
  };
  const keep = (key: string) => {
    const present = rowOf(key);
    if (!present) return;
    const now = rows.secrets.isBlank(present.row) ? '' : rows.secrets.read(present.row);
    // What a person has typed can be brought back.
    if (now === startOfStored(key) || now === '') rows.discard(present.row);
    else rows.remove(present.row, 'stay');
    focusStored(key);
  };
  return {
    read: isListed ? { ...page, permission } : undefined,
    all: isListed ? all : [],
    cleared,
    stepOf: (key) => steps.get(key),
    replace,
    keep,
    clear(key) {
      if (!canClear(key)) return;
      const present = rowOf(key);
      if (present) rows.discard(present.row);
      setCleared((keys) => new Set([...keys, key]));
      focusStored(key);
    },
    clearAll: (keys) => setCleared((before) => new Set([...before, ...keys.filter(canClear)])),
    restore(key) {
      spare(key);
      focusStored(key);
    },
    goTo(key) {
      const present = rowOf(key);
      if (present) focusField(present.row, 'value');
      else focusStored(key);
    },
    reset: () => setCleared(none),
  };
}

function textOf(value: StoredCredential['value'] | undefined): string | undefined {
  return value?.kind === 'plain' ? value.text : undefined;
}

/** The id of a stored key's row. */
export function storedId(key: string): string {
  return `stored-${key.replaceAll(/\s/g, '-')}`;
}

/** Moves the focus to where a stored key is decided, once no dialog is in the way. */
function focusStored(key: string): void {
  void givePageBack().then(() =>
    focusNextFrame(() => document.getElementById(storedId(key))?.querySelector('[data-decide]')),
  );
}
