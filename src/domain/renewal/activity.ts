/** What can be done about the credentials of a target; each is a step of their renewal or stands beside one. */
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
 * One thing that was done, as a change ticket wants it: when, how it ended, by which ids Microsoft finds it. Never a value of a
 * credential, and never a text that the application on the other side may have written.
 */
export type Activity = {
  kind: ActivityKind;
  /** `good`: it did what it was for. `bad`: it was refused, or said no. `open`: nobody knows, or it was not done. */
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
