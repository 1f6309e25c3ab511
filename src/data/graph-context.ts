import { createContext, use } from 'react';
import type { GraphClient } from '#src/graph/client.ts';

/** The way to Graph for the account on screen: fixed from sign-in to sign-out. */
export type Graph = {
  client: GraphClient;
  /** A client for one submit: where consent or a sign-in is missing it opens Entra's window, and says so first. */
  submitClient: (onWindow: () => void) => GraphClient;
  /** Where windows are blocked: asks for what a submit needs by leaving the page. */
  redirectForSubmit: () => Promise<void>;
  /** The tenant on screen: a token of any other is never used for a submit. */
  tenantId: string;
};

export const GraphContext = createContext<Graph | undefined>(undefined);

export function useGraph(): Graph {
  const graph = use(GraphContext);
  if (!graph) throw new Error('useGraph needs a GraphContext above it');
  return graph;
}
