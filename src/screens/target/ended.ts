import { keysTo } from '#src/credentials/plan-save.ts';
import type { TestReceipt } from '#src/data/test-credentials.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import type { Confirmed } from './confirmed.ts';
import { hasLeft } from './has-left.ts';
import { type Pause, pauseAfter } from './outcome-pause.ts';

/** How an attempt ended whose request had left. */
export type Ended = {
  receipt: Receipt;
  /** After a 429. */
  pause: Pause | undefined;
  /** The keys that were stored when it left, where they were in view. */
  storedBefore: readonly string[] | undefined;
  /** The stored keys that it was to drop. */
  dropped: readonly string[];
};

/** `refusals`: how often Graph has asked for a pause in a row. `inView`: the stored keys that were on the page when it left. */
export function endedBy(
  receipt: Receipt,
  confirmed: Confirmed,
  refusals: number,
  inView: readonly string[] | undefined,
): Ended {
  const plan = confirmed.mode === 'save' ? confirmed.plan : undefined;
  return {
    receipt,
    pause: pauseAfter(receipt.failure, refusals, Date.now()),
    storedBefore: plan ? plan.steps.filter(({ action }) => action !== 'add').map(({ key }) => key) : inView,
    dropped: plan ? keysTo(plan, 'clear') : [],
  };
}

/** A test that was stopped before its request left is told as any other attempt is; undefined where it had left. */
export function leftUnsent(test: TestReceipt): Receipt | undefined {
  const { verdict: _, tested: __, ...receipt } = test;
  return hasLeft(test) ? undefined : { ...receipt, outcome: 'not-sent' };
}
