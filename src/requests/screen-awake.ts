/** Keeps the screen on while a run goes on. */
export type Awake = { hold: () => void; release: () => void };

/** The screen stays on: https://www.w3.org/TR/screen-wake-lock/. A browser gives it back whenever the page is hidden. */
export function screenAwake(): Awake {
  let wanted = false;
  let held: WakeLockSentinel | undefined;
  const take = async () => {
    if (!wanted || held || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (!wanted || held) await lock.release();
      else {
        held = lock;
        lock.addEventListener('release', () => {
          if (held === lock) held = undefined;
        });
      }
    } catch {
      // Refused, for instance with a low battery: the run goes on as far as the computer does.
    }
  };
  const again = () => void take();
  return {
    hold() {
      if (wanted) return;
      wanted = true;
      document.addEventListener('visibilitychange', again);
      void take();
    },
    release() {
      wanted = false;
      document.removeEventListener('visibilitychange', again);
      void held?.release();
      held = undefined;
    },
  };
}
