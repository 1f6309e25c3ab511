import { expect, test } from 'vitest';
import type { JobReceipt } from '#src/domain/receipt.ts';
import { activityOf } from '#src/domain/renewal/activity-of.ts';
import { watchActivity } from './job-activity.ts';

const receipt: JobReceipt = {
  verb: 'restart',
  outcome: 'applied',
  endpoint: 'https://graph.example',
  target: { kind: 'servicePrincipal', id: 'a', displayName: 'Contoso HR' },
  keys: [],
  startedAt: 1000,
  durationMs: 20,
  clientRequestId: 'c-1',
  requestId: 'r-1',
  status: 204,
  action: { kind: 'restart', scopes: ['QuarantineState', 'Watermark'] },
  job: 'scim.1',
};

test('a restart tells what it was to forget, and by which ids Microsoft finds it', () => {
  expect(activityOf(receipt)).toEqual({
    kind: 'restart',
    result: 'good',
    startedAt: 1000,
    durationMs: 20,
    status: 204,
    clientRequestId: 'c-1',
    requestId: 'r-1',
    detail: 'Watermark, QuarantineState',
  });
});

test.each([
  ['applied', 'good'],
  ['rejected', 'bad'],
  ['unknown', 'open'],
] as const)('a pause that was %s is %s', (outcome, result) => {
  const activity = activityOf({ ...receipt, outcome, verb: 'pause', action: { kind: 'pause' } });
  expect(activity).toMatchObject({ kind: 'pause', result, detail: 'scim.1' });
});

test('what never left has no id by which Microsoft could find it', () => {
  const { requestId: _, status: __, ...unsent } = receipt;
  expect(activityOf({ ...unsent, outcome: 'not-sent' })).toEqual({
    kind: 'restart',
    result: 'open',
    startedAt: 1000,
    durationMs: 20,
    detail: 'not-sent',
  });
});

test.each([
  ['worked', 'good'],
  ['partly', 'good'],
  ['failed', 'bad'],
  ['again', 'bad'],
  ['stopped', 'open'],
  ['time', 'open'],
] as const)('a watch that ended with %s is %s', (end, result) => {
  expect(watchActivity(end, 1000, 3000)).toMatchObject({ kind: 'watch', result, durationMs: 2000 });
});
