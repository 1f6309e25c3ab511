import * as v from 'valibot';
import {
  type Renewal,
  renewalSteps,
  type Entry,
  type RenewalStep,
  type StepState,
  keptActivity,
} from './renewal.ts';
import { activityKinds, type Activity, type ActivityKind } from './activity.ts';

// Only what `graph/` needs of valibot too: valibot comes with the first load, and every further part of it would as well.

/** The end of the year 9999, so that no sum of a time and a duration is beyond what a `Date` can hold. */
const latest = Date.UTC(10_000, 0) - 1;
/** Nothing on a page lasts longer than a hundred days. */
const longestStep = 100 * 86_400_000;

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
  durationMs: whole(0, longestStep),
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

/** In UTF-16 units; a browser gives an origin about five million. */
const longest = 200_000;

const version = 1;

const schema = v.object({
  version: v.pipe(
    v.number(),
    v.check((number) => number === version),
  ),
  target: v.object({ kind: targetKind, id: guid, name }),
  tenantId: guid,
  account: name,
  startedAt: time,
});

/** For the storage of the tab; nothing where it would be longer than what is read again. */
export function serialiseRenewal(renewal: Renewal): string | undefined {
  const text = JSON.stringify({ version, ...renewal });
  return text.length <= longest ? text : undefined;
}

/** The owner of the renewal: it does not match one of another target, tenant or person. */
export type RenewalOwner = Pick<Renewal, 'target' | 'tenantId' | 'account'>;

/** What was kept, or nothing where it is not what this page writes: a script of the person's own may write there too. */
export function parseRenewal(text: string, owner: RenewalOwner): Renewal | undefined {
  const renewal = renewalIn(text);
  const own =
    renewal?.target.kind === owner.target.kind &&
    renewal.target.id === owner.target.id &&
    renewal.tenantId === owner.tenantId &&
    renewal.account === owner.account;
  return own ? renewal : undefined;
}

/** Whether this page wrote it, for whichever person. */
export function isRenewal(text: string): boolean {
  return renewalIn(text) !== undefined;
}

function renewalIn(text: string): Renewal | undefined {
  if (text.length > longest) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(schema, data);
  const entries = entriesOf(data);
  if (!parsed.success || !entries) return undefined;
  const { target, tenantId, account, startedAt } = parsed.output;
  return { target, tenantId, account, startedAt, entries };
}
