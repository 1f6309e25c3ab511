import type { Activity } from './activity.ts';
import {
  type Entry,
  finishedAt,
  isOvertaken,
  progressOf,
  type Renewal,
  type RenewalStep,
  stepOf,
  type StepState,
} from './renewal.ts';

/** Times are ISO 8601 in UTC. */
export type RecordedActivity = Omit<Activity, 'startedAt'> & {
  startedAt: string;
  /** A later change has made it one of the past. */
  overtaken: boolean;
};

export type RecordedSkip = { kind: 'skip'; skippedAt: string; overtaken: boolean };

export type RecordedEntry = RecordedActivity | RecordedSkip;

/** A renewal as it is handed to others: ids, times and names, and never a value. */
export type RenewalRecord = {
  format: 'provisioning-keys-renewal';
  version: 1;
  /** Of the page that wrote it. */
  page: string;
  target: Renewal['target'];
  tenantId: string;
  account: string;
  startedAt: string;
  finishedAt?: string;
  steps: readonly { step: RenewalStep; state: StepState; entries: readonly RecordedEntry[] }[];
  /** What was done beside the steps. */
  besides: readonly RecordedEntry[];
};

export function recordOf(renewal: Renewal, page: string): RenewalRecord {
  const { target, tenantId, account, startedAt, entries } = renewal;
  const finished = finishedAt(renewal);
  const recorded = entries.map((entry, place) => ({
    step: stepOf(entry),
    entry: recordedEntry(entry, isOvertaken(renewal, place)),
  }));
  const steps = progressOf(renewal).map(({ step: of, state: now }) => ({
    step: of,
    state: now,
    entries: recorded.filter((one) => one.step === of).map(({ entry }) => entry),
  }));
  const known = new Set<RenewalStep | undefined>(steps.map(({ step: of }) => of));
  return {
    format: 'provisioning-keys-renewal',
    version: 1,
    page,
    target,
    tenantId,
    account,
    startedAt: isoTime(startedAt),
    ...(finished !== undefined && { finishedAt: isoTime(finished) }),
    steps,
    besides: recorded.filter((one) => !known.has(one.step)).map(({ entry }) => entry),
  };
}

function recordedEntry(entry: Entry, overtaken: boolean): RecordedEntry {
  if (entry.kind === 'skip') return { kind: 'skip', skippedAt: isoTime(entry.at), overtaken };
  return { ...entry, startedAt: isoTime(entry.startedAt), overtaken };
}

/** A time that no date can hold is none that anything was done at. */
function isoTime(time: number): string {
  return new Date(Number.isNaN(new Date(time).getTime()) ? 0 : time).toISOString();
}

export function recordJson(record: RenewalRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
