import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { Job } from '#src/domain/jobs/job.ts';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import { renderedText } from '#src/ui/rendered-text.fixture.ts';
import { LookTimes } from './job-actions.tsx';

const said = (job: Job) => renderedText(createElement(LookTimes, { view: undefined, job }));

test('a watch says how long it lasts, and where the job is tried only later than that, what helps', () => {
  const quarantine = { seriesBegan: 1, nextAttempt: Date.now() + 18 * 3_600_000 };
  const waits = said(jobWith({ code: 'Quarantine', quarantine }, 'Active'));
  expect(waits).toContain('Checks while this tab is open, up to 2 h.');
  expect(waits).toContain('Next try in 18 hours. Restart the job for an earlier one.');
  expect(said(jobWith({ code: 'Active' }, 'Active'))).not.toContain('Next try');
  expect(said(jobWith({ code: 'Quarantine', quarantine }, 'Disabled')), 'it is not tried').not.toContain(
    'Next try',
  );
});
