import type { Authorization } from '#src/domain/connectors/recognise.ts';
import { explain } from '#src/domain/failure/explain.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { isDenial } from './judge-preflight.ts';
import { isOfMicrosoft, type Target } from '#src/domain/target.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { failureOfJob, hasQuarantine, runOf, causeOf, isAboutData } from '#src/domain/jobs/job-rules.ts';

/** What the page has read so far. */
export type Reading<T> =
  | { state: 'waiting' }
  | { state: 'known'; value: T }
  | { state: 'failed'; failure: Failure };

export type StatusFacts = {
  target: Pick<Target, 'kind' | 'appOwnerTenantId' | 'enabled'>;
  permission: 'trying' | 'granted' | 'missing';
  /** How many there are. */
  templates: Reading<number>;
  jobs: Reading<readonly Job[]>;
  /** How the last test of the stored credentials on this page ended. */
  test: 'passed' | 'failed' | undefined;
  authorization: Authorization;
};

/** In the order of their weight, the worst first. A group of jobs, a test and the application count as the worst of them. */
export const provisioningStates = [
  'not-supported',
  'deleted',
  'quarantined',
  'disabled',
  'paused',
  'connection-failed',
  'failing',
  'failing-data',
  'not-configured',
  'never-run',
  'not-set-up',
  'sign-in-disabled',
  'unclear',
  'no-access',
  'unread',
  'no-permission',
  'reading',
  'registration',
  'in-progress',
  'running',
] as const;

export type ProvisioningState = (typeof provisioningStates)[number];
export type Tone = 'danger' | 'warning' | 'neutral' | 'good';

export const toneOf: Readonly<Record<ProvisioningState, Tone>> = {
  'not-supported': 'neutral',
  deleted: 'danger',
  quarantined: 'danger',
  disabled: 'danger',
  paused: 'warning',
  'connection-failed': 'danger',
  failing: 'danger',
  'failing-data': 'warning',
  'not-configured': 'warning',
  'never-run': 'warning',
  'not-set-up': 'neutral',
  'sign-in-disabled': 'warning',
  unclear: 'warning',
  'no-access': 'neutral',
  unread: 'neutral',
  'no-permission': 'neutral',
  reading: 'neutral',
  registration: 'neutral',
  'in-progress': 'neutral',
  running: 'good',
};

/** The one thing that helps. `start`, `job`: on the Job tab. `entra`, `portal`: in the Entra admin center. */
export type StatusAction = 'renew' | 'start' | 'job' | 'entra' | 'portal';

export type ProvisioningStatus = {
  state: ProvisioningState;
  /** The one that does worst, and how many there are. */
  job?: Job | undefined;
  jobs?: number | undefined;
  /** Where nothing could be read. */
  failure?: Failure | undefined;
  action: StatusAction | undefined;
};

/** How provisioning does, by all that is known: never better than the worst of it. */
export function provisioningStatus(facts: StatusFacts): ProvisioningStatus {
  const { target, permission, templates, jobs, test, authorization } = facts;
  if (permission !== 'granted' && isOfMicrosoft(target)) return { state: 'not-supported', action: undefined };
  if (permission === 'missing') return { state: 'no-permission', action: undefined };
  if (permission === 'trying') return { state: 'reading', action: undefined };
  if (target.kind === 'application') return ofRegistration(templates);
  if (jobs.state === 'known' && jobs.value.length > 0) {
    const [first, ...others] = jobs.value;
    let [worst, state] = [first, first ? stateOfJob(first) : ('unclear' as ProvisioningState)];
    for (const job of others) {
      const its = stateOfJob(job);
      if (isWorse(its, state)) [worst, state] = [job, its];
    }
    if (test === 'failed' && isWorse('connection-failed', state)) state = 'connection-failed';
    if (target.enabled === false && isWorse('sign-in-disabled', state)) state = 'sign-in-disabled';
    return { state, job: worst, jobs: jobs.value.length, action: actionFor(state, worst, authorization) };
  }
  for (const read of [templates, jobs]) if (read.state === 'failed') return ofFailure(read.failure);
  if (templates.state === 'waiting' || jobs.state === 'waiting')
    return { state: 'reading', action: undefined };
  if (templates.state === 'known' && templates.value === 0)
    return { state: 'not-supported', action: undefined };
  return { state: 'not-set-up', action: authorization === 'portal' ? 'portal' : 'entra' };
}

