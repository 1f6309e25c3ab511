import { QueryClient } from '@tanstack/react-query';
import type { TokenSource } from '#src/auth/token.ts';
import type { Config } from '#src/config/config.ts';
import { createClient, type GraphClient } from '#src/graph/client.ts';
import type { Redactor } from '#src/graph/redact.ts';
import type { Graph } from './graph-context.ts';
import { createReadWatch } from './read-watch.ts';
import { type Failure, FailureError, failureOf } from '#src/domain/failure/failure.ts';

/** Joins the Graph client to a session: reads never open a window, a submit may. */
export function connectGraph(
  config: Config,
  tokens: TokenSource,
  tenantId: string,
  /** Fetches what a failure is shown with. */
  beforeFailure: (error: unknown) => Promise<void> = () => Promise.resolve(),
): Graph {
  // One for all clients, as long as the page is open. It comes with the page that has value fields: before that there
  // is no value to take out of an answer, and none leaves.
  let redactor: Redactor | undefined;
  const known = () => {
    if (!redactor) throw new Error('The redactor comes before any value.');
    return redactor;
  };
  const deps = {
    redactor: {
      redact: (text: string) => redactor?.redact(text) ?? text,
      remember: (values: readonly string[]) => known().remember(values),
      watch: (read: () => readonly string[]) => known().watch(read),
    },
    origin: config.graphOrigin,
    version: config.graphVersion,
    scopes: config.scopes,
    submitTimeout: config.submitTimeoutSeconds * 1000,
    // Bound, since the browser's fetch refuses to be called as a method of another object.
    fetch: fetch.bind(globalThis),
    online: () => navigator.onLine,
    onTokenRejected: tokens.reject,
  };
  return {
    client: createClient({ ...deps, getToken: tokens.silent }),
    reads: createReadWatch(beforeFailure),
    redactBy: (create) => void (redactor ??= create()),
    watchTyped: deps.redactor.watch,
    submitClient: ({ onWindow, onToken, claims }) => {
      const client = createClient({
        ...deps,
        getToken: async (use, options) => {
          const asked = { ...options, onWindow, ...(claims === undefined ? {} : { claims }) };
          // One window at most: the permission to change serves the reads of an attempt too.
          const token = await tokens.interactive(use === 'status' ? 'write' : use, asked);
          await onToken?.();
          return token;
        },
      });
      return claims === undefined ? client : withSingleChallenge(client);
    },
    // If the browser could not leave, the page stays as it is, with the pressed button.
    signInAgain: (use, claims) => tokens.redirect(use, claims).catch(() => undefined),
    async permit({ signal, onWindow, claims }) {
      const asked = { signal, ...(claims === undefined ? {} : { claims }) };
      try {
        await (onWindow
          ? tokens.interactive('status', { ...asked, onWindow })
          : tokens.silent('status', asked));
      } catch (error) {
        await beforeFailure(error);
        throw error;
      }
    },
    tenantId,
    submitTimeoutSeconds: config.submitTimeoutSeconds,
  };
}

/**
 * For an attempt that has just answered a claims challenge: where Graph asks again, another window would only be asked again.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function withSingleChallenge(client: GraphClient): GraphClient {
  return {
    ...client,
    async read(...args) {
      try {
        return await client.read(...args);
      } catch (error) {
        const failure = failureOf(error);
        throw failure ? new FailureError(stopped(failure), { cause: error }) : error;
      }
    },
    async send(...args) {
      const delivery = await client.send(...args);
      return delivery.failure ? { ...delivery, failure: stopped(delivery.failure) } : delivery;
    },
  };
}

function stopped(failure: Failure): Failure {
  if (failure.kind !== 'needs-interaction' || failure.reason !== 'claims') return failure;
  const { claims: _, ...rest } = failure;
  return { ...rest, reason: 'claims-again' };
}

/** A list stays fresh for a minute: coming back to the picker costs no request. */
const freshFor = 60_000;

/** What the page keeps of Graph's answers. */
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
