import { createContext, use, useSyncExternalStore } from 'react';
import type { GraphClient } from '#src/graph/client.ts';
import type { TokenUse } from '#src/domain/token-claims.ts';
import type { Redactor } from '#src/graph/redact.ts';
import type { ReadWatch } from './read-watch.ts';
import type { Identity } from '#src/auth/identity.ts';
import type { QueryKey } from '@tanstack/react-query';
import type { RunningRead } from '#src/domain/attempt.ts';

export type SubmitClientOptions = {
  /** Called just before Entra's window opens. */
  onWindow: () => void;
  /** Called when the token is there and nothing has been sent yet; what it throws stops the submit. */
  onToken?: () => Promise<void>;
  /** What Graph asked for when it refused the last submit: JSON text of a claims challenge. */
  claims?: string | undefined;
};

/** The way to Graph for the account on screen: fixed from sign-in to sign-out. */
export type Graph = {
  client: GraphClient;
  /** How far the reads of the queries are, for a person who waits. */
  reads: ReadWatch;
  /** Gives the page its one redactor, without which no value can be watched or sent. The list has no use for its code. */
  redactBy: (create: () => Redactor) => void;
  /** Has what stands in the value fields read whenever an answer comes, so that it is taken out of it. Returns what ends that. */
  watchTyped: (read: () => readonly string[]) => () => void;
  /** A client for one submit: where consent or a sign-in is missing it opens Entra's window, and says so first. */
  submitClient: (options: SubmitClientOptions) => GraphClient;
  /** Asks for a sign-in, consent or proof by leaving the page; what is typed there is lost. */
  signInAgain: (use: TokenUse, claims?: string) => Promise<void>;
  /**
   * Gets the permission to look at provisioning: in silence, or with `onWindow` in Entra's window, which opens from the
   * click. The token stays with MSAL. Throws a FailureError.
   */
  permit: (options: {
    signal: AbortSignal;
    onWindow?: (() => void) | undefined;
    claims?: string | undefined;
  }) => Promise<void>;
  /** The tenant on screen: a token of any other is never used for a submit. */
  tenantId: string;
  /** How long a submit waits for its answer. */
  submitTimeoutSeconds: number;
};

export const GraphContext = createContext<Graph | undefined>(undefined);

export function useGraph(): Graph {
  const graph = use(GraphContext);
  if (!graph) throw new Error('useGraph needs a GraphContext above it');
  return graph;
}

/** Who is signed in, as MSAL said when the workspace was made; another account makes another workspace. */
export const IdentityContext = createContext<Identity | undefined>(undefined);

export function useIdentity(): Identity {
  const identity = use(IdentityContext);
  if (!identity) throw new Error('useIdentity needs the app shell above it');
  return identity;
}

/** The read of a query while it is under way. */
export function useRunningRead(key: QueryKey): RunningRead | undefined {
  const { reads } = useGraph();
  return useSyncExternalStore(reads.subscribe, () => reads.of(key));
}
