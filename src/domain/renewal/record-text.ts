import type { Activity } from './activity.ts';
import {
  type Renewal,
  type RenewalStep,
  type StepState,
  type Entry,
  finishedAt,
  isOvertaken,
  progressOf,
  stepOf,
} from './renewal.ts';

export type RecordFact =
  | 'target'
  | 'kind'
  | 'objectId'
  | 'tenant'
  | 'account'
  | 'started'
  | 'finished'
  | 'page'
  | 'status'
  | 'clientRequestId'
  | 'requestId'
  | 'keys'
  | 'detail';

export type RecordWord = 'title' | 'noValue' | 'besides' | 'skipped' | 'overtaken';

/** The words of a record, each on one line. */
export type RecordTexts = {
  word: (word: RecordWord) => string;
  fact: (fact: RecordFact) => string;
  kind: (kind: Renewal['target']['kind']) => string;
  step: (step: RenewalStep) => string;
  state: (state: StepState) => string;
  /** How it ended, in a sentence. */
  result: (activity: Pick<Activity, 'kind' | 'result' | 'detail'>) => string;
};

/**
 * A record as Markdown. Whatever is not ours stands in a code span: there no character means anything.
 * https://spec.commonmark.org/0.31.2/#code-spans
 */
export function recordMarkdown(record: RenewalRecord, texts: RecordTexts): string {
  const { target, tenantId, account, startedAt, finishedAt: end, page } = record;
  const fact = (name: RecordFact, text: string) => `- ${texts.fact(name)}: ${text}`;
  const lines = [
    `# ${texts.word('title')}`,
    '',
    fact('target', code(target.name)),
    fact('kind', texts.kind(target.kind)),
    fact('objectId', code(target.id)),
    fact('tenant', code(tenantId)),
    fact('account', code(account)),
    fact('started', utc(startedAt)),
    ...(end === undefined
      ? []
      : [fact('finished', `${utc(end)} (${duration(Date.parse(end) - Date.parse(startedAt))})`)]),
    fact('page', page),
    '',
    texts.word('noValue'),
    ...record.steps.flatMap(({ step, state, entries }, place) => [
      '',
      `## ${place + 1}. ${texts.step(step)}: ${texts.state(state)}`,
      ...entryList(entries, texts),
    ]),
    ...(record.besides.length === 0
      ? []
      : ['', `## ${texts.word('besides')}`, ...entryList(record.besides, texts)]),
    '',
  ];
  return lines.join('\n');
}

function entryList(entries: readonly RecordedEntry[], texts: RecordTexts): readonly string[] {
  return entries.length === 0 ? [] : ['', ...entries.flatMap((entry) => entryLines(entry, texts))];
}

function entryLines(entry: RecordedEntry, texts: RecordTexts): readonly string[] {
  const past = entry.overtaken ? ` ${texts.word('overtaken')}` : '';
  if (entry.kind === 'skip') return [`- ${utc(entry.skippedAt)}: ${texts.word('skipped')}${past}`];
  const { startedAt, durationMs, status, clientRequestId, requestId, keys = [], detail } = entry;
  const fact = (name: RecordFact, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`  - ${texts.fact(name)}: ${text}`];
  return [
    `- ${utc(startedAt)}, ${duration(durationMs)}: ${texts.result(entry)}${past}`,
    ...fact('status', status?.toString()),
    ...fact('clientRequestId', clientRequestId && code(clientRequestId)),
    ...fact('requestId', requestId && code(requestId)),
    ...fact('keys', keys.map(code).join(', ')),
    // Said in words above.
    ...fact('detail', detail === 'not-sent' ? undefined : detail && code(detail)),
  ];
}

/** Controls, and what turns the direction of the rest of a line around, would be acted on even in a code span. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Any text as a code span, between more backticks than stand in a row in it. */
function code(text: string): string {
  const clean = text.replace(unseen, '\ufffd');
  const runs = clean.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  // One space on each side is taken away again, except where there is nothing but spaces.
  const pad = /^[` ]|[` ]$/.test(clean) && clean.trim() !== '' ? ' ' : '';
  return clean.trim() === '' ? `${fence}\ufffd${fence}` : fence + pad + clean + pad + fence;
}

function utc(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}

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

/** In units that every language writes the same: https://www.bipm.org/en/publications/si-brochure */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
