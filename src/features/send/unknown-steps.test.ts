import { createElement } from 'react';
import { expect, test } from 'vitest';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import { compareStored } from '#src/domain/save-plan/plan-save.ts';
import { renderedText } from '#src/ui/rendered-text.fixture.ts';
import { CheckText, DroppedText, JobText } from './unknown-steps.tsx';

const key = 'SecretToken';
test.each<[stored: readonly string[], before: readonly string[] | undefined, words: string]>([
  [[key], [], `${key} is stored, and was not before. The attempt probably took effect.`],
  [[key], [key], `${key} is stored, as before. Its value may be old or new.`],
  [[key], undefined, `${key} is stored. It may be from before this attempt.`],
  [[], undefined, `${key} is not stored.`],
  [[], [], `${key} is not stored.`],
  [[], [key], `${key} is no longer stored. It was before this attempt.`],
])('of keys that are stored %j and were %j, no more is said than can be known', (stored, before, words) => {
  const checks = compareStored([key], stored, before);
  expect(checks.map((check) => renderedText(createElement(CheckText, { check })))).toEqual([words]);
});

test('a key that a save was to drop says whether the save took effect', () => {
  const words = (stored: boolean) => renderedText(createElement(DroppedText, { dropped: key, stored }));
  expect(words(true)).toContain('It probably took no effect yet.');
  expect(words(false)).toContain('It probably took effect.');
});

test('the last run of the job is said, and what it shows of the attempt', () => {
  const sentAt = Date.now() - 7_200_000;
  const words = (began: number | undefined, state: 'Succeeded' | 'Failed') => {
    const lastExecution = began === undefined ? undefined : { timeBegan: began, state };
    const job = jobWith({ code: 'Active', ...(lastExecution && { lastExecution }) }, 'Active');
    return renderedText(createElement(JobText, { job, named: false, sentAt })).replaceAll(/\s+/g, ' ');
  };
  expect(words(sentAt + 3_600_000, 'Succeeded')).toBe(
    'Job: Running. Last run 1 hour ago: Succeeded. That was after the attempt: the credentials stored now work, new or old.',
  );
  expect(words(sentAt + 3_600_000, 'Failed')).toContain('The provisioning logs show why it failed.');
  expect(words(sentAt - 3_600_000, 'Succeeded')).toContain('No run since the attempt yet.');
  expect(words(undefined, 'Succeeded')).toContain('No runs yet. No run since the attempt yet.');
});
