import { checkJwt } from './jwt.ts';
import { checkFormat } from './format-checks.ts';
import { classOf, formatOf } from '#src/domain/keys/keys.ts';
import { forgettingMatches } from './forgetting-matches.ts';
import { checkSecret, checkText } from './text-checks.ts';
import { checkUrl } from './url-checks.ts';
import type { ValueProblem } from './value-problem.ts';

/**
 * What is probably or surely wrong with this value of this key, each code once or once a field; empty for an empty value.
 * Nothing found ever holds the value, and no text of it stays with the engine. `now` is in milliseconds since the epoch. Never throws.
 */
export function checkValue(key: string, value: string, now: number): readonly ValueProblem[] {
  return forgettingMatches(() => {
    const text = checkText(key, value);
    // Of what stands for a value, such as `<token>` or `***`, nothing more can be said.
    const stands = text.filter(({ code }) => code === 'placeholder' || code === 'masked');
    if (stands.length > 0) return stands;
    const kind = classOf(key);
    const problems = [
      ...text,
      ...(kind === 'secret' ? checkSecret(key, value) : []),
      ...(kind === 'url' ? checkUrl(key, value) : []),
      ...checkFormat(formatOf(key), value),
      ...checkJwt(value, now),
    ];
    return problems.map(guarded);
  });
}

/** A fix reads the value too. */
function guarded(problem: ValueProblem): ValueProblem {
  const { fix } = problem;
  return fix ? { ...problem, fix: (value) => forgettingMatches(() => fix(value)) } : problem;
}
