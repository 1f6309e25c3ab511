import * as v from 'valibot';
import { isGuid } from '#src/domain/guid.ts';
import { jobRuns, type QuarantineCause } from '#src/domain/jobs/job-rules.ts';
import { type CandidateSet, candidateSets, type JobSummary, type ScanEntry } from './scan.ts';

/** What a reload must not lose of a scan. What is not known is asked for again, so no failure is in it. */
export type KeptScan = {
  set: CandidateSet;
  total: number;
  entries: ReadonlyMap<string, Exclude<ScanEntry, { state: 'unknown' }>>;
  /** When the last entry came, in milliseconds since the epoch. */
  at: number | undefined;
};

/** Below 5 MB in any browser, which count two bytes a character; a scan of ten thousand has a quarter of it. */
const longest = 2_000_000;
const longestWord = 100;

const causes = Object.keys({
  credentials: true,
  connection: true,
  either: true,
  failures: true,
  deletes: true,
  ingestion: true,
  somebody: true,
  unknown: true,
} satisfies Record<QuarantineCause, true>);
const stops: readonly unknown[] = ['disabled', 'paused'];
const failures: readonly unknown[] = ['credentials', 'connection', 'data', 'unknown'];

/** The record of one person's scan; undefined where it is too long to be kept. */
export function writeScan({ set, total, entries, at }: KeptScan, owner: string): string | undefined {
  const words = new Map<string, number>();
  const word = (text: string | undefined) => {
    if (text === undefined || text.length > longestWord) return null;
    const place = words.get(text) ?? words.size;
    words.set(text, place);
    return place;
  };
  const none: string[] = [];
  const provisioned: unknown[] = [];
  for (const [id, entry] of entries) {
    if (entry.state === 'none') none.push(shortId(id));
    else
      provisioned.push([
        shortId(id),
        ...entry.jobs.map(({ quarantine, lastRun, ...job }) => [
          word(job.templateId),
          word(job.run),
          word(job.stopped),
          word(quarantine?.cause),
          quarantine?.since ?? null,
          quarantine?.status ?? null,
          word(lastRun.failed),
          lastRun.at ?? null,
          job.lastSuccess ?? null,
          job.failedObjects ?? null,
          job.interval ?? null,
        ]),
      ]);
  }
  const text = JSON.stringify({
    version: 1,
    owner,
    set,
    total,
    at,
    words: [...words.keys()],
    none: none.join(' '),
    provisioned,
  });
  return text.length > longest ? undefined : text;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const number = v.nullable(v.pipe(v.number(), v.finite()));
const place = v.nullable(count);
const record = v.object({
  version: v.literal(1),
  owner: v.string(),
  set: v.picklist(candidateSets),
  total: count,
  at: v.optional(v.pipe(v.number(), v.finite())),
  words: v.array(v.pipe(v.string(), v.maxLength(longestWord))),
  none: v.string(),
  provisioned: v.array(
    v.tupleWithRest(
      [v.string()],
      v.tuple([place, place, place, place, number, number, place, number, number, number, number]),
    ),
  ),
});

/** Undefined for the record of another person, and for what is no record of this page's. */
export function readScan(json: unknown, owner: string): KeptScan | undefined {
  const { success, output } = v.safeParse(record, json);
  if (!success || output.owner !== owner) return undefined;
  const { set, total, at, words, none, provisioned } = output;
  const entries = new Map<string, Exclude<ScanEntry, { state: 'unknown' }>>();
  for (const short of none === '' ? [] : none.split(' ')) {
    const id = longId(short);
    if (id === undefined) return undefined;
    entries.set(id, { state: 'none' });
  }
  const word = (index: number | null) => (index === null ? undefined : words[index]);
  for (const [short, ...tuples] of provisioned) {
    const id = longId(short);
    const [first, ...others] = tuples.map((tuple) => jobOf(tuple, word));
    if (id === undefined || !first || entries.has(id)) return undefined;
    const rest = others.filter((job) => job !== undefined);
    if (rest.length !== others.length) return undefined;
    entries.set(id, { state: 'provisioned', jobs: [first, ...rest] });
  }
  return { set, total, at, entries };
}

type Tuple = v.InferOutput<typeof record>['provisioned'][number] extends [string, ...(infer Job)[]]
  ? Job
  : never;

/** Undefined where a word is in it that this page never writes there. */
function jobOf(tuple: Tuple, word: (at: number | null) => string | undefined): JobSummary | undefined {
  const [template, runAt, stoppedAt, causeAt, since, status, failedAt, at, success, failed, interval] = tuple;
  const run = jobRuns.find((name) => name === word(runAt));
  const [stopped, cause, reason] = [word(stoppedAt), word(causeAt), word(failedAt)];
  if (run === undefined || !isStop(stopped) || !isFailure(reason)) return undefined;
  if (cause !== undefined && !isCause(cause)) return undefined;
  return {
    templateId: word(template),
    run,
    stopped,
    quarantine: cause && { cause, since: since ?? undefined, status: status ?? undefined },
    lastRun: { failed: reason, at: at ?? undefined },
    lastSuccess: success ?? undefined,
    failedObjects: failed ?? undefined,
    interval: interval ?? undefined,
  };
}

function isStop(word: string | undefined): word is JobSummary['stopped'] {
  return word === undefined || stops.includes(word);
}

function isCause(word: string): word is QuarantineCause {
  return causes.includes(word);
}

function isFailure(word: string | undefined): word is JobSummary['lastRun']['failed'] {
  return word === undefined || failures.includes(word);
}

/** The 16 bytes of a GUID in base64: two thirds of its length. */
function shortId(id: string): string {
  const bytes = id.replaceAll('-', '').match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((hex) => Number.parseInt(hex, 16)))).slice(0, 22);
}

function longId(short: string): string | undefined {
  try {
    const bytes = Array.from(atob(short), (char) => char.charCodeAt(0));
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return isGuid(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
