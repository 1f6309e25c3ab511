import { useState } from 'react';

/** What a person has decided about the stored keys, for the next save. */
export type SaveChoices = {
  /** The keys to drop. */
  cleared: ReadonlySet<string>;
  /** Gives the key a row, or goes to the one that there is. `stored`: its value where Graph shows it. */
  replace: (key: string, stored?: string) => void;
  /** Takes the key's row away. */
  keep: (key: string) => void;
  clear: (key: string) => void;
  /** After a save: what it dropped is gone. */
  reset: () => void;
};

const none: ReadonlySet<string> = new Set();

export function useSaveChoices({ replace, keep }: Pick<SaveChoices, 'replace' | 'keep'>): SaveChoices {
  const [cleared, setCleared] = useState(none);
  const spare = (key: string) => setCleared((all) => new Set([...all].filter((other) => other !== key)));
  return {
    cleared,
    replace(key, stored) {
      spare(key);
      replace(key, stored);
    },
    keep(key) {
      spare(key);
      keep(key);
    },
    clear(key) {
      keep(key);
      setCleared((all) => new Set([...all, key]));
    },
    reset: () => setCleared(none),
  };
}
