import { checkValue } from '#src/credentials/checks/check-value.ts';
import { type JwtFacts, readJwt } from '#src/credentials/checks/jwt.ts';
import type { ValueProblem } from '#src/credentials/checks/value-problem.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';

/** What was seen when a value was last looked at; never the value. */
export type ValueNote = {
  problems: readonly ValueProblem[];
  jwt: JwtFacts | undefined;
  /** In milliseconds since the epoch. */
  lookedAt: number;
};

/** Notes by row. A note is gone as soon as its value has changed: what was true of another value is never shown. */
export type ValueNotes = {
  look: (row: string, key: string) => void;
  /** The same object until it changes. */
  get: (row: string) => ValueNote | undefined;
  subscribe: (notify: () => void) => () => void;
};

export function createValueNotes(secrets: SecretFields): ValueNotes {
  const notes = new Map<string, { edits: number; note: ValueNote }>();
  const listeners = new Set<() => void>();
  // What a token says of itself is a piece of it, and goes when it goes.
  secrets.subscribe(() => {
    for (const [row, { edits }] of notes) if (edits !== secrets.edits(row)) notes.delete(row);
  });
  return {
    look(row, key) {
      if (secrets.isBlank(row)) return;
      const value = secrets.read(row);
      const lookedAt = Date.now();
      const note = { problems: checkValue(key, value, lookedAt), jwt: readJwt(value), lookedAt };
      notes.set(row, { edits: secrets.edits(row), note });
      for (const notify of listeners) notify();
    },
    get(row) {
      const known = notes.get(row);
      return known?.edits === secrets.edits(row) ? known.note : undefined;
    },
    subscribe(notify) {
      listeners.add(notify);
      const stop = secrets.subscribe(notify);
      return () => {
        listeners.delete(notify);
        stop();
      };
    },
  };
}
