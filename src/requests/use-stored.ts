import { classOf } from '#src/domain/keys/keys.ts';
import { useGraph } from './graph-context.ts';
import { type StoredCredential, storedQuery } from './stored-credentials.ts';
import type { Target } from '#src/domain/target.ts';
import { useWindowRead, type WindowRead } from './use-window-read.ts';

/** The stored credentials, read anew as long as this is mounted. */
export function useStored(target: Target): WindowRead<readonly StoredCredential[]> {
  const graph = useGraph();
  return useWindowRead((client) => storedQuery(graph, target, { mayShow, client }));
}

/** It neither shows nor keeps a secret that Graph returned in plain text. An unknown key may hold a secret. */
export function mayShow(key: string): boolean {
  return classOf(key) !== 'secret';
}
