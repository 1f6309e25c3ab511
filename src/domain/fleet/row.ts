import { type CodeGrantSign, codeGrantSigns } from '#src/domain/connectors/code-grant.ts';
import type { Connector } from '#src/domain/connectors/connector.ts';
import { recognise } from '#src/domain/connectors/recognise.ts';
import { dayOf, daysBetween, type ExpiryNote, soonestFirst, urgencyOf } from '#src/domain/expiry/note.ts';
import type { JobQuarantine } from '#src/domain/jobs/job.ts';
import { causeOf, termOf } from '#src/domain/jobs/job-rules.ts';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import type { Target } from '#src/domain/target.ts';
import type { JobSummary, ScanEntry } from './scan.ts';

/** How an application does, the riskiest first. */
export const fleetStates = [
  'disabled',
  'quarantined',
  'expiring',
  'failing',
  'failing-data',
  'stale',
  'paused',
  'idle',
  'unclear',
  'healthy',
] as const;
export type FleetState = (typeof fleetStates)[number];

/**
 * What comes next by itself, in milliseconds since the epoch: a quarantine disables its job, or a credential expires on
 * the day that a person noted. A known lifetime makes no deadline by itself: Graph does not say when a credential was
 * made, and directory audits reach back 30 days at most, less than any known lifetime.
 */
export type Deadline = { kind: 'quarantine'; at: number } | { kind: 'note'; at: number; key: CredentialKey };

/** One provisioned application in the table. */
export type FleetRow = {
  target: Target;
  state: FleetState;
  /** The job that does worst. */
  job: JobSummary;
  jobs: number;
  /** The first of its deadlines. */
  deadline: Deadline | undefined;
  /** All of them, the soonest first. */
  deadlines: readonly Deadline[];
  /** By its usual method where nothing shows another one. */
  connector: Connector | undefined;
  /** The signs of the retired grant, the weakest first. */
  codeGrant: readonly CodeGrantSign[];
};

const oneDay = 86_400_000;

/**
 * A job that runs without an error is stale when its last success is longer ago than ten of its intervals, and than three
 * days: a rule of ours, which outlasts a weekend and a job that takes long.
 */
function isStale({ lastSuccess, lastRun, interval = 0 }: JobSummary, now: number): boolean {
  // A job whose first cycle is under way has neither.
  const last = lastSuccess ?? lastRun.at;
  return last !== undefined && now - last > Math.max(3 * oneDay, 10 * interval);
}

/** How one job does, apart from what is noted about its credentials. */
function stateOfJob(job: JobSummary, now: number): FleetState {
  switch (job.run) {
    case 'disabled':
      return 'disabled';
    case 'quarantined':
      return job.stopped === 'disabled' ? 'disabled' : 'quarantined';
    case 'failing':
      return job.lastRun.failed === 'data' ? 'failing-data' : 'failing';
    case 'paused':
    case 'idle':
    case 'unclear':
      return job.run;
    case 'runs':
      return isStale(job, now) ? 'stale' : 'healthy';
  }
}

const rankOf = (state: FleetState) => fleetStates.indexOf(state);

/** When Microsoft disables the job; nothing where it does not run any more, or it is not known since when it is in quarantine. */
function quarantineEnd(job: JobSummary, now: number): number | undefined {
  if (job.stopped === 'disabled') return undefined;
  return termOf({ seriesBegan: job.quarantine?.since }, now)?.endsAt;
}

/** The days in quarantine, of 28; undefined where Graph does not say since when. */
export function quarantineDay(job: JobSummary, now: number): number | undefined {
  return termOf({ seriesBegan: job.quarantine?.since }, now)?.day;
}

export type RowSources = {
  /** By object id in lower case, as the entries. */
  candidates: ReadonlyMap<string, Target>;
  entries: ReadonlyMap<string, ScanEntry>;
  notes: readonly ExpiryNote[];
  /** What the audit log says of the last quarantine of each, where it was read. It is history: the jobs say what lasts. */
  quarantines?: ReadonlyMap<string, QuarantineRecord> | undefined;
  tenantId: string;
  now: number;
};

type QuarantineRecord = { since: number; reason: NonNullable<JobQuarantine['reason']> | undefined };

/** A job in quarantine with what only the audit log knows of it: since when, and why. */
function withRecord(job: JobSummary, record: QuarantineRecord | undefined): JobSummary {
  const { quarantine } = job;
  if (!quarantine || !record) return job;
  const { since, cause } = quarantine;
  if (since !== undefined && cause !== 'unknown') return job;
  return {
    ...job,
    quarantine: {
      ...quarantine,
      since: since ?? record.since,
      cause: cause === 'unknown' ? causeOf({ reason: record.reason }) : cause,
    },
  };
}

