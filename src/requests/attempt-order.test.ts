import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Attempt, type AttemptEnd, rankOf } from './attempt.ts';
import {
  answers,
  blocked,
  challenge,
  changed,
  declined,
  flush,
  type TestArgs,
  type TestReceipt,
  World,
} from './attempt-world.fixture.ts';

let world: World;
afterEach(() => void vi.unstubAllGlobals());

/** What a person, Entra, Graph, the network or another tab does, and how often of all that fits the moment. */
const weights = {
  start: 6,
  reopen: 2,
  cancel: 1,
  leave: 1,
  window: 3,
  token: 6,
  decline: 1,
  block: 1,
  check: 4,
  changed: 1,
  good: 3,
  none: 1,
  denied: 1,
  throttled: 1,
  broken: 1,
  challenge: 5,
  drop: 1,
  network: 1,
  tab: 1,
} as const;
type What = keyof typeof weights;
const isWhat = (name: string): name is What => name in weights;
const whats = Object.keys(weights).filter(isWhat);

/** One of those that fit the moment, or of all where `anyway`; then so many turns of the loop before the next. */
type Step = { pick: number; anyway: boolean; turns: number };
/** Long enough for everything that can happen by itself. */
const all = 9;
const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat({ max: 9_999 }),
  anyway: fc.integer({ min: 0, max: 11 }).map((nth) => nth === 0),
  turns: fc.oneof(fc.constant(all), fc.nat({ max: all })),
});
const steps = fc.array(step, { minLength: 1, maxLength: 12, size: 'max' });

function chosen({ pick, anyway }: Step, fits: (what: What) => boolean): What {
  const names = whats
    .filter((what) => anyway || fits(what))
    .flatMap((what) => Array<What>(weights[what]).fill(what));
  return names[pick % names.length] ?? 'start';
}

const kinds = fc.record({ finds: fc.boolean(), checks: fc.boolean(), locks: fc.boolean() });

/** What was seen of one confirmed start. */
type Seen = { ends: AttemptEnd<TestReceipt>[]; isCalledOff: boolean; isLeft: boolean };

