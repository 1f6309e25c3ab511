import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from './job.ts';
import { FailureError, type Failure } from '#src/domain/failure/failure.ts';
import { jobWith } from './job.fixture.ts';
import {
  longestWatch,
  pauseAfterLook,
  startWatch,
  type WatchEnd,
  type WatchView,
  verdictOf,
  watchActivity,
} from './watch.ts';
import type { JobReceipt } from '#src/domain/attempt.ts';
import { activityOf } from '#src/domain/renewal/activity.ts';

const day = 86_400_000;
const began = Date.UTC(2026, 0, 2);

beforeEach(() => void vi.useFakeTimers({ now: began }));
afterEach(() => void vi.useRealTimers());

const quarantined = jobWith({
  code: 'Quarantine',
  quarantine: { seriesBegan: began - 9 * day },
  lastExecution: { timeBegan: began - day, state: 'Failed' },
});
/** Right after a restart: nothing is known of the runs before it. */
const restarted = jobWith({ code: 'Active' }, 'Active');
const ran = (state: 'Succeeded' | 'Failed' | 'EntryLevelErrors', code: 'Active' | 'Quarantine' = 'Active') =>
  jobWith({ code, lastExecution: { timeBegan: began + 1000, state } }, 'Active');
/** Started, and in its first run. */
const started = jobWith({ code: 'NotRun' }, 'Active');
const paused = jobWith({ code: 'Paused' }, 'Paused');

test.each<[string, Job, Job, ReturnType<typeof verdictOf>]>([
  ['nothing new', restarted, restarted, 'waiting'],
  ['still in quarantine', quarantined, quarantined, 'waiting'],
  ['out of quarantine, without a cycle', quarantined, restarted, 'lifted'],
  ['a good cycle after a restart', restarted, ran('Succeeded'), 'worked'],
  ['a good cycle that ended the quarantine', quarantined, ran('Succeeded'), 'worked'],
  ['errors at single objects', restarted, ran('EntryLevelErrors'), 'partly'],
  ['a bad cycle', restarted, ran('Failed'), 'failed'],
  ['a cycle that led into quarantine', restarted, ran('Failed', 'Quarantine'), 'again'],
  ['quarantine without a word on a cycle', restarted, quarantined, 'again'],
  ['another attempt that left it in quarantine', quarantined, ran('Failed', 'Quarantine'), 'again'],
  ['the cycle that was known already', ran('Succeeded'), ran('Succeeded'), 'waiting'],
  ['a first run that is not finished', started, started, 'waiting'],
  ['a good first run', started, ran('Succeeded'), 'worked'],
  [
    'an administrator has disabled it in its first run',
    started,
    jobWith({ code: 'NotRun' }, 'Disabled'),
    'still',
  ],
  ['an administrator has paused it', restarted, paused, 'still'],
  [
    'a result that is not published',
    restarted,
    jobWith({ code: 'Active', lastExecution: { timeBegan: began, state: { unpublished: 'New' } } }),
    'waiting',
  ],
])('%s', (_, first, seen, expected) => {
  expect(verdictOf(first, seen)).toBe(expected);
});

type Look = Job | undefined | Failure['kind'] | number;

/** A watch whose looks see these one after the other, and the last one for ever. */
function watch(...looks: readonly Look[]) {
  let hidden = false;
  let listener = () => {};
  const views: WatchView[] = [];
  const ends: WatchEnd[] = [];
  const lookedAt: number[] = [];
  const stop = startWatch({
    look: async () => {
      const next = looks[Math.min(lookedAt.length, looks.length - 1)];
      lookedAt.push(Date.now() - began);
      if (typeof next === 'object' || next === undefined) return next;
      throw new FailureError(failureLike(next));
    },
    tab: {
      isHidden: () => hidden,
      subscribe: (heard) => {
        listener = heard;
        return () => (listener = () => {});
      },
    },
    onView: (view) => void views.push(view),
    onEnd: (end) => void ends.push(end),
  });
  return {
    stop,
    views,
    ends,
    /** In seconds. */
    lookedAt: () => lookedAt.map((at) => at / 1000),
    hide: (next: boolean) => {
      hidden = next;
      listener();
    },
  };
}

function failureLike(look: Failure['kind'] | number): Failure {
  if (typeof look === 'number') return { kind: 'refused', by: 'graph', status: look, code: '', message: '' };
  if (look === 'cancelled') return { kind: 'cancelled' };
  if (look === 'throttled') return { kind: 'throttled' };
  return { kind: 'signed-out' };
}

test('the pauses double from five seconds up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 1000].map(pauseAfterLook)).toEqual([
    5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000,
  ]);
});

test('it looks at once, then at growing pauses, until a cycle has run', async () => {
  const { lookedAt, views, ends } = watch(quarantined, restarted, restarted, ran('Succeeded'));
  await vi.advanceTimersByTimeAsync(14_000);
  expect(lookedAt()).toEqual([0, 5]);
  expect(views.at(-1)).toMatchObject({ waitsFor: 'first-cycle', lastLook: began + 5_000 });
  expect(views.at(-1)?.nextLook).toBe(began + 15_000);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(lookedAt(), 'none after the end').toEqual([0, 5, 15, 35]);
  expect(ends).toEqual(['worked']);
});

test('it pauses while the tab is hidden, and looks as soon as it is shown again', async () => {
  const { lookedAt, hide, ends } = watch(restarted, ran('Failed'));
  await vi.advanceTimersByTimeAsync(1_000);
  hide(true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(lookedAt()).toEqual([0]);
  hide(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(lookedAt()).toEqual([0, 601]);
  expect(ends).toEqual(['failed']);
});

test('a tab that is shown again before the next look is due changes nothing', async () => {
  const { lookedAt, hide } = watch(restarted);
  await vi.advanceTimersByTimeAsync(1_000);
  hide(true);
  hide(false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(lookedAt()).toEqual([0]);
});

test('after two hours it ends with a last look', async () => {
  const { lookedAt, ends } = watch(restarted);
  await vi.advanceTimersByTimeAsync(longestWatch - 1);
  expect(ends).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(ends).toEqual(['time']);
  expect(lookedAt().at(-1)).toBe(longestWatch / 1000);
});

test('a person stops it, and nothing comes after that', async () => {
  const { stop, lookedAt, ends } = watch(restarted, ran('Succeeded'));
  await vi.advanceTimersByTimeAsync(1_000);
  stop();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lookedAt()).toEqual([0]);
  expect(ends).toEqual(['stopped']);
});

test('what passes by itself does not end it', async () => {
  const { ends } = watch(restarted, 'throttled', 503, 500, ran('Succeeded'));
  await vi.advanceTimersByTimeAsync(100_000);
  expect(ends).toEqual(['worked']);
});

test.each<[Look, WatchEnd]>([
  ['signed-out', 'unread'],
  [401, 'unread'],
  [404, 'unread'],
  ['cancelled', 'stopped'],
  [undefined, 'gone'],
  [paused, 'still'],
])('a look that ends in %j ends it: %s', async (look, expected) => {
  const { ends, lookedAt } = watch(restarted, look);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(ends).toEqual([expected]);
  expect(lookedAt()).toEqual([0, 5]);
});

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

test('a restart returns what it was to forget, and by which ids Microsoft finds it', () => {
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
