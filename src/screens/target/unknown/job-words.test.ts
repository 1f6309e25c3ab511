import { expect, test } from 'vitest';
import type { Job } from '#src/data/jobs.ts';
import { reasonOf, runSays, stateOf } from './job-words.ts';

const sentAt = Date.UTC(2026, 0, 2, 3, 4, 5);

type Status = NonNullable<Job['status']>;

function jobWith(status: Partial<Status>): Job {
  const nothing = {
    code: undefined,
    countSuccessiveCompleteFailures: undefined,
    lastExecution: undefined,
    lastSuccessfulExecution: undefined,
    steadyStateLastAchievedTime: undefined,
    quarantine: undefined,
  };
  return { id: 'scim.1', templateId: 'scim', schedule: undefined, status: { ...nothing, ...status } };
}

function run(timeBegan: number | undefined, state: NonNullable<Status['lastExecution']>['state']): Job {
  const counts = {
    countEntitled: undefined,
    countImported: undefined,
    countExported: undefined,
    countEscrowed: undefined,
  };
  return jobWith({
    lastExecution: { state, timeBegan, timeEnded: undefined, ...counts, error: undefined },
  });
}

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
