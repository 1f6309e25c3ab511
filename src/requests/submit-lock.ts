import { FailureError } from '#src/domain/failure/failure.ts';

/** One submit at a time in this browser, however many tabs there are. */
const lockName = 'provisioning-keys.submit';

export type SubmitLock = {
  /** Resolves with what releases it; throws a busy failure where another tab is sending. */
  take: () => Promise<() => void>;
};

/** Held by at most one tab: https://developer.mozilla.org/docs/Web/API/Web_Locks_API */
export const browserLock: SubmitLock = {
  take: () =>
    new Promise((resolve, reject) => {
      const held = navigator.locks.request(lockName, { ifAvailable: true }, (lock) => {
        if (!lock) throw new FailureError({ kind: 'busy' });
        return new Promise<void>((release) => resolve(release));
      });
      held.catch(reject);
    }),
};