/** Plays the steps, lets everything come to its end, and checks what must hold whatever the order was. */
async function play(
  kind: { finds: boolean; checks: boolean; locks: boolean },
  sequence: readonly Step[],
  sabotage: (attempt: Attempt<TestArgs, TestReceipt>, in_: World) => Attempt<TestArgs, TestReceipt> = (as) =>
    as,
): Promise<void> {
  world = new World();
  world.stand();
  const attempt = sabotage(world.attempt(world.verb(kind)), world);
  const { state } = attempt;
  let detach = attempt.attach();
  const seen: Seen[] = [];
  const states: string[] = [];
  const wentBack: string[] = [];
  let shownEnds = 0;
  let rank = 0;
  let isAsked = false;
  state.subscribe(() => {
    const now = state.get();
    states.push(now.state);
    if (now.state === 'ended') shownEnds += 1;
    // Only a click of the person starts again. This code throws nothing: the engine would take it for its own bug.
    if (!isAsked && rankOf(now) < rank) wentBack.push(now.state);
    rank = rankOf(now);
  });
  const asked = (act: () => void) => {
    isAsked = true;
    act();
    isAsked = false;
  };
  /** The challenge that the next send has to answer. */
  let due: string | undefined;
  let sends = 0;
  const look = () => {
    for (; sends < world.sends.length; sends += 1) {
      assert.ok(world.sends[sends]?.claims === due, 'a challenge is answered by the next send, and once');
      due = undefined;
    }
  };

  const start = () =>
    asked(() => {
      const own: Seen = { ends: [], isCalledOff: false, isLeft: false };
      const id = seen.length;
      if (attempt.start({ id }, (end) => own.ends.push(end))) seen.push(own);
    });
  const callOff = () => {
    const last = seen.at(-1);
    if (last && attempt.isUnderWay() && state.get().state !== 'sending') last.isCalledOff = true;
    return last;
  };
  const doings: Record<What, () => void> = {
    start,
    reopen: () => asked(() => attempt.reopen()),
    cancel: () => {
      callOff();
      attempt.cancel();
    },
    leave: () => {
      const last = callOff();
      if (last && attempt.isUnderWay()) last.isLeft = true;
      detach();
      assert.ok(!attempt.start({ id: -1 }), 'nothing begins on a page that is gone');
      detach = attempt.attach();
    },
    window: () => world.openWindow(),
    token: () => world.token(),
    decline: () => world.refuseToken(declined),
    block: () => world.refuseToken(blocked),
    check: () => world.check(),
    changed: () => world.check(changed),
    good: () => world.answer(answers.good),
    none: () => world.answer(answers.none),
    denied: () => world.answer(answers.denied),
    throttled: () => world.answer(answers.throttled),
    broken: () => world.answer(answers.broken),
    challenge: () => {
      const { claims, response } = challenge();
      const isSend = world.requests[0]?.method === 'POST';
      // A second challenge in a row stops: another window would only be asked again.
      if (isSend && world.sends.at(-1)?.claims === undefined) due = claims;
      world.answer(response);
    },
    drop: () => world.dropConnection(),
    network: () => void (world.isOnline = !world.isOnline),
    tab: () => void (world.isLockedElsewhere = !world.isLockedElsewhere),
  };

  const fits = (what: What): boolean => {
    switch (what) {
      case 'start':
        return !attempt.isUnderWay();
      case 'reopen':
        return state.get().state === 'window';
      case 'cancel':
      case 'leave':
        return attempt.isUnderWay();
      case 'window':
        return world.tokens.length > 0 && state.get().state !== 'window';
      case 'token':
      case 'decline':
      case 'block':
        return world.tokens.length > 0;
      case 'check':
      case 'changed':
        return world.checks.length > 0;
      case 'good':
      case 'none':
      case 'denied':
      case 'throttled':
      case 'broken':
      case 'challenge':
      case 'drop':
        return world.requests.length > 0;
      case 'network':
        return !world.isOnline;
      case 'tab':
        return true;
    }
  };
  for (const one of sequence) {
    doings[chosen(one, fits)]();
    const { turns } = one;
    if (turns === all) await flush();
    else for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    look();
  }
  world.isOnline = true;
  world.isLockedElsewhere = false;
  for (let round = 0; attempt.isUnderWay() && round < 12; round += 1) {
    await flush();
    for (const what of ['token', 'check', 'good'] as const) {
      if (!fits(what)) continue;
      doings[what]();
      await flush();
      look();
    }
  }
  await flush();

  assert.ok(!states.includes('broken'), 'no bug');
  assert.ok(wentBack.length === 0, 'a state never goes back');
  assert.ok(!attempt.isUnderWay(), 'every attempt ends');
  assert.ok(shownEnds === seen.length, 'one end is shown for each start');
  for (const [id, { ends, isCalledOff, isLeft }] of seen.entries()) {
    const own = world.sends.filter((sent) => sent.id === id);
    assert.ok(own.length <= 1, 'one send at most');
    assert.ok(!isCalledOff || own.length === 0, 'none after it was called off');
    assert.ok(ends.length === (isLeft ? 0 : 1), 'one end, and none for a page that is gone');
    assert.ok(!kind.locks || own.every(({ isLocked }) => isLocked), 'no send without the lock');
    for (const end of ends) {
      const left = end.kind === 'receipt' && end.receipt.outcome !== 'not-sent';
      assert.ok(left === (own.length === 1), 'what is shown as sent was sent, and nothing else');
      assert.ok(end.kind !== 'receipt' || end.receipt.id === id, 'the end of its own request');
    }
  }
  assert.ok(
    world.sends.every(({ id }) => id >= 0 && id < seen.length),
    'no send without a start',
  );
  assert.ok(world.locks.released === world.locks.taken, 'the lock is released');
  assert.ok(kind.locks || world.locks.taken === 0, 'no lock where none is wanted');
}

describe('in every order of events', () => {
  test(
    'a start is sent once at most, ends once, and leaves no lock behind',
    { timeout: 180_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(kinds, steps, (kind, sequence) => play(kind, sequence)),
        { numRuns: 6_000 },
      );
    },
  );

  // What would go wrong is found: otherwise the property above would say nothing.
  test.each<[string, NonNullable<Parameters<typeof play>[2]>]>([
    ['a cancel does nothing', (attempt) => ({ ...attempt, cancel: () => undefined })],
    ['a page that is gone calls nothing off', (attempt) => ({ ...attempt, attach: () => () => undefined })],
    [
      'a second click sends a second time',
      (attempt, in_) => {
        const other = in_.attempt(in_.verb({}));
        return {
          ...attempt,
          start: (args, onEnd) => attempt.start(args, onEnd) && (other.start(args), true),
        };
      },
    ],
    [
      'a lock is kept',
      (attempt, in_) => {
        Object.assign(in_.locks, Object.defineProperty(in_.locks, 'released', { get: () => 0, set() {} }));
        return attempt;
      },
    ],
    [
      'a challenge is forgotten',
      (_, in_) => {
        const graph = in_.graph();
        const forgetful = {
          ...graph,
          submitClient: ({ claims: __, ...options }: Parameters<typeof graph.submitClient>[0]) =>
            graph.submitClient(options),
        };
        return in_.attempt(in_.verb({}), forgetful);
      },
    ],
    [
      'an end is shown twice',
      (attempt) => ({
        ...attempt,
        start: (args, onEnd) =>
          attempt.start(args, (end) => {
            onEnd?.(end);
            onEnd?.(end);
          }),
      }),
    ],
  ])('is found out where %s', { timeout: 60_000 }, async (_, sabotage) => {
    const found = await fc.check(
      fc.asyncProperty(kinds, steps, (kind, sequence) => play(kind, sequence, sabotage)),
      { numRuns: 5_000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
