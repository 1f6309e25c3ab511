import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useClaimsSource } from '#src/auth/token-claims.ts';
import { tryPermissionAgain } from './permission.ts';
import type { Who } from '#src/domain/token-claims.ts';
import type { Config } from '#src/config/config.ts';

const key = ['who'] as const;

/** What the tokens of this tab, with the newest, say of the signed-in person; undefined until the page has read them. */
export function useWho(config: Config): Who | undefined {
  const source = useClaimsSource(config);
  const queries = useQueryClient();
  // Tokens lie outside React: any part of the page may bring another.
  useEffect(
    () =>
      source.onToken(() => {
        void queries.invalidateQueries({ queryKey: key });
        tryPermissionAgain(queries);
      }),
    [source, queries],
  );
  const { data } = useQuery({
    queryKey: key,
    queryFn: async () => (await source.read()) ?? null,
    staleTime: 0,
    gcTime: 0,
  });
  return data ?? undefined;
}
