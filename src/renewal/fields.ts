import * as v from 'valibot';
import type { ActivityKind } from './activity.ts';
import { keptActivity } from './kept-activity.ts';
import type { Entry, Renewal, RenewalStep, StepState } from './renewal.ts';

// Only what the configuration needs of valibot too: it comes with the first load, and every further part of it would as well.

/** The latest time that a `Date` can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const latest = 8.64e15;

const kinds: Readonly<Record<ActivityKind, true>> = {
  preflight: true,
  'test-typed': true,
  authorize: true,
  save: true,
  'test-stored': true,
  start: true,
  pause: true,
  restart: true,
  watch: true,
};
const steps: Readonly<Record<RenewalStep, true>> = {
  preflight: true,
  'test-typed': true,
  change: true,
  'test-stored': true,
  restart: true,
  watch: true,
};
const states: Readonly<Record<StepState, true>> = { todo: true, done: true, failed: true, skipped: true };

const whole = (from: number, to: number) =>
  v.pipe(
    v.number(),
    v.check((number) => Number.isSafeInteger(number) && number >= from && number <= to),
  );
const textUpTo = (longest: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.length <= longest && text.isWellFormed()),
  );
const oneOf = <Name extends string>(names: Readonly<Record<Name, true>>) =>
  v.custom<Name>((name) => typeof name === 'string' && Object.hasOwn(names, name));

export const time = whole(0, latest);
export const guid = v.pipe(v.string(), v.regex(v.UUID_REGEX));
/** Whatever a directory allows as a name. */
export const name = textUpTo(2000);
export const targetKind = oneOf<Renewal['target']['kind']>({ servicePrincipal: true, application: true });
export const step = oneOf(steps);
export const state = oneOf(states);
const fact = textUpTo(400);

/** What is known of an activity but when it began, wherever it is kept. */
export const activityFacts = {
  kind: oneOf(kinds),
  result: v.picklist(['good', 'bad', 'open']),
  durationMs: whole(0, latest),
  status: v.optional(whole(0, 999)),
  clientRequestId: v.optional(fact),
  requestId: v.optional(fact),
  keys: v.optional(v.array(fact)),
  detail: v.optional(fact),
};

const activity = v.object({ ...activityFacts, startedAt: time });
const skip = v.object({ kind: oneOf({ skip: true }), step, at: time });

/** What of a renewal's entries was kept, or nothing where one of them is not what this page writes. */
export function entriesOf(kept: readonly unknown[]): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  for (const entry of kept) {
    const skipped = v.safeParse(skip, entry);
    const done = v.safeParse(activity, entry);
    if (skipped.success) entries.push(skipped.output);
    else if (done.success) entries.push(keptActivity(done.output));
    else return undefined;
  }
  return entries;
}
