import { skipToken, useQuery } from '@tanstack/react-query';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';
import type { Guide } from '#src/domain/connectors/connector.ts';

/** What the guide says of a connector besides its entry, and what it finds in a value. */
export type LoadedGuide = Guide & { check: (key: string, value: string) => readonly ValueProblem[] };

/** The guide of a connector, by its id, as soon as it is wanted; undefined before, and where it cannot be loaded. */
export function useGuide(id: string | undefined): LoadedGuide | undefined {
  const { data } = useQuery({
    queryKey: guideKey(id),
    queryFn: id === undefined ? skipToken : async () => await loadGuide(id),
    staleTime: Infinity,
    // Without it the page does all that it is for.
    throwOnError: false,
    structuralSharing: false,
  });
  return data ?? undefined;
}

function guideKey(id: string | undefined) {
  return ['guide', id] as const;
}

async function loadGuide(id: string): Promise<LoadedGuide | null> {
  const { checkTenantUrl, guideOf } = await import('#src/domain/connectors/guide.ts');
  const guide = await guideOf(id);
  return guide ? { ...guide, check: (key, value) => checkTenantUrl(guide, key, value) } : null;
}
