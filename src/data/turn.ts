import { FailureError } from '#src/failure.ts';

/** One submit at a time in this browser, whatever the number of tabs. */
const lockName = 'provisioning-keys.submit';

type Turn = {
  /** Throws a busy failure where another tab is sending. */
  take: () => Promise<void>;
  /** Lets the next one send; does nothing where the turn was never taken. */
  end: () => void;
};

/** The turn of one submit: taken when the token is there, so that nobody waits for a window that is open in another tab. */
export function createTurn(): Turn {
  let end = () => {};
  return {
    take: () =>
      new Promise((resolve, reject) => {
        const held = navigator.locks.request(lockName, { ifAvailable: true }, (lock) => {
          if (!lock) throw new FailureError({ kind: 'busy' });
          const ended = new Promise<void>((release) => (end = release));
          resolve();
          return ended;
        });
        held.catch(reject);
      }),
    end: () => end(),
  };
}