/** The provisioned applications, the riskiest first. */
export function rowsOf(sources: RowSources): readonly FleetRow[] {
  const { candidates, entries, notes, quarantines, tenantId, now } = sources;
  const noted = notesByTarget(notes, tenantId);
  const today = dayOf(now) ?? '';
  const recognised = recogniser();
  const rows: FleetRow[] = [];
  for (const [id, entry] of entries) {
    const target = candidates.get(id);
    if (!target || entry.state !== 'provisioned') continue;
    const jobs = entry.jobs.map((job) => withRecord(job, quarantines?.get(id)));
    const worst = worstOf(jobs.map((one) => ({ one, state: stateOfJob(one, now) })));
    if (!worst) continue;
    const own = noted.get(id) ?? [];
    const isDue = own.some(({ expires }) => urgencyOf(daysBetween(today, expires)) !== 'later');
    const deadlines = deadlinesOf(jobs, own, now);
    rows.push({
      target,
      state: isDue && rankOf(worst.state) > rankOf('expiring') ? 'expiring' : worst.state,
      job: worst.one,
      jobs: jobs.length,
      deadline: deadlines[0],
      deadlines,
      ...recognised(
        jobs.map(({ templateId }) => templateId),
        target.applicationTemplateId,
      ),
    });
  }
  return byRisk(rows);
}

function worstOf<One extends { state: FleetState }>(all: readonly One[]): One | undefined {
  const [first, ...others] = all;
  return (
    first &&
    others.reduce((worse, other) => (rankOf(other.state) < rankOf(worse.state) ? other : worse), first)
  );
}

function deadlinesOf(
  jobs: readonly JobSummary[],
  notes: readonly ExpiryNote[],
  now: number,
): readonly Deadline[] {
  const ends = jobs.flatMap((job) => quarantineEnd(job, now) ?? []);
  const first = ends.length > 0 ? [{ kind: 'quarantine' as const, at: Math.min(...ends) }] : [];
  const expiries = notes.map(({ key, expires }) => ({ kind: 'note' as const, at: startOf(expires), key }));
  return [...first, ...expiries].toSorted((one, other) => one.at - other.at);
}

/** The first moment of a day of the calendar, where the person is. */
function startOf(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

function notesByTarget(
  notes: readonly ExpiryNote[],
  tenantId: string,
): ReadonlyMap<string, readonly ExpiryNote[]> {
  const tenant = tenantId.toLowerCase();
  const all = soonestFirst(
    notes.filter((note) => note.kind === 'servicePrincipal' && note.tenant === tenant),
  );
  return grouped(all, ({ target }) => target);
}

/** As Map.groupBy, which Node.js has from version 21 on. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Applications share few templates, and a tenant has thousands of applications. */
function recogniser() {
  const known = new Map<string, Pick<FleetRow, 'connector' | 'codeGrant'>>();
  return (jobTemplates: readonly (string | undefined)[], applicationTemplateId: string | undefined) => {
    const key = JSON.stringify([jobTemplates, applicationTemplateId]);
    let found = known.get(key);
    if (!found) {
      const { connector } = recognise({ jobTemplates, applicationTemplateId });
      found = { connector, codeGrant: codeGrantSigns({ connector: connector?.id, storedKeys: [] }) };
      known.set(key, found);
    }
    return found;
  };
}

/** By state, then by deadline, then by name: on two that are alike in all of it, the id decides. */
function byRisk(rows: readonly FleetRow[]): readonly FleetRow[] {
  return rows
    .map((row) => ({
      row,
      rank: rankOf(row.state),
      at: row.deadline?.at ?? Infinity,
      // Thousands are compared several times a second while a scan runs: a collator would take ten times as long.
      name: row.target.displayName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
    }))
    .toSorted(
      (one, other) =>
        one.rank - other.rank ||
        (one.at === other.at ? 0 : one.at - other.at) ||
        compare(one.name, other.name) ||
        compare(one.row.target.id, other.row.target.id),
    )
    .map(({ row }) => row);
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How sure it is that a row uses the retired grant: by the strongest sign. */
export type CodeGrantGrade = 'none' | CodeGrantSign['by'];

export function codeGrantGrade({ codeGrant }: Pick<FleetRow, 'codeGrant'>): CodeGrantGrade {
  return codeGrant.at(-1)?.by ?? 'none';
}
