import type { Activity } from './activity.ts';
import type { RecordedEntry, RenewalRecord } from './record.ts';
import type { Renewal, RenewalStep, StepState } from './renewal.ts';

type FactName =
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

/** The words of a record, each on one line. */
export type RecordTexts = {
  title: string;
  /** That no value stands in it. */
  noValue: string;
  facts: Readonly<Record<FactName, string>>;
  kinds: Readonly<Record<Renewal['target']['kind'], string>>;
  steps: Readonly<Record<RenewalStep, string>>;
  states: Readonly<Record<StepState, string>>;
  besides: string;
  result: (activity: Pick<Activity, 'kind' | 'result' | 'detail'>) => string;
  skipped: string;
  overtaken: string;
};

/**
 * A record as Markdown. Whatever is not ours stands in a code span: there no character means anything.
 * https://spec.commonmark.org/0.31.2/#code-spans
 */
export function recordMarkdown(record: RenewalRecord, texts: RecordTexts): string {
  const { target, tenantId, account, startedAt, finishedAt, page } = record;
  const fact = (name: FactName, text: string) => `- ${texts.facts[name]}: ${text}`;
  const lines = [
    `# ${texts.title}`,
    '',
    fact('target', code(target.name)),
    fact('kind', texts.kinds[target.kind]),
    fact('objectId', code(target.id)),
    fact('tenant', code(tenantId)),
    fact('account', code(account)),
    fact('started', utc(startedAt)),
    ...(finishedAt === undefined
      ? []
      : [
          fact(
            'finished',
            `${utc(finishedAt)} (${duration(Date.parse(finishedAt) - Date.parse(startedAt))})`,
          ),
        ]),
    fact('page', page),
    '',
    texts.noValue,
    ...record.steps.flatMap(({ step, state, entries }, place) => [
      '',
      `## ${place + 1}. ${texts.steps[step]}: ${texts.states[state]}`,
      ...entryList(entries, texts),
    ]),
    ...(record.besides.length === 0 ? [] : ['', `## ${texts.besides}`, ...entryList(record.besides, texts)]),
    '',
  ];
  return lines.join('\n');
}

function entryList(entries: readonly RecordedEntry[], texts: RecordTexts): readonly string[] {
  return entries.length === 0 ? [] : ['', ...entries.flatMap((entry) => entryLines(entry, texts))];
}

function entryLines(entry: RecordedEntry, texts: RecordTexts): readonly string[] {
  const past = entry.overtaken ? ` ${texts.overtaken}` : '';
  if (entry.kind === 'skip') return [`- ${utc(entry.skippedAt)}: ${texts.skipped}${past}`];
  const { startedAt, durationMs, status, clientRequestId, requestId, keys = [], detail } = entry;
  const fact = (name: FactName, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`  - ${texts.facts[name]}: ${text}`];
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

/** In units that every language writes the same: https://www.bipm.org/en/publications/si-brochure */
function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
