import { expect, test } from 'vitest';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import { checkActivity } from './check-activity.ts';

const times = { startedAt: 1_790_000_000_000, durationMs: 120 };
const refused = { kind: 'refused', by: 'graph', code: 'UnknownError', message: 'never kept' } as const;

test('a check that found a template is good, one that found none is bad', () => {
  expect(checkActivity({ ...times, answer: { templates: 1, jobs: [jobWith({}), jobWith({})] } })).toEqual({
    kind: 'preflight',
    ...times,
    result: 'good',
    status: 200,
    detail: 'templates: 1, jobs: 2',
  });
  expect(checkActivity({ ...times, answer: { templates: 0, jobs: undefined } })).toMatchObject({
    result: 'bad',
    detail: 'templates: 0',
  });
});

test('a refusal is bad with its ids and without its words, and what nobody answered is open', () => {
  const ids = { clientRequestId: 'c', requestId: 'r' };
  expect(checkActivity({ ...times, failure: { ...refused, status: 401, ...ids } })).toEqual({
    kind: 'preflight',
    ...times,
    ...ids,
    result: 'bad',
    status: 401,
    detail: 'UnknownError',
  });
  expect(checkActivity({ ...times, failure: { ...refused, status: 503 } }).result).toBe('open');
  expect(checkActivity({ ...times, failure: { kind: 'cancelled' } })).toEqual({
    kind: 'preflight',
    ...times,
    result: 'open',
    detail: 'cancelled',
  });
});