function ofRegistration(templates: Reading<number>): ProvisioningStatus {
  switch (templates.state) {
    case 'waiting':
      return { state: 'reading', action: undefined };
    case 'failed':
      return ofFailure(templates.failure);
    case 'known':
      return { state: templates.value === 0 ? 'not-supported' : 'registration', action: undefined };
  }
}

function ofFailure(failure: Failure): ProvisioningStatus {
  const common = { failure, action: undefined };
  if (failure.kind === 'refused' && failure.status === 404) return { ...common, state: 'deleted' };
  if (failure.kind === 'needs-interaction') return { ...common, state: 'no-permission' };
  return { ...common, state: isDenial(failure) ? 'no-access' : 'unread' };
}

export function isWorse(one: ProvisioningState, other: ProvisioningState): boolean {
  return provisioningStates.indexOf(one) < provisioningStates.indexOf(other);
}

/** How one job does, by all that it says. */
export function stateOfJob(job: Job): ProvisioningState {
  const { status, schedule } = job;
  const last = status?.lastExecution;
  const run = runOf(job);
  switch (run) {
    case 'quarantined':
      // Microsoft disables it after the last day, and no attempt comes any more.
      return schedule?.state === 'Disabled' ? 'disabled' : run;
    case 'disabled':
    case 'paused':
    case 'unclear':
      return run;
    case 'failing':
      return last?.state === 'EntryLevelErrors' && (status?.countSuccessiveCompleteFailures ?? 0) === 0
        ? 'failing-data'
        : 'failing';
    case 'idle':
      return status?.code === 'NotConfigured' ? 'not-configured' : 'never-run';
    case 'runs':
      // Objects that wait to be tried again are no success, whatever the run is called.
      if ((last?.countEscrowed ?? 0) > 0) return 'failing-data';
      return status?.code === 'NotRun' ? 'in-progress' : 'running';
  }
}

/** Whether new credentials are what a job needs, as far as it says. */
export function needsCredentials(job: Job): boolean {
  const { quarantine, lastExecution } = job.status ?? {};
  if (quarantine && hasQuarantine(job)) {
    const cause = causeOf(quarantine);
    return !isAboutData(cause) && cause !== 'somebody';
  }
  const error = lastExecution?.error;
  return error !== undefined && explain(failureOfJob(error), 'synchronization')?.tested === 'credentials';
}

function actionFor(
  state: ProvisioningState,
  job: Job | undefined,
  authorization: Authorization,
): StatusAction | undefined {
  const renew = authorization === 'portal' ? 'portal' : 'renew';
  switch (state) {
    case 'quarantined':
    case 'failing':
      return job && needsCredentials(job) ? renew : 'job';
    case 'disabled':
    case 'paused':
      return job && hasQuarantine(job) && needsCredentials(job) ? renew : 'start';
    case 'connection-failed':
      return renew;
    case 'failing-data':
    case 'unclear':
      return 'job';
    case 'never-run':
      return 'start';
    case 'not-configured':
      return authorization === 'portal' ? 'portal' : undefined;
    case 'sign-in-disabled':
    case 'not-set-up':
      return 'entra';
    case 'not-supported':
    case 'deleted':
    case 'no-access':
    case 'unread':
    case 'no-permission':
    case 'reading':
    case 'registration':
    case 'in-progress':
    case 'running':
      return undefined;
  }
}

/** Whether the app takes the stored credentials, and when that was last seen. */
export type Connection = { works: boolean; at: number | undefined; by: 'test' | 'run' };

/** By the last test, or by what the job says of its last run; the later one counts. */
export function connectionOf(
  job: Job | undefined,
  test: { passed: boolean; at: number } | undefined,
): Connection | undefined {
  const seen = connectionOfRun(job);
  if (test && (seen?.at === undefined || test.at >= seen.at))
    return { works: test.passed, at: test.at, by: 'test' };
  return seen;
}

function connectionOfRun(job: Job | undefined): Connection | undefined {
  if (!job) return undefined;
  const { quarantine, lastExecution: last } = job.status ?? {};
  if (quarantine && hasQuarantine(job)) {
    const cause = causeOf(quarantine);
    if (cause === 'credentials' || cause === 'connection' || cause === 'either')
      return { works: false, at: last?.timeEnded ?? quarantine.currentBegan, by: 'run' };
  }
  const tested = last?.error && explain(failureOfJob(last.error), 'synchronization')?.tested;
  if (tested) return { works: false, at: last.timeEnded, by: 'run' };
  if (last?.state === 'Succeeded' || last?.state === 'EntryLevelErrors')
    return { works: true, at: last.timeEnded, by: 'run' };
  return undefined;
}
