import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Graph } from './graph-context.ts';
import { jobsKey } from './page-reads.ts';
import { readStoredNow, type StoredCredential, storedKey, tellOtherTabs } from './stored-credentials.ts';
import { findTestPlace, type TestPlace, testPlaceKey } from './test-place.ts';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { Credential } from '#src/domain/credentials/credential.ts';
import { credentialVerbs, verbEndpoint } from '#src/graph/credential-verbs.ts';
import type { Target } from '#src/domain/target.ts';
import { steerJob } from '#src/graph/job-actions.ts';
import type { JobAction, JobReceipt, SubmitReceipt, TestReceipt, VerbName } from '#src/domain/attempt.ts';
import { testStored } from '#src/graph/validate-credentials.ts';
import type { Verb } from './attempt.ts';

const all = (target: Target) => [jobsKey(target), storedKey(target)];
const none = () => [];

/** What the cache holds and a verb may have made old: the page shows both, and shows them as they are after a write. */
export const changes: Readonly<Record<VerbName, (target: Target) => readonly QueryKey[]>> = {
  authorize: all,
  save: all,
  'test-typed': none,
  'test-stored': none,
  start: all,
  pause: all,
  restart: all,
};

/** The facts behind the decision about a save, so that the page checks them again before it replaces everything. */
export type SaveBasis = {
  mayShow: (key: string) => boolean;
  /** Whether Graph still answers what it answered then. */
  isSame: (stored: readonly StoredCredential[]) => boolean;
};

/** What is done with typed credentials: they are read while the request leaves. */
export type CredentialCall = { target: Target; credentials: () => readonly Credential[] } & (
  | { verb: 'authorize' }
  /** Replaces everything that is stored by these credentials. */
  | { verb: 'save'; basis: SaveBasis }
);

export function credentialVerb(graph: Graph): Verb<CredentialCall, SubmitReceipt> {
  return {
    locks: () => true,
    async beforeSend(call, signal) {
      if (call.verb === 'save') await expectSame(graph, call.target, call.basis, signal);
    },
    async send(client, call, _, signal) {
      const { target, credentials } = call;
      const receipt = await credentialVerbs(client)[call.verb]({
        target,
        tenantId: graph.tenantId,
        credentials,
        signal,
      });
      if (receipt.outcome === 'applied' || receipt.outcome === 'unknown') tellOtherTabs(target);
      return receipt;
    },
    changes: ({ verb, target }) => changes[verb](target),
  };
}

/** Throws a FailureError where the stored keys cannot be read, or are no longer those that a person has decided about. */
export async function expectSame(
  graph: Graph,
  target: Target,
  { mayShow, isSame }: SaveBasis,
  signal: AbortSignal,
): Promise<void> {
  // The token that has just come is the one that this client finds, so no window opens a second time.
  const stored = await readStoredNow(graph.client, target, { mayShow, signal });
  if (!isSame(stored)) throw new FailureError({ kind: 'unsafe', what: 'stored-changed' });
}

export type JobCall = { target: Target; job: string; action: JobAction };

/** Graph may answer with the old state for some seconds after it has taken an action; in milliseconds. */
const lag = 4_000;

export function jobVerb(graph: Graph, queries: QueryClient): Verb<JobCall, JobReceipt> {
  return {
    locks: () => false,
    async send(client, call, _, signal) {
      const receipt = await steerJob(client, { ...call, tenantId: graph.tenantId, signal });
      if (receipt.outcome === 'applied')
        setTimeout(() => void queries.invalidateQueries({ queryKey: jobsKey(call.target) }), lag);
      return receipt;
    },
    changes: ({ action, target }) => changes[action.kind](target),
  };
}

export type StoredTestCall = { target: Target };

/** How each test begins: it changes nothing, so tabs need not take turns, and reads by which settings to test. */
function testVerb(
  graph: Graph,
  queries: QueryClient,
): Required<Pick<Verb<StoredTestCall, TestReceipt, TestPlace>, 'locks' | 'find'>> {
  return {
    locks: () => false,
    async find(client, { target }, signal) {
      const stop = () => void queries.cancelQueries({ queryKey: testPlaceKey(target) });
      signal.addEventListener('abort', stop);
      try {
        return await findTestPlace(queries, graph, target, client);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

export type TypedTestCall = StoredTestCall & { credentials: () => readonly Credential[] };

/** Has the provisioning service try what is typed; it stores nothing of it. */
export function typedTestVerb(
  graph: Graph,
  queries: QueryClient,
): Verb<TypedTestCall, TestReceipt, TestPlace> {
  return {
    ...testVerb(graph, queries),
    send: (client, { target, credentials }, place, signal) =>
      credentialVerbs(client).test({ target, credentials, place, tenantId: graph.tenantId, signal }),
    changes: ({ target }) => changes['test-typed'](target),
  };
}

/** Has the provisioning service try what it keeps. */
export function storedTestVerb(
  graph: Graph,
  queries: QueryClient,
): Verb<StoredTestCall, TestReceipt, TestPlace> {
  return {
    ...testVerb(graph, queries),
    send: (client, { target }, place, signal) =>
      testStored(client, { target, place, tenantId: graph.tenantId, signal }),
    changes: ({ target }) => changes['test-stored'](target),
  };
}

/** Where a submit goes, for the review. */
export function submitEndpoint(graph: Graph, verb: 'authorize' | 'save', target: Target): string {
  return verbEndpoint(graph.client, verb, target);
}
