import { useEffect, useId, useState, useSyncExternalStore } from 'react';
import { useIntl } from 'react-intl';
import styles from './relative-time.module.css';

/**
 * How long ago a moment is, or how far off: "9 days ago", "in 18 hours". Hover and focus show the exact time, local and
 * UTC. By hand: Fluent's Tooltip would bring its positioning into the first load.
 */
export function RelativeTime({ at }: { at: number }) {
  const intl = useIntl();
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  // A component renders again only when its words change.
  const words = () => {
    const [amount, unit] = distanceOf(at, Date.now());
    return intl.formatRelativeTime(amount, unit, { numeric: amount === 0 ? 'auto' : 'always' });
  };
  const distance = useSyncExternalStore(everyMinute, words, words);
  const show = () => setIsShown(true);
  const hide = () => setIsShown(false);
  // Escape closes it wherever the focus is: https://www.w3.org/TR/WCAG22/#content-on-hover-or-focus
  useEffect(() => {
    if (!isShown) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setIsShown(false);
    };
    document.addEventListener('keydown', close, true);
    return () => document.removeEventListener('keydown', close, true);
  }, [isShown]);
  return (
    <span className={styles.moment} onPointerEnter={show} onPointerLeave={hide} onFocus={show} onBlur={hide}>
      <time
        dateTime={new Date(at).toISOString()}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard reaches the exact time by focus alone
        tabIndex={0}
        aria-describedby={isShown ? id : undefined}
      >
        {distance}
      </time>
      {isShown && (
        <span role="tooltip" id={id} className={styles.exact}>
          {`${intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'long' })}\n${utcTime(at)}`}
        </span>
      )}
    </span>
  );
}

/** A moment in UTC, to the second: "2026-11-20 18:37:45 UTC". */
export function utcTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, -5).replace('T', ' ')} UTC`;
}

const units = [
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 90],
  // A mean month of the Gregorian calendar.
  ['month', 2_629_746_000, 24],
  ['year', 31_556_952_000, Infinity],
] as const;

type Distance = readonly [amount: number, unit: 'second' | (typeof units)[number][0]];

/** The distance of a moment from now, in the smallest unit that stays below its limit. */
export function distanceOf(at: number, now: number): Distance {
  for (const [unit, length, limit] of units) {
    const amount = Math.round((at - now) / length);
    if (Math.abs(amount) < limit) return amount === 0 ? [0, 'second'] : [amount, unit];
  }
  return [0, 'second'];
}

const waiting = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all moments on screen. */
function everyMinute(look: () => void): () => void {
  waiting.add(look);
  timer ??= setInterval(() => waiting.forEach((each) => each()), 60_000);
  return () => {
    waiting.delete(look);
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
