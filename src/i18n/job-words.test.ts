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
    defaultMessage: [{ value: 'It is paused.' }],
  });
  expect(reasonOf(jobWith({ code: 'Quarantine' }))).toBeUndefined();
});

test.each([
  [{ schedule: 'Active', code: 'Active' }, 'It runs on its schedule.'],
  [{ schedule: 'Paused', code: 'Paused' }, 'It is paused.'],
  [{ schedule: 'Active', code: 'NotRun' }, 'It has been started, and its first run is not finished yet.'],
  [{ schedule: 'Disabled', code: 'NotRun' }, 'It is configured and has never run.'],
  [{ schedule: 'Disabled', code: 'NotConfigured' }, 'It is not configured yet.'],
  [{ schedule: 'Disabled', code: 'Paused' }, 'It is disabled, and does not run until somebody starts it.'],
  [
    { schedule: 'Disabled', code: 'Paused', quarantine: { seriesBegan: sentAt } },
    'It was disabled while it was in quarantine, and does not run until somebody starts it.',
  ],
  [
    {
      schedule: 'Disabled',
      code: 'Paused',
      quarantine: { error: { code: 'A', message: '', layers: undefined, tenantActionable: true } },
    },
    'It is paused because of an error. It does not run until it is started.',
  ],
] as const)('the state of %j in words', ({ schedule, ...status }, words) => {
  expect(stateOf(jobWith(status, schedule))).toMatchObject({ defaultMessage: [{ value: words }] });
});

test('a result that Microsoft has not published is said in its own word, and none is none', () => {
  expect(resultOf(run(sentAt, { unpublished: 'HalfDone' }))).toBe('HalfDone');
  expect(resultOf(jobWith({}))).toBeUndefined();
});
