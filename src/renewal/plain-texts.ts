import type { RecordTexts } from './record-text.ts';

// For tests: words that say where they stand.
export const plainTexts: RecordTexts = {
  title: 'Renewal',
  noValue: 'No value.',
  facts: {
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
  },
  kinds: { servicePrincipal: 'Enterprise application', application: 'App registration' },
  steps: {
    preflight: 'Check',
    'test-typed': 'Test the new',
    change: 'Authorize or save',
    'test-stored': 'Test the stored',
    restart: 'Restart',
    watch: 'Watch',
  },
  states: { todo: 'open', done: 'done', failed: 'failed', skipped: 'skipped' },
  besides: 'Besides',
  result: ({ kind, result }) => `${kind} ${result}`,
  skipped: 'Skipped.',
  overtaken: 'Overtaken.',
};
