/**
 * The same text in memory of its own. What an engine cuts out of a text it may keep as a view of the whole: a key or an address
 * that stays would then keep the secrets that stood beside it.
 */
export function ownCopy(text: string): string {
  const copy: string = JSON.parse(JSON.stringify(text));
  return copy;
}

/**
 * Does the work and leaves no text behind in the engine: a regular expression, and whatever library or built-in uses one,
 * keeps the last text it matched alive (`RegExp.lastMatch`), so a constant takes its place. Whatever reads a value goes through here.
 */
export function forgettingMatches<Result>(work: () => Result): Result {
  try {
    return work();
  } finally {
    /^$/.test('');
  }
}
