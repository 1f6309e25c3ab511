import { type RefCallback, useEffect, useState } from 'react';
import { ownCopy } from '#src/domain/value-memory.ts';

export type SecretElement = HTMLInputElement | HTMLTextAreaElement;

/** What React may know of a field. Never its value. */
export type SecretFieldState = {
  /**
   * Counts how often the field was emptied. For its React key: emptying an element leaves the value in the browser's
   * undo history, only a new element has none.
   */
  version: number;
  /** A text with line breaks needs an area: a single line would lose them. */
  shape: 'line' | 'area';
  revealed: boolean;
};

/**
 * The inputs of one form that hold secrets. A value stays in its own element and nowhere else: neither React
 * state nor the form library ever has a copy, and it is read at the moment of the send. The one exception is
 * a value whose element is not there yet or not there now: it is held here until there is one, or until dropped.
 */
export type SecretFields = {
  /** For an element's `ref`; when the element goes, its value goes with it. */
  ref: (id: string) => RefCallback<SecretElement>;
  /** The value as typed; throws where there is no such field, so that no empty one is ever sent in its place. */
  read: (id: string) => string;
  /** Puts exactly this text into a field, at once or as soon as its element is there. */
  write: (id: string, text: string) => void;
  /** Keeps the value of a field whose element is about to go, for the same field's next element. */
  stash: (id: string) => void;
  /** Forgets everything about a field that will not come back. */
  drop: (id: string) => void;
  clear: (ids: readonly string[]) => void;
  clearAll: () => void;
  isBlank: (id: string) => boolean;
  /** Which fields hold anything, those among them that are not on the page. */
  filled: () => readonly string[];
  /** Says that the person has changed a field. */
  edited: (id: string) => void;
  /** Counts the changes of a field, or of all together. A caller that shows derived text then knows when to update. */
  edits: (id?: string) => number;
  reveal: (id: string) => void;
  conceal: (id: string) => void;
  concealAll: () => void;
  /** The same object until something of it changes. */
  state: (id: string) => SecretFieldState;
  subscribe: (notify: () => void) => () => void;
};

/** A revealed value is hidden again after so many milliseconds. */
const revealedFor = 30_000;
const untouched: SecretFieldState = { version: 0, shape: 'line', revealed: false };

export function createSecretFields(): SecretFields {
  const elements = new Map<string, SecretElement>();
  const refs = new Map<string, RefCallback<SecretElement>>();
  const held = new Map<string, string>();
  const states = new Map<string, SecretFieldState>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const counts = new Map<string, number>();
  const listeners = new Set<() => void>();
  let total = 0;

  const notify = () => {
    for (const listener of listeners) listener();
  };
  const stateOf = (id: string) => states.get(id) ?? untouched;
  const change = (id: string, part: Partial<SecretFieldState>) => {
    states.set(id, { ...stateOf(id), ...part });
  };
  const count = (id: string) => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    total += 1;
  };
  const hide = (ids: Iterable<string>) => {
    for (const id of ids) {
      clearTimeout(timers.get(id));
      timers.delete(id);
      if (stateOf(id).revealed) change(id, { revealed: false });
    }
    notify();
  };
  const clear = (ids: Iterable<string>) => {
    for (const id of ids) {
      const element = elements.get(id);
      if (element) element.value = '';
      held.delete(id);
      change(id, { version: stateOf(id).version + 1, shape: 'line', revealed: false });
      count(id);
    }
    notify();
  };
  const known = () => new Set([...elements.keys(), ...held.keys()]);
  const isBlank = (id: string) => (held.get(id) ?? elements.get(id)?.value ?? '') === '';

  return {
    ref(id) {
      const present = refs.get(id);
      if (present) return present;
      const attach: RefCallback<SecretElement> = (element) => {
        if (!element) return undefined;
        elements.set(id, element);
        const text = held.get(id);
        if (text !== undefined) element.value = text;
        held.delete(id);
        return () => {
          element.value = '';
          if (elements.get(id) === element) elements.delete(id);
        };
      };
      refs.set(id, attach);
      return attach;
    },
    read(id) {
      const value = held.get(id) ?? elements.get(id)?.value;
      if (value === undefined) throw new Error('A secret field was read that is not on the page');
      return value;
    },
    write(id, text) {
      const shape = text.includes('\n') ? 'area' : 'line';
      const element = elements.get(id);
      // React keeps what is written into an element for as long as that is there, and the text may be cut out of another.
      const own = ownCopy(text);
      // What is held is for the next element: this one is about to go.
      if (element && !held.has(id) && stateOf(id).shape === shape) element.value = own;
      else held.set(id, own);
      if (stateOf(id).shape !== shape) change(id, { shape });
      count(id);
      notify();
    },
    stash(id) {
      const element = elements.get(id);
      if (element) held.set(id, element.value);
    },
    drop(id) {
      for (const map of [held, states, counts, refs]) map.delete(id);
      hide([id]);
    },
    clear,
    clearAll: () => clear(known()),
    isBlank,
    filled: () => [...known()].filter((id) => !isBlank(id)),
    edited(id) {
      count(id);
      notify();
    },
    edits: (id) => (id === undefined ? total : (counts.get(id) ?? 0)),
    reveal(id) {
      clearTimeout(timers.get(id));
      timers.set(
        id,
        setTimeout(() => hide([id]), revealedFor),
      );
      change(id, { revealed: true });
      notify();
    },
    conceal: (id) => hide([id]),
    concealAll: () => hide([...states.keys()]),
    state: stateOf,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * One set of secret fields. They are emptied when a person leaves the page, since Chromium would restore typed
 * values.
 * They are hidden when the person cannot see them: when the tab is hidden, and before a print.
 */
export function useSecretFields(): SecretFields {
  const [fields] = useState(createSecretFields);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') fields.concealAll();
    };
    addEventListener('pagehide', fields.clearAll);
    addEventListener('beforeprint', fields.concealAll);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('pagehide', fields.clearAll);
      removeEventListener('beforeprint', fields.concealAll);
      document.removeEventListener('visibilitychange', hidden);
      // What is held for an element that never came goes with the form.
      fields.clearAll();
    };
  }, [fields]);
  return fields;
}
