import type { RecordFact, RecordTexts, RecordWord } from './record-text.ts';

const words: Readonly<Record<RecordWord, string>> = {
  title: 'Renewal',
  noValue: 'No value.',
  besides: 'Besides',
  skipped: 'Skipped.',
  overtaken: 'Overtaken.',
};
const facts: Readonly<Record<RecordFact, string>> = {
  target: 'Application',
  kind: 'Kind',
  objectId: 'Object ID',
  tenant: 'Tenant',
  account: 'By',
  started: 'Started',
  finished: 'Finished',
  page: 'Page',
  status: 'HTTP status',
  clientRequestId: 'client-request-id',
  requestId: 'request-id',
  keys: 'Keys',
  detail: 'Detail',
};

/** For tests: words that say where they stand. */
export const plainTexts: RecordTexts = {
  word: (word) => words[word],
  fact: (fact) => facts[fact],
  kind: (kind) => kind,
  step: (step) => `Step ${step}`,
  state: (state) => state,
  result: ({ kind, result }) => `${kind} ${result}`,
};
