import type { JwtFacts } from '#src/domain/checks/jwt.ts';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';
import { latePart } from './late-part.ts';
import type { SecretFields } from './secret-fields.ts';

/** What judges a value: it comes once a person is in the form, and a page without a value does without. */
export const valueChecks = latePart(async () => {
  const [{ checkValue }, { readJwt }] = await Promise.all([
    import('#src/domain/checks/check-value.ts'),
    import('#src/domain/checks/jwt.ts'),
  ]);
  return { checkValue, readJwt };
});

/** What was seen when a value was last looked at; never the value. */
export type ValueNote = {
  problems: readonly ValueProblem[];
  isToken: boolean;
  /** Code that asks for the value at a prompt takes one line alone. */
  severalLines: boolean;
  /** In milliseconds since the epoch. */
  lookedAt: number;
};

/** Takes the key and the value; what it finds never holds the value. */
export type ValueCheck = (key: string, value: string) => readonly ValueProblem[];

/** Notes by row. A note is gone as soon as its value has changed: what was true of another value is never shown. */
export type ValueNotes = {
  look: (row: string, key: string) => void;
  /** The same object until it changes. */
  get: (row: string) => ValueNote | undefined;
  /**
   * What a token says of itself. Pieces of a value, and so no part of the note: React keeps the last two notes that a component
   * has seen for as long as that is there.
   */
  claimsOf: (row: string) => JwtFacts | undefined;
  /**
   * Also looks for what the check finds in values, where the other checks find nothing wrong with an address: now in
   * those that were looked at, later in all.
   */
  expect: (check: ValueCheck | undefined) => void;
  subscribe: (notify: () => void) => () => void;
};

export function createValueNotes(secrets: SecretFields): ValueNotes {
  const notes = new Map<
    string,
    { edits: number; key: string; note: ValueNote; claims: JwtFacts | undefined }
  >();
  /** The rows to look at once the checks are there, each as often changed as it was then. */
  const waiting = new Map<string, { edits: number; key: string }>();
  let checkMore: ValueCheck = () => [];
  const listeners = new Set<() => void>();
  const knownOf = (row: string) => {
    const known = notes.get(row);
    return known?.edits === secrets.edits(row) ? known : undefined;
  };
  // What a token says of itself is a piece of it, and goes when it goes.
  secrets.subscribe(() => {
    for (const [row, { edits }] of notes) if (edits !== secrets.edits(row)) notes.delete(row);
  });
  const lookAtWaiting = () => {
    const rows = [...waiting];
    waiting.clear();
    for (const [row, { edits, key }] of rows) if (edits === secrets.edits(row)) look(row, key);
  };
  const look = (row: string, key: string) => {
    if (secrets.isBlank(row)) return;
    const checks = valueChecks.now();
    if (!checks) {
      // By name: what waits keeps in memory what it refers to.
      waiting.set(row, { edits: secrets.edits(row), key });
      void valueChecks.load().then(lookAtWaiting, () => undefined);
      return;
    }
    const value = secrets.read(row);
    const lookedAt = Date.now();
    const claims = checks.readJwt(value);
    const found = checks.checkValue(key, value, lookedAt);
    const isAddressed = found.some(({ code, severity }) => severity === 'error' || code.startsWith('url-'));
    const problems = isAddressed ? found : [...found, ...checkMore(key, value)];
    notes.set(row, {
      edits: secrets.edits(row),
      key,
      note: { problems, isToken: claims !== undefined, severalLines: value.trim().includes('\n'), lookedAt },
      claims,
    });
    for (const notify of listeners) notify();
  };
  return {
    look,
    expect(check) {
      checkMore = check ?? (() => []);
      for (const [row, { key }] of notes) if (knownOf(row)) look(row, key);
    },
    get: (row) => knownOf(row)?.note,
    claimsOf: (row) => knownOf(row)?.claims,
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
