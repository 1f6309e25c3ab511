import { useEffect, useEffectEvent } from 'react';

/** Whatever shows that a person is at the page. Assistive technology sends neither keys nor pointers, but moves the rest. */
const signsOfLife = [
  'pointerdown',
  'pointermove',
  'keydown',
  'wheel',
  'touchstart',
  'input',
  'focusin',
  'selectionchange',
  'scroll',
] as const;

/** In milliseconds from the last sign of life. */
type IdleTimes = { warning: number; limit: number };
type IdleCalls = { onNear: () => void; onIdle: () => void };

/** Calls back near the end of an idle time and at its end; any sign of life restarts the time. Returns how to stop. */
export function watchIdle(page: EventTarget, { warning, limit }: IdleTimes, calls: IdleCalls): () => void {
  let lastSign = Date.now();
  let timers: readonly ReturnType<typeof setTimeout>[] = [];
  const heights = new WeakMap<object, number>();
  const stop = () => timers.forEach(clearTimeout);
  const begin = () => {
    stop();
    timers = [setTimeout(calls.onNear, warning), setTimeout(calls.onIdle, limit)];
  };
  /** Where a page grows by itself, the browser scrolls it so that what is in view stays there. */
  const isMoved = ({ target }: Event) => {
    const box = target instanceof Document ? target.documentElement : target;
    if (!(box instanceof Element)) return true;
    const before = heights.get(box);
    heights.set(box, box.scrollHeight);
    return before === box.scrollHeight;
  };
  const live = (event: Event) => {
    if (event.type === 'scroll' && !isMoved(event)) return;
    // Timers stand still while a computer sleeps; the first touch afterwards must not hide how long that was.
    if (Date.now() - lastSign >= limit) calls.onIdle();
    lastSign = Date.now();
    begin();
  };
  begin();
  const options = { passive: true, capture: true };
  for (const sign of signsOfLife) page.addEventListener(sign, live, options);
  return () => {
    stop();
    for (const sign of signsOfLife) page.removeEventListener(sign, live, options);
  };
}

/** The same for as long as a component is there. */
export function useIdle({ warning, limit }: IdleTimes, calls: IdleCalls): void {
  const near = useEffectEvent(calls.onNear);
  const idle = useEffectEvent(calls.onIdle);
  useEffect(
    () => watchIdle(window, { warning, limit }, { onNear: () => near(), onIdle: () => idle() }),
    [warning, limit],
  );
}
