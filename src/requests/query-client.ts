import { QueryClient } from '@tanstack/react-query';
import { failureOf } from '#src/domain/failure/failure.ts';

/** A list stays fresh for a minute: coming back to the picker costs no request. */
const freshFor = 60_000;

export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshFor,
        // Graph's client has the one retry policy; a second one here would multiply it.
        retry: false,
        // Offline is an answer to show, not a reason to wait in silence.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        // A known failure is shown where its data would be; anything else is a bug for the error boundary.
        throwOnError: (error) => failureOf(error) === undefined,
      },
    },
  });
  // What was done in this tab cannot be read again.
  queries.setQueryDefaults(['receipts'], { gcTime: Infinity });
  return queries;
}
