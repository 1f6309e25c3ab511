import { classOf } from '#src/domain/keys/keys.ts';
import { useGraph } from './graph-context.ts';
import { type StoredCredential, storedQuery } from './stored-credentials.ts';
import type { Target } from '#src/domain/target.ts';
import { useWindowRead, type WindowRead } from './use-window-read.ts';

/** What is stored, as long as this is mounted. */
export function useStored(target: Target): WindowRead<readonly StoredCredential[]> {
  const graph = useGraph();
  return useWindowRead((client) => storedQuery(graph, target, { mayShow, client }));
}

/** A secret that Graph answered in plain is not shown, nor kept; of an unknown key nobody can say what it is. */
export function mayShow(key: string): boolean {
  return classOf(key) !== 'secret';
}
