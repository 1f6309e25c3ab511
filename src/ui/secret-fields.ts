import { type RefCallback, useEffect, useState } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * The inputs of one form that hold secrets. A value stays in its own element and nowhere else: neither React
 * state nor the form library ever has a copy, and it is read at the moment of the send.
 */
export type SecretFields = {
  /** For an element's `ref`; when the element goes, its value goes with it. */
  ref: (id: string) => RefCallback<Field>;
  /** The value as typed; throws where there is no such field, so that no empty one is ever sent in its place. */
  read: (id: string) => string;
  clear: (ids: readonly string[]) => void;
  clearAll: () => void;
  isEmpty: () => boolean;
  /**
   * Counts how often a field was cleared. For its React key: emptying an element leaves the value in the browser's
   * undo history, only a new element has none.
   */
  version: (id: string) => number;
  subscribe: (notify: () => void) => () => void;
};

function createSecretFields(): SecretFields {
  const fields = new Map<string, Field>();
  const refs = new Map<string, RefCallback<Field>>();
  const versions = new Map<string, number>();
  const listeners = new Set<() => void>();
  const clear = (ids: readonly string[]) => {
    for (const id of ids) {
      const field = fields.get(id);
      if (field) field.value = '';
      versions.set(id, (versions.get(id) ?? 0) + 1);
    }
    for (const notify of listeners) notify();
  };
  return {
    ref(id) {
      const known = refs.get(id);
      if (known) return known;
      const attach: RefCallback<Field> = (field) => {
        if (!field) return undefined;
        fields.set(id, field);
        return () => {
          field.value = '';
          if (fields.get(id) === field) fields.delete(id);
        };
      };
      refs.set(id, attach);
      return attach;
    },
    read(id) {
      const field = fields.get(id);
      if (!field) throw new Error('A secret field was read that is not on the page');
      return field.value;
    },
    clear,
    clearAll: () => clear([...fields.keys()]),
    isEmpty: () => [...fields.values()].every((field) => field.value === ''),
    version: (id) => versions.get(id) ?? 0,
    subscribe(notify) {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
  };
}

/** One set of secret fields, emptied when the page is left: Chromium would bring typed values back otherwise. */
export function useSecretFields(): SecretFields {
  const [fields] = useState(createSecretFields);
  useEffect(() => {
    addEventListener('pagehide', fields.clearAll);
    return () => removeEventListener('pagehide', fields.clearAll);
  }, [fields]);
  return fields;
}
