import { someRenewal, anyHistory } from './renewal.fixture.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activity, ActivityKind } from './activity.ts';
import {
  type Entry,
  finishedAt,
  isComplete,
  isOvertaken,
  nextStep,
  progressOf,
  type Renewal,
  type RenewalStep,
  stepOf,
  stepsFor,
  withActivity,
  withSkip,
} from './renewal.ts';

const done = (kind: ActivityKind, more: Partial<Activity> = {}): Activity => ({
  kind,
  result: 'good',
  startedAt: 1_000,
  durationMs: 5,
  ...more,
});
const after = (...entries: readonly Entry[]): Renewal => ({ ...someRenewal, entries });
const statesOf = (renewal: Renewal) => progressOf(renewal).map(({ state }) => state);
const whole = [done('test-typed'), done('authorize'), done('restart'), done('watch')];

test('a renewal begins with a test of the new values and ends with the watch', () => {
  expect(nextStep(after())).toBe('test-typed');
  expect(statesOf(after())).toEqual(['todo', 'todo', 'todo', 'todo']);
  const order = whole.map((_, count) => nextStep(after(...whole.slice(0, count))));
  expect(order).toEqual(['test-typed', 'change', 'restart', 'watch']);
  expect(nextStep(after(...whole))).toBeUndefined();
  expect(isComplete(after(...whole))).toBe(true);
  expect(finishedAt(after(...whole, done('watch', { startedAt: 9_000 })))).toBe(9_005);
  expect(finishedAt(after(...whole.slice(1)))).toBeUndefined();
});

test('what was passed over comes last', () => {
  expect(nextStep(after(done('authorize')))).toBe('restart');
  expect(nextStep(after(done('authorize'), done('watch')))).toBe('test-typed');
});

test('a refusal fails a step and a success mends it', () => {
  const refused = after(done('authorize', { result: 'bad' }));
  expect(statesOf(refused)).toEqual(['todo', 'failed', 'todo', 'todo']);
  expect(statesOf(withActivity(refused, done('save')))[1]).toBe('done');
});

describe('what a later change overtakes', () => {
  test.each([
    ['an authorizing', done('authorize'), ['done', 'done', 'todo', 'todo']],
    ['a save with an unknown end', done('save', { result: 'open' }), Array.from('xxx', () => 'todo')],
    ['a refused one: nothing', done('save', { result: 'bad' }), ['done', 'done']],
    [
      'one that never left: nothing',
      done('save', { result: 'open', detail: 'not-sent' }),
      ['done', 'done', 'done'],
    ],
    ['another test of what is typed: nothing', done('test-typed'), ['done', 'done', 'done']],
    ['a restart: the watch', done('restart'), ['done', 'done', 'todo']],
    ['a pause: restart and watch', done('pause'), ['done', 'todo', 'todo']],
  ] as const)('%s', (_, change, expected) => {
    expect(statesOf(after(...whole, change)).slice(-expected.length)).toEqual(expected);
  });

  test('a skip too: a restart that was skipped for the old values is not skipped for the new', () => {
    const skipped = withSkip(after(done('authorize')), 'restart', 2_000);
    expect(statesOf(skipped)[2]).toBe('skipped');
    expect(statesOf(withActivity(skipped, done('save')))[2]).toBe('todo');
  });
});

test('an app registration has no tests and no jobs', () => {
  const target = { ...someRenewal.target, kind: 'application' as const };
  const renewal = { ...after(done('preflight'), done('authorize')), target };
  expect(isComplete(renewal)).toBe(true);
});

test('of a reported activity nothing is kept but what is known', () => {
  const smuggled = { ...done('save'), value: 'hunter2', failure: { message: 'hunter2' } };
  expect(JSON.stringify(withActivity(after(), smuggled))).not.toContain('hunter2');
  expect(withActivity(after(), done('save', { durationMs: -3.2 })).entries[0]).toMatchObject({
    durationMs: 0,
  });
});

/** The same rule, the slow way: from each step's own entries, read backwards. */
function expectedState({ entries }: Renewal, step: RenewalStep): string {
  const later: RenewalStep[] = ['test-stored', 'restart', 'watch'];
  for (const entry of entries.toReversed()) {
    const never = entry.kind !== 'skip' && entry.detail === 'not-sent';
    if (never) continue;
    if (stepOf(entry) === step) {
      if (entry.kind === 'skip') return 'skipped';
      return { good: 'done', bad: 'failed', open: 'todo' }[entry.result];
    }
    if (entry.kind === 'skip' || entry.result === 'bad') continue;
    const changes = entry.kind === 'authorize' || entry.kind === 'save';
    if (changes && later.includes(step)) return 'todo';
    if (['start', 'restart'].includes(entry.kind) && step === 'watch') return 'todo';
    if (entry.kind === 'pause' && (step === 'restart' || step === 'watch')) return 'todo';
  }
  return 'todo';
}

describe('whatever happens in whatever order', () => {
  const check = (property: (renewal: Renewal) => void) =>
    fc.assert(
      fc.property(anyHistory, fc.constantFrom('servicePrincipal', 'application'), (entries, kind) =>
        property({ ...someRenewal, target: { ...someRenewal.target, kind }, entries }),
      ),
      { numRuns: 3_000 },
    );

  test('each step has the state that its last word gives it', () => {
    check((renewal) => {
      for (const { step, state } of progressOf(renewal)) expect(state).toBe(expectedState(renewal, step));
    });
  });

  test('there is a next step exactly as long as it is not complete, and it is an open one', () => {
    check((renewal) => {
      const next = nextStep(renewal);
      expect(next === undefined).toBe(isComplete(renewal));
      expect(finishedAt(renewal) === undefined).toBe(next !== undefined);
      const open = progressOf(renewal).filter(({ state }) => state === 'todo' || state === 'failed');
      if (next !== undefined) expect(open.map(({ step }) => step)).toContain(next);
    });
  });

  test('after a change that took effect nothing of before vouches for the job', () => {
    check((renewal) => {
      const place = renewal.entries.length;
      const changed = withActivity(renewal, done('authorize'));
      expect(statesOf(changed).slice(2)).toEqual(
        stepsFor(renewal.target.kind)
          .slice(2)
          .map(() => 'todo'),
      );
      expect(isOvertaken(changed, place)).toBe(false);
    });
  });

  test('skipping what is next, again and again, comes to the end', () => {
    check((renewal) => {
      let at = renewal;
      for (
        let left = nextStep(at), turns = 0;
        left !== undefined && turns < 7;
        left = nextStep(at), turns += 1
      )
        at = withSkip(at, left, 2_000);
      expect(isComplete(at)).toBe(true);
    });
  });

  test('a step that is no step of this kind of target changes nothing', () => {
    check((renewal) => {
      const target = { ...renewal.target, kind: 'application' as const };
      const own = renewal.entries.filter((entry) => {
        const step = stepOf(entry);
        return step !== undefined && stepsFor('application').includes(step);
      });
      const states = (entries: readonly Entry[]) => statesOf({ ...renewal, target, entries });
      expect(states(renewal.entries)).toEqual(states(own));
    });
  });
});
