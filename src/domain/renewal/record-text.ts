import type { Activity } from './activity.ts';
import { duration } from './duration.ts';
import type { RecordedEntry, RenewalRecord } from './record.ts';
import type { Renewal, RenewalStep, StepState } from './renewal.ts';

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
  const { target, tenantId, account, startedAt, finishedAt, page } = record;
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
