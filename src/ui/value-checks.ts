import type * as checks from '#src/domain/checks/check-value.ts';
import type * as tokens from '#src/domain/checks/jwt.ts';

type ValueChecks = Pick<typeof checks, 'checkValue'> & Pick<typeof tokens, 'readJwt'>;

let known: ValueChecks | undefined;

/** Undefined until they are fetched. */
export function valueChecks(): ValueChecks | undefined {
  return known;
}

/** Fetches what judges a value: with its words it is 5 kB of brotli that a page without a value does without. */
export async function loadValueChecks(): Promise<ValueChecks> {
  if (known) return known;
  const [{ checkValue }, { readJwt }] = await Promise.all([
    import('#src/domain/checks/check-value.ts'),
    import('#src/domain/checks/jwt.ts'),
  ]);
  return (known = { checkValue, readJwt });
}
