import { activityKinds, type Activity, type ActivityKind } from './activity.ts';
import { renewalSteps, type Entry, type Renewal, type RenewalStep, type StepState } from './renewal.ts';
import * as v from 'valibot';
import { keptActivity } from './kept-activity.ts';

// Only what `graph/` needs of valibot too: valibot comes with the first load, and every further part of it would as well.

/** The end of the year 9999, so that no sum of a time and a duration is beyond what a `Date` can hold. */
const latest = Date.UTC(10_000, 0) - 1;
/** Nothing on a page lasts longer than a hundred days. */
const longest = 100 * 86_400_000;

const guidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const whole = (from: number, to: number) =>
  v.pipe(
    v.number(),
    v.check((number) => Number.isSafeInteger(number) && number >= from && number <= to),
  );
const textUpTo = (length: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.length <= length && text.isWellFormed()),
  );
const oneOf = <Name extends string>(first: Name, ...others: readonly Name[]) => {
  const find = (text: string) => [first, ...others].find((name) => name === text);
  return v.pipe(
    v.string(),
    v.check((text) => find(text) !== undefined),
    v.transform((text) => find(text) ?? first),
  );
};

export const time = whole(0, latest);
export const guid = v.pipe(
  v.string(),
  v.check((text) => guidShape.test(text)),
);
/** Whatever a directory allows as a name. */
export const name = textUpTo(2000);
export const targetKind = oneOf<Renewal['target']['kind']>('servicePrincipal', 'application');
export const step = oneOf<RenewalStep>(...renewalSteps);
export const state = oneOf<StepState>('todo', 'done', 'failed', 'skipped');
const fact = textUpTo(400);

/** All fields of an activity except its start, for every store. */
export const activityFacts = {
  kind: oneOf<ActivityKind>(...activityKinds),
  result: oneOf<Activity['result']>('good', 'bad', 'open'),
  durationMs: whole(0, longest),
  status: v.nullish(whole(0, 999)),
  clientRequestId: v.nullish(fact),
  requestId: v.nullish(fact),
  keys: v.nullish(v.array(fact)),
  detail: v.nullish(fact),
};

const activity = v.object({ ...activityFacts, startedAt: time });
const skip = v.object({ kind: oneOf('skip'), step, at: time });

/** The entries of what was kept, or nothing where one of them is not what this page writes. */
export function entriesOf(kept: unknown): readonly Entry[] | undefined {
  if (typeof kept !== 'object' || kept === null || !('entries' in kept) || !Array.isArray(kept.entries))
    return undefined;
  const entries: Entry[] = [];
  for (const entry of kept.entries) {
    const skipped = v.safeParse(skip, entry);
    const done = v.safeParse(activity, entry);
    if (skipped.success) entries.push(skipped.output);
    else if (done.success) entries.push(keptActivity(done.output));
    else return undefined;
  }
  return entries;
}
