import type { Provisioning } from '../../directory/provisioning.ts';

/** What a job is at some moment; times are milliseconds since the epoch. */
export type JobState =
  | { readonly is: 'idle' }
  | {
      readonly is: 'running';
      readonly since: number;
      /** No cycle had ended when this began. */
      readonly first: boolean;
      /** How long its first cycle takes, where that is not the sandbox's own time. */
      readonly takes?: number;
      /** So many users fail in each cycle. */
      readonly escrows?: number;
      /** What each cycle does, where it does something. */
      readonly done?: Done;
    }
  /** `error`: that alone is known of why. */
  | {
      readonly is: 'paused';
      readonly since: number;
      readonly first: boolean;
      readonly error?: 'salesforce';
    }
  | {
      readonly is: 'quarantined';
      readonly since: number;
      readonly by: 'credentials' | 'data';
      readonly schedule: 'Active' | 'Disabled';
      /** In the service's words, where a cycle has met it. */
      readonly error?: Refused;
    }
  /** It was to run since, and did not: `failed` where it tried. */
  | { readonly is: 'behind'; readonly since: number; readonly failed: boolean };

/** How many users are assigned, and how many of them a cycle has created or changed. */
export type Done = { readonly users: number; readonly exports: number };
type Refused = { readonly code: string; readonly message: string };

/** What a cycle would meet now; a number of users that fail is no reason for a quarantine. */
export type Health =
  | 'good'
  | 'credentials'
  | 'data'
  | { readonly escrows: number }
  | Done
  | { readonly refused: Refused };

export type JobAction = { readonly kind: 'start' | 'pause' } | { readonly kind: 'restart'; lifts: boolean };

/** A real cycle takes about 40 minutes. Here it is short enough for a person to watch. */
export const cycle = 4_000;
const realCycle = 2_400_000;
export const day = 86_400_000;

/** The initial state. */
export function seeded(
  state: Provisioning['jobs'][number]['state'],
  { trouble, silentDays = 30 }: Pick<Provisioning, 'trouble' | 'silentDays'> = {},
  now: number,
): JobState {
  switch (state) {
    case 'not-configured':
    case 'not-run':
      return { is: 'idle' };
    case 'active':
      return { is: 'running', since: now - 3 * cycle, first: false };
    case 'first cycle':
      return { is: 'running', since: now - 600_000, first: true, takes: realCycle };
    case 'paused':
      return { is: 'paused', since: now - 3 * day, first: false };
    case 'paused by an error':
      return { is: 'paused', since: now - 3 * day, first: true, error: 'salesforce' };
    case 'failing':
      return { is: 'behind', since: now - (trouble?.days ?? 1) * day, failed: true };
    case 'stale':
      return { is: 'behind', since: now - silentDays * day, failed: false };
    case 'quarantine':
    case 'disabled': {
      const { by, days, error } = trouble ?? { by: 'credentials', days: 1 };
      const schedule = state === 'disabled' ? 'Disabled' : 'Active';
      return { is: 'quarantined', since: now - days * day, by, schedule, ...(error && { error }) };
    }
  }
}

/** The current state. A cycle that meets trouble puts the job into quarantine, and only a caller can release it. */
export function settled(state: JobState, health: Health, now: number): JobState {
  if (state.is !== 'running' || health === 'good') return state;
  if (typeof health === 'object' && 'users' in health) return { ...state, done: health };
  if (now < state.since + cycle) return state;
  if (typeof health === 'object' && 'escrows' in health) return { ...state, escrows: health.escrows };
  const quarantined = { is: 'quarantined', since: state.since + cycle, schedule: 'Active' } as const;
  return typeof health === 'object'
    ? { ...quarantined, by: 'credentials', error: health.refused }
    : { ...quarantined, by: health };
}

/** No cycle of it has ended by now. */
export function neverRan(state: JobState, now: number): boolean {
  switch (state.is) {
    case 'idle':
      return true;
    case 'running':
      return state.first && now < state.since + (state.takes ?? cycle);
    case 'paused':
      return state.first;
    case 'behind':
    case 'quarantined':
      return false;
  }
}

/**
 * https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start lifts a quarantine, as does a restart with
 * that in its scope: https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 */
export function after(action: JobAction, state: JobState, now: number): JobState {
  const first = neverRan(state, now);
  switch (action.kind) {
    case 'pause':
      return { is: 'paused', since: now, first };
    case 'start':
      return state.is === 'running' ? state : { is: 'running', since: now, first };
    case 'restart':
      return state.is === 'quarantined' && !action.lifts ? state : { is: 'running', since: now, first };
  }
}
