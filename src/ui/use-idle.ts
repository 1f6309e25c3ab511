import { useEffect, useEffectEvent } from 'react';

/** Whatever shows that somebody is at the page. */
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls back once nobody has touched the page for so many milliseconds; any touch starts the time anew. */
export function useIdle(milliseconds: number, onIdle: () => void): void {
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    let lastSign = Date.now();
    let timer = setTimeout(idle, milliseconds);
    const restart = () => {
      // Timers stand still while a computer sleeps; the first touch afterwards must not hide how long that was.
      if (Date.now() - lastSign >= milliseconds) idle();
      lastSign = Date.now();
      clearTimeout(timer);
      timer = setTimeout(idle, milliseconds);
    };
    for (const sign of signsOfLife) addEventListener(sign, restart, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) removeEventListener(sign, restart, { capture: true });
    };
  }, [milliseconds]);
}
