import {
  type CSSProperties,
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  type SetStateAction,
  useCallback,
  memo,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import { listState, renewState } from '#src/domain/list-place.ts';
import { type Target, targetPath } from '#src/domain/target.ts';
import { type FleetColumn, fleetColumns } from '#src/domain/fleet/view.ts';
import type { ListEntry } from '#src/features/applications/application-list.tsx';
import { useLocation, useNavigate, useRouter } from '#src/ui/router.tsx';
import {
  type Drawn,
  drawnAfter,
  drawnAround,
  indicesOf,
  keyOf,
  margin,
  spanAround,
  spanAt,
  spanWithin,
} from './drawn-rows.ts';
import { Row } from './fleet-row.tsx';
import { columnWords } from './fleet-words.tsx';
import styles from './fleet-table.module.css';

/** As fleet-table.module.css has it: one line, or two on a small screen. */
const heights = { wide: 44, narrow: 64 };
const narrow = '(max-width: 600px)';

const columnWidths: Readonly<Record<FleetColumn, string>> = {
  cause: 'minmax(140px, 1.6fr)',
  success: '96px',
  deadline: '132px',
  connector: 'minmax(130px, 1.2fr)',
  'code-grant': '104px',
};

/** As a rule of CSS takes it; React's own type knows no variables. */
function columnsOf(shown: string): CSSProperties {
  const widths = columnsIn(shown).map((column) => columnWidths[column]);
  return { ['--columns' as string]: ['24px minmax(180px, 1.6fr) 112px', ...widths, '32px'].join(' ') };
}

type FleetTableProps = {
  ref: Ref<ListEntry>;
  rows: readonly FleetRow[];
  now: number;
  hidden: readonly FleetColumn[];
  cloud: Cloud;
  /** Ids of the selected applications, which can be among those that a filter hides. */
  selected: ReadonlySet<string>;
  onSelected: Dispatch<SetStateAction<ReadonlySet<string>>>;
  /** The arrow up on the first row. */
  onUp: () => void;
};

/**
 * The provisioned applications. Only the rows in view, a few around them, and the one with the focus exist.
 */
export function FleetTable({ ref, rows, now, hidden, cloud, selected, onSelected, onUp }: FleetTableProps) {
  const intl = useIntl();
  const { search } = useLocation();
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState<string>();
  const places = useMemo(() => new Map(rows.map(({ target }, place) => [target.id, place])), [rows]);
  const at = (active === undefined ? undefined : places.get(active)) ?? 0;
  const { drawn, height, reveal } = useDrawnRows(body, rows);
  const shown = fleetColumns.filter((column) => !hidden.includes(column)).join(' ');

  const focusRow = (place: number) => {
    const index = Math.min(Math.max(place, 0), rows.length - 1);
    const row = rows[index];
    if (!row) return;
    let scroll: number | undefined;
    // The row has to be there before it can take the focus. `follow` makes it the active one: while a row has the focus,
    // the browser looks through all styles for each change of its `tabindex`.
    flushSync(() => {
      scroll = reveal(at, index);
    });
    const link = body.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] a`);
    // Before the scroll, which lays the page out: the outline would make it do so twice.
    link?.focus({ preventScroll: true });
    if (scroll !== undefined) scrollTo({ top: scroll, behavior: 'instant' });
  };
  useImperativeHandle(ref, () => ({ focusFirst: () => focusRow(0) }));
  const walk = (event: KeyboardEvent) => {
    const { key, target } = event;
    // A menu that is open has the keys for itself.
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(target instanceof HTMLElement) || target.closest('[role="menu"]')) return;
    if (key === ' ' && target instanceof HTMLAnchorElement) {
      event.preventDefault();
      const id = rows[at]?.target.id;
      if (id !== undefined) onSelected((before) => withId(before, id, !before.has(id)));
      return;
    }
    const page = Math.max(1, Math.floor(innerHeight / height) - 2);
    const steps = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at - 1],
      ['PageDown', at + page],
      ['PageUp', at - page],
      ['Home', 0],
      ['End', rows.length - 1],
    ]);
    const next = steps.get(key);
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0 && key === 'ArrowUp') onUp();
    else focusRow(next);
  };
  const follow = ({ target }: FocusEvent) => {
    const id = target.closest('tr')?.dataset['id'];
    if (id !== undefined) setActive(id);
  };
  const choose = useCallback(
    (id: string, on: boolean) => onSelected((before) => withId(before, id, on)),
    [onSelected],
  );
  const chooseAll = useCallback(
    (on: boolean) => {
      const ids = rows.map((row) => row.target.id);
      onSelected((before) =>
        on ? new Set([...before, ...ids]) : new Set([...before].filter((id) => !places.has(id))),
      );
    },
    [rows, places, onSelected],
  );
  const open = useCallback(
    (target: Target, renew: boolean) =>
      navigate(targetPath(target.kind, target.id), { state: renew ? renewState(search) : listState(search) }),
    [navigate, search],
  );
  // A key that walks through thousands of rows must not count them.
  const { every, some } = useMemo(() => {
    const count = rows.filter(({ target }) => selected.has(target.id)).length;
    return { every: count === rows.length, some: count > 0 };
  }, [rows, selected]);
  return (
    <table
      aria-label={intl.formatMessage({ defaultMessage: 'Provisioned applications' })}
      aria-rowcount={rows.length + 1}
      className={styles.table}
      style={columnsOf(shown)}
    >
      <Head shown={shown} isEvery={every && rows.length > 0} isSome={some} onAll={chooseAll} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the links of its rows */}
      <tbody ref={body} style={{ blockSize: rows.length * height }} onKeyDown={walk} onFocus={follow}>
        {indicesOf(drawn, at).map((index) => {
          const row = rows[index];
          return (
            row && (
              <Row
                key={keyOf(drawn, row.target.id)}
                row={row}
                index={index}
                top={index * height}
                now={now}
                shown={shown}
                cloud={cloud}
                isSelected={selected.has(row.target.id)}
                isActive={index === at}
                onSelect={choose}
                onOpen={open}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

type HeadProps = { shown: string; isEvery: boolean; isSome: boolean; onAll: (on: boolean) => void };

const Head = memo(function Head({ shown, isEvery, isSome, onAll }: HeadProps) {
  const intl = useIntl();
  return (
    <thead>
      <tr aria-rowindex={1} className={styles.head}>
        <th scope="col" className={styles.select}>
          <input
            type="checkbox"
            aria-label={intl.formatMessage({ defaultMessage: 'Select all shown' })}
            checked={isEvery}
            ref={(box) => {
              if (box) box.indeterminate = isSome && !isEvery;
            }}
            onChange={({ target }) => onAll(target.checked)}
          />
        </th>
        <th scope="col" className={styles.name}>
          <FormattedMessage defaultMessage="Application" />
        </th>
        <th scope="col" className={styles.state}>
          <FormattedMessage defaultMessage="State" />
        </th>
        {columnsIn(shown).map((column) => (
          <th key={column} scope="col" className={styles[column]}>
            <FormattedMessage {...columnWords[column]} />
          </th>
        ))}
        <th scope="col" className={styles.actions}>
          <span className={styles.hidden}>
            <FormattedMessage defaultMessage="Actions" />
          </span>
        </th>
      </tr>
    </thead>
  );
});

function columnsIn(shown: string): readonly FleetColumn[] {
  return fleetColumns.filter((column) => shown.split(' ').includes(column));
}

function withId(before: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const after = new Set(before);
  if (on) after.add(id);
  else after.delete(id);
  return after;
}

function rowHeight(): number {
  return matchMedia(narrow).matches ? heights.narrow : heights.wide;
}

function subscribeToWidth(notify: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

/** The head of the table, which stays in view, and some air. */
const room = { above: 46, below: 6 };
const pointing = ['wheel', 'touchstart', 'pointermove', 'pointerdown'] as const;

/**
 * The rows to draw. The window scrolls, as in the lists of the other tabs. By hand, since rows have one height:
 * @tanstack/react-virtual draws a second time once the page has scrolled, and measures.
 */
function useDrawnRows(body: { current: HTMLElement | null }, rows: readonly FleetRow[]) {
  const router = useRouter();
  const height = useSyncExternalStore(subscribeToWidth, rowHeight);
  /** Where the body of the table begins on the page. Only layout knows, and what stands above it may change. */
  const top = useRef(0);
  /** A key was pressed since the pointer was used: each key draws what is in view alone. */
  const walked = useRef(false);
  const [drawn, setDrawn] = useState<Drawn>(() => ({
    ...spanAround(spanAt(router.scrollTop(), height, innerHeight), margin.most),
    keys: new Map(),
    turns: 0,
  }));
  useLayoutEffect(() => {
    const look = () => {
      const inView = spanAt(scrollY - top.current, height, innerHeight);
      setDrawn((before) => drawnAround(before, inView, walked.current ? 0 : margin.least));
    };
    // After a layout: a reading with each rendering makes the browser lay out twice, which took 17 ms a key.
    const measure = () => {
      top.current = Math.round((body.current?.getBoundingClientRect().top ?? 0) + scrollY);
      look();
    };
    // Before a scroll, which would show what is not drawn yet.
    const point = () => {
      if (!walked.current) return;
      walked.current = false;
      look();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    for (const sign of pointing) addEventListener(sign, point, { passive: true });
    return () => {
      observer.disconnect();
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
      for (const sign of pointing) removeEventListener(sign, point);
    };
  }, [body, height]);
  /** Draws what a key leads to, and gives the position to scroll to, if another one: a row out of view comes to its middle. */
  const reveal = (left: number, to: number): number | undefined => {
    const start = top.current + to * height;
    const isInView = start >= scrollY + room.above && start + height <= scrollY + innerHeight - room.below;
    const middle = start + (height - room.above + room.below - innerHeight) / 2;
    const end = document.documentElement.scrollHeight - innerHeight;
    const scroll = isInView ? scrollY : Math.round(Math.max(0, Math.min(middle, end)));
    const inView = spanWithin(spanAt(scroll - top.current, height, innerHeight), rows.length);
    setDrawn((before) => drawnAfter(before, inView, (index) => rows[index]?.target.id, left));
    walked.current = true;
    return isInView ? undefined : scroll;
  };
  const last = Math.min(drawn.last, rows.length);
  // Fewer rows than before: the browser scrolls up to their end.
  const first = Math.max(0, Math.min(drawn.first, rows.length - (drawn.last - drawn.first)));
  return { drawn: { ...drawn, first, last }, height, reveal };
}
