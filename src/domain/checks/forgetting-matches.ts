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
