import { expect, test } from 'vitest';
import { jobWith, ranAt as run } from '#src/domain/jobs/job.fixture.ts';
import { reasonOf, resultOf, runSays, stateOf } from './job-words.ts';

const sentAt = Date.UTC(2026, 0, 2, 3, 4, 5);

test('only a run that began after the attempt says anything about it', () => {
  expect(runSays(run(sentAt - 1, 'Succeeded'), sentAt)).toBe('nothing');
  expect(runSays(run(sentAt, 'Failed'), sentAt)).toBe('nothing');
  expect(runSays(run(undefined, 'Succeeded'), sentAt)).toBe('nothing');
  expect(runSays(jobWith({}), sentAt)).toBe('nothing');
  expect(runSays(run(sentAt + 1, 'Succeeded'), sentAt)).toBe('works');
  expect(runSays(run(sentAt + 1, 'EntryLevelErrors'), sentAt)).toBe('works');
  expect(runSays(run(sentAt + 1, 'Failed'), sentAt)).toBe('fails');
  expect(runSays(run(sentAt + 1, { unpublished: 'New' }), sentAt)).toBe('nothing');
});

test('a state that Microsoft has not published is said in its own word', () => {
  expect(stateOf(jobWith({ code: { unpublished: 'Hibernating' } }))).toBe('Hibernating');
  expect(stateOf(jobWith({ code: 'Paused' }))).toMatchObject({
    defaultMessage: [{ value: 'Paused' }],
  });
  expect(reasonOf(jobWith({ code: 'Quarantine' }))).toBeUndefined();
});

test.each([
  [{ schedule: 'Active', code: 'Active' }, 'Running'],
  [{ schedule: 'Paused', code: 'Paused' }, 'Paused'],
  [{ schedule: 'Active', code: 'NotRun' }, 'Started, first run in progress'],
  [{ schedule: 'Disabled', code: 'NotRun' }, 'Never run'],
  [{ schedule: 'Disabled', code: 'NotConfigured' }, 'Not set up'],
  [{ schedule: 'Disabled', code: 'Paused' }, 'Disabled'],
  [
    { schedule: 'Disabled', code: 'Paused', quarantine: { seriesBegan: sentAt } },
    'Disabled after quarantine',
  ],
  [
    {
      schedule: 'Disabled',
      code: 'Paused',
      quarantine: { error: { code: 'A', message: '', layers: undefined, tenantActionable: true } },
    },
    'Paused after an error',
  ],
] as const)('the state of %j in words', ({ schedule, ...status }, words) => {
  expect(stateOf(jobWith(status, schedule))).toMatchObject({ defaultMessage: [{ value: words }] });
});

test('a result that Microsoft has not published is said in its own word, and none is none', () => {
  expect(resultOf(run(sentAt, { unpublished: 'HalfDone' }))).toBe('HalfDone');
  expect(resultOf(jobWith({}))).toBeUndefined();
});
