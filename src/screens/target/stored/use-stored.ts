import { classOf } from '#src/credentials/keys.ts';
import { useGraph } from '#src/data/graph-context.ts';
import { type StoredCredential, storedQuery } from '#src/data/stored-credentials.ts';
import type { Target } from '#src/graph/directory.ts';
import { useWindowRead, type WindowRead } from '../use-window-read.ts';

/** What is stored, as long as this is mounted. */
export function useStored(target: Target): WindowRead<readonly StoredCredential[]> {
  const graph = useGraph();
  return useWindowRead((client) => storedQuery(graph, target, { mayShow, client }));
}

/** A secret that Graph answered in plain is not shown, nor kept; of an unknown key nobody can say what it is. */
export function mayShow(key: string): boolean {
  return classOf(key) !== 'secret';
}
