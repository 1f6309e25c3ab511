import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pauseAfter } from './attempt.ts';
import {
  answers,
  blocked,
  challenge,
  changed,
  declined,
  flush,
  key,
  World,
} from './attempt-world.fixture.ts';

let world: World;
beforeEach(() => {
  world = new World();
  world.stand();
});
afterEach(() => void vi.unstubAllGlobals());

/** Lets an attempt come to its end. */
async function run(...things: (() => void)[]): Promise<void> {
  for (const thing of things) {
    await flush();
    thing();
  }
  await flush();
}

describe('one attempt', () => {
  test('where it may have had an effect, what it changes is read anew; where it was refused, nothing is', async () => {
    const attempt = world.attempt(world.verb({}));
    const isStale = () => world.queries.getQueryState(key)?.isInvalidated;
    const sendWith = async (answer: (method: string) => Response) => {
      world.queries.setQueryData(key, 'read');
      attempt.start({ id: 0 });
      await run(
        () => world.token(),
        () => world.answer(answer),
      );
      return isStale();
    };
    expect(await sendWith(answers.good)).toBe(true);
    expect(await sendWith(answers.broken), 'unknown').toBe(true);
    expect(await sendWith(answers.denied)).toBe(false);
    expect(await sendWith(answers.throttled)).toBe(false);
  });

  test('where stored keys turn out to be others nothing is sent, and they are read anew', async () => {
    const attempt = world.attempt(world.verb({ checks: true }));
    world.queries.setQueryData(key, 'read');
    attempt.start({ id: 0 });
    await run(
      () => world.token(),
      () => world.check(changed),
    );
    expect(attempt.state.get()).toMatchObject({
      state: 'ended',
      end: { receipt: { outcome: 'not-sent', failure: changed } },
    });
    expect(world.queries.getQueryState(key)?.isInvalidated).toBe(true);
    expect(world.sends).toHaveLength(0);
  });

  test('the mutation around it holds no variables, and is gone when it is over', async () => {
    const attempt = world.attempt(world.verb({}));
    attempt.start({ id: 0 });
    await flush();
    const [mutation] = world.queries.getMutationCache().getAll();
    expect(mutation?.state).toMatchObject({ status: 'pending', isPaused: false, variables: undefined });
    await run(
      () => world.token(),
      () => world.answer(answers.good),
    );
    await vi.waitFor(() => expect(world.queries.getMutationCache().getAll()).toHaveLength(0));
  });

  test('after each 429 in a row the pause is longer, what was not sent counts for nothing, and an answer ends the row', async () => {
    const attempt = world.attempt(world.verb({}));
    const pauses: (number | undefined)[] = [];
    const sendWith = async (answer: (method: string) => Response) => {
      attempt.start({ id: 0 }, (end) => pauses.push(end.kind === 'receipt' ? end.pause?.until : -1));
      await run(
        () => world.token(),
        () => world.answer(answer),
      );
    };
    await sendWith(answers.throttled);
    attempt.start({ id: 0 }, (end) => pauses.push(end.kind === 'receipt' ? end.pause?.until : -1));
    await run(() => world.refuseToken(declined));
    await sendWith(answers.throttled);
    await sendWith(answers.denied);
    await sendWith(answers.throttled);
    expect(pauses).toEqual([30_000, undefined, 60_000, undefined, 30_000]);
  });

  test('where the window is blocked, leaving the page asks for the same as the window was to', async () => {
    const attempt = world.attempt(world.verb({}));
    const { claims, response } = challenge();
    attempt.start({ id: 0 });
    await run(
      () => world.token(),
      () => world.answer(response),
    );
    attempt.start({ id: 1 });
    await run(() => world.refuseToken(blocked));
    attempt.redirect();
    expect(world.left).toEqual([['write', claims]]);
  });

  test('the challenge of the read before a request is answered by the next such read, not by the request', async () => {
    const attempt = world.attempt(world.verb({ finds: true }));
    const first = challenge();
    attempt.start({ id: 0 });
    await run(
      () => world.token(),
      () => world.answer(first.response),
      () => world.refuseToken({ ...blocked, claims: first.claims }),
    );
    expect(attempt.state.get()).toMatchObject({ state: 'ended', end: { kind: 'unread' } });
    attempt.start({ id: 1 });
    await flush();
    expect(world.tokens.map(({ claims }) => claims)).toEqual([first.claims]);
    await run(
      () => world.token(),
      () => world.answer(answers.good),
    );
    expect(world.tokens.map(({ claims }) => claims)).toEqual([undefined]);
  });

  test('a verb that would send a second request is stopped, as a bug', async () => {
    const verb = world.verb({});
    const attempt = world.attempt({
      ...verb,
      send: async (client, args, found, signal) => {
        await verb.send(client, args, found, signal);
        return await verb.send(client, args, found, signal);
      },
    });
    attempt.start({ id: 0 });
    await run(
      () => world.token(),
      () => world.answer(answers.good),
    );
    expect(attempt.state.get()).toMatchObject({ state: 'broken' });
    expect(world.sends).toHaveLength(1);
  });

  test('a window that comes up again is one of the same attempt, with the same arguments', async () => {
    const attempt = world.attempt(world.verb({ locks: true }));
    const ends: unknown[] = [];
    attempt.start({ id: 7 }, (end) => ends.push(end));
    await run(() => world.openWindow());
    expect(attempt.state.get()).toEqual({ state: 'window', stage: 'send' });
    attempt.reopen();
    expect(attempt.start({ id: 8 }), 'it is still under way').toBe(false);
    await run(
      () => world.openWindow(),
      () => world.token(),
      () => world.answer(answers.good),
    );
    expect(world.sends.map(({ id }) => id)).toEqual([7]);
    expect(ends).toMatchObject([{ kind: 'receipt', receipt: { outcome: 'applied', id: 7 } }]);
  });
});

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const throttled = (until?: number) => ({ kind: 'throttled', ...(until !== undefined && { until }) }) as const;

describe('the pause after a 429', () => {
  test('Graph’s own figure is kept, neither in the past nor for more than a day', () => {
    expect(pauseAfter(throttled(now + 20_000), 1, now)).toEqual({ until: now + 20_000, by: 'graph' });
    expect(pauseAfter(throttled(now - 1), 3, now)).toEqual({ until: now, by: 'graph' });
    expect(pauseAfter(throttled(now + 1e12), 1, now)).toEqual({ until: now + 86_400_000, by: 'graph' });
  });

  test('where Graph’s figure is hidden it doubles with each refusal in a row, up to a quarter of an hour', () => {
    const waits = [1, 2, 3, 5, 6, 7, 2000].map(
      (refusals) => ((pauseAfter(throttled(), refusals, now)?.until ?? 0) - now) / 1000,
    );
    expect(waits).toEqual([30, 60, 120, 480, 900, 900, 900]);
  });

  test('no other failure asks for one', () => {
    expect(pauseAfter({ kind: 'cancelled' }, 1, now)).toBeUndefined();
    expect(pauseAfter(undefined, 1, now)).toBeUndefined();
  });
});
