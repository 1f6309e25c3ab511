import type { Failure } from '#src/failure.ts';
import { failureWords } from '#src/ui/failure-text.tsx';

/** Why Graph said no to a synchronization call, who can mend it and how. Graph's own words stand in the details. */
export function RefusedSubmit({ failure }: { failure: Extract<Failure, { kind: 'refused' }> }) {
  const { title, next } = failureWords(failure, 'synchronization');
  return (
    <>
      {title} {next}
    </>
  );
}
