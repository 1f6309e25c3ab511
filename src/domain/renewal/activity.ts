/** What a person can do about the credentials of a target; each is a step of their renewal or belongs beside one. */
export const activityKinds = [
  'preflight',
  'test-typed',
  'authorize',
  'save',
  'test-stored',
  'start',
  'pause',
  'restart',
  'watch',
] as const;

export type ActivityKind = (typeof activityKinds)[number];

/**
 * One action, as a change ticket needs it: when, how it ended, and the ids by which Microsoft finds it.
 * It never holds a value of a credential, and never a text that the target app may have written.
 */
export type Activity = {
  kind: ActivityKind;
  /** `good`: it did its job. `bad`: it was refused, or failed. `open`: the end is unknown, or it was not done. */
  result: 'good' | 'bad' | 'open';
  /** Milliseconds since the epoch. */
  startedAt: number;
  durationMs: number;
  /** Of HTTP. */
  status?: number;
  clientRequestId?: string;
  requestId?: string;
  /** Names of credentials. */
  keys?: readonly string[];
  /** More in one word: a code of Graph's, the id of a job, a state; `not-sent` where it was stopped before any request. */
  detail?: string;
};
