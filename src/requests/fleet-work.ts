import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import type { Run, RunResult } from '#src/domain/fleet/run.ts';
import { hasQuarantine, inQuarantine, worstFirst } from '#src/domain/jobs/job-rules.ts';
import type { SubmitReceipt } from '#src/domain/attempt.ts';
import { savedPairs, type SavePlan, tellSame } from '#src/domain/save-plan/plan-save.ts';
import type { Target } from '#src/domain/target.ts';
import { readJobs } from '#src/graph/jobs.ts';
import { createRedactor } from '#src/graph/redact.ts';
import type { Verb } from './attempt.ts';
import { createDriver, type FleetRun, type RunDeps } from './fleet-run.ts';
import type { Graph } from './graph-context.ts';
import { mayShow } from './page-reads.ts';
import type { StoredCredential } from './stored-credentials.ts';
import { type CredentialCall, credentialVerb, expectSame, jobVerb, storedTestVerb } from './verbs.ts';

/** Two at most, so that no vendor and no quota is met with more. */
const atOnce = 2;

/** `host`: of the vendor; applications of one host are tested one after the other, and so are all of unknown hosts. */
export type TestWork = { target: Target; host: string | undefined };

/** Has the provisioning service try the stored credentials of each application. */
export function createTestRun(deps: RunDeps, run: Run, work: readonly TestWork[]): FleetRun {
  const byId = new Map(work.map((one) => [one.target.id.toLowerCase(), one]));
  return createDriver(deps, run, {
    width: atOnce,
    groupOf: (id) => byId.get(id)?.host ?? '',
    worker(hands) {
      const test = hands.attempt(storedTestVerb(deps.graph, deps.queries), 'test');
      return async (id) => {
        const target = byId.get(id)?.target;
        if (!target) return { state: 'stopped' };
        const end = await test({ target });
        if (end === 'stopped') return { state: 'stopped' };
        switch (end.kind) {
          case 'nothing':
            return { state: 'skipped', why: 'no-place' };
          case 'unread':
            return { state: 'not-sent', failure: end.failure };
          case 'receipt': {
            const { receipt } = end;
            if (receipt.verdict === 'passed' || receipt.verdict === 'failed')
              return { state: 'tested', receipt };
            if (receipt.verdict === 'unknown') return { state: 'unknown', failure: receipt.failure, receipt };
            return receipt.outcome === 'not-sent'
              ? { state: 'not-sent', failure: receipt.failure, receipt }
              : { state: 'refused', receipt };
          }
        }
      };
    },
  });
}

/**
 * To be called before any value can be typed: what is typed is then taken out of Graph's answers. The list, to which this
 * page belongs, has no redactor by itself. Returns what ends that.
 */
export function watchValues(graph: Graph, read: () => readonly string[]): () => void {
  graph.redactBy(createRedactor);
  return graph.watchTyped(read);
}

/** What is to be done with one application, as the review showed it. */
export type RenewWork = {
  target: Target;
  /** The new ones, in the order in which they are sent. */
  keys: readonly string[];
  /** What Graph returned for the stored keys when the review was made. */
  told: readonly StoredCredential[];
} & ({ verb: 'authorize' } | { verb: 'save'; plan: SavePlan });

export type RenewOptions = {
  test: boolean;
  /** Of the job in quarantine, where the test has not failed. */
  restart: boolean;
  /** Called while a request leaves, and nowhere before. */
  read: (id: string, key: string) => string;
};

/** Gives each application its new credentials, one application after the other. */
export function createRenewRun(
  deps: RunDeps,
  run: Run,
  work: readonly RenewWork[],
  options: RenewOptions,
): FleetRun {
  const byId = new Map(work.map((one) => [one.target.id.toLowerCase(), one]));
  const { graph, queries } = deps;
  return createDriver(deps, run, {
    width: 1,
    locks: true,
    worker(hands) {
      const submit = hands.attempt(renewVerb(graph), ({ verb }) => verb);
      const test = hands.attempt(storedTestVerb(graph, queries), 'test');
      const restart = hands.attempt(jobVerb(graph, queries), 'restart');
      const tested = async (target: Target) => {
        const end = await test({ target });
        if (end === 'stopped') return undefined;
        if (end.kind === 'receipt') return end.receipt;
        return { failure: end.kind === 'unread' ? end.failure : undefined };
      };
      const restarted = async (target: Target) => {
        const found = await quarantinedJob(graph, target);
        if (found === undefined || 'failure' in found) return found;
        const action = { kind: 'restart', scopes: ['QuarantineState'] } as const;
        const end = await restart({ target, job: found.job, action });
        if (end === 'stopped') return undefined;
        return end.kind === 'receipt' ? end.receipt : { failure: undefined };
      };
      return async (id) => {
        const one = byId.get(id);
        if (!one) return { state: 'stopped' };
        const { target } = one;
        const end = await submit(callOf(one, options.read));
        if (end === 'stopped') return { state: 'stopped' };
        if (end.kind !== 'receipt') return { state: 'not-sent', failure: undefined };
        const result = resultOf(end.receipt);
        if (result.state !== 'applied') return result;
        const checked = options.test && !hands.isStopped() ? await tested(target) : undefined;
        // A test that failed says that a restart would only lead back into the quarantine.
        const isWanted =
          options.restart && !(checked && 'verdict' in checked && checked.verdict === 'failed');
        return {
          ...result,
          test: checked,
          restart: isWanted && !hands.isStopped() ? await restarted(target) : undefined,
        };
      };
    },
  });
}

type RenewCall = CredentialCall & { told: readonly StoredCredential[] };

/** As on the page of one application, but compared with the review before an authorization too. */
function renewVerb(graph: Graph): Verb<RenewCall, SubmitReceipt> {
  return {
    ...credentialVerb(graph),
    beforeSend: ({ target, told }, signal) => expectSame(graph, target, basisOf(told), signal),
  };
}

function basisOf(told: readonly StoredCredential[]) {
  return { mayShow, isSame: (stored: readonly StoredCredential[]) => tellSame(stored, told) };
}

function callOf(one: RenewWork, read: RenewOptions['read']): RenewCall {
  const { target, told, keys } = one;
  const typed = () => keys.map((key) => ({ key, value: read(target.id.toLowerCase(), key) }));
  if (one.verb === 'authorize') return { verb: 'authorize', target, told, credentials: typed };
  const { plan } = one;
  const credentials = () => savedPairs(plan, typed());
  return { verb: 'save', target, told, credentials, basis: basisOf(told) };
}

function resultOf(receipt: SubmitReceipt): RunResult {
  switch (receipt.outcome) {
    case 'applied':
      return { state: 'applied', receipt };
    case 'rejected':
      return { state: 'refused', receipt };
    case 'not-sent':
      return { state: 'not-sent', failure: receipt.failure, receipt };
    case 'unknown':
      return { state: 'unknown', failure: receipt.failure, receipt };
  }
}

/** Read now: a job may have left the quarantine since the scan. */
async function quarantinedJob(
  graph: Graph,
  target: Target,
): Promise<{ job: string } | { failure: Failure } | undefined> {
  try {
    const jobs = await readJobs(graph.client, target.id);
    const job = worstFirst(jobs).find((one) => inQuarantine(one) || hasQuarantine(one));
    return job && { job: job.id };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { failure };
  }
}
