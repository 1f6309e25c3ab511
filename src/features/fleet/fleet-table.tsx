import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  type SetStateAction,
  useCallback,
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
import { type FleetColumn, fleetColumns } from '#src/domain/fleet/view.ts';
import type { ListEntry } from '#src/features/applications/application-list.tsx';
import { useLocation, useRouter } from '#src/ui/router.tsx';
import { Row } from './fleet-row.tsx';
import { columnWords } from './fleet-words.tsx';
import styles from './fleet-table.module.css';

/** As fleet-table.module.css has it: one line, or two on a small screen. */
const heights = { wide: 44, narrow: 64 };
const narrow = '(max-width: 600px)';
/** Rows drawn above and below those in view. */
const margin = 5;

const columnWidths: Readonly<Record<FleetColumn, string>> = {
  cause: 'minmax(140px, 1.6fr)',
  success: '96px',
  deadline: '132px',
  connector: 'minmax(130px, 1.2fr)',
  'code-grant': '104px',
};

/** As a rule of CSS takes it; React's own type knows no variables. */
function columnsOf(shown: readonly FleetColumn[]): CSSProperties {
  const widths = shown.map((column) => columnWidths[column]);
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
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState<string>();
  const places = useMemo(() => new Map(rows.map(({ target }, place) => [target.id, place])), [rows]);
  const at = (active === undefined ? undefined : places.get(active)) ?? 0;
  const { items, total } = useVirtualRows(body, rows, at);
  const shown = fleetColumns.filter((column) => !hidden.includes(column));

  const focusRow = (place: number) => {
    const row = rows[Math.min(Math.max(place, 0), rows.length - 1)];
    if (!row) return;
    // The row has to be there before it can take the focus.
    flushSync(() => setActive(row.target.id));
    const index = places.get(row.target.id) ?? 0;
    body.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] a`)?.focus();
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
    const page = Math.max(1, Math.floor(innerHeight / rowHeight()) - 2);
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
      <thead>
        <tr aria-rowindex={1} className={styles.head}>
          <th scope="col" className={styles.select}>
            <input
              type="checkbox"
              aria-label={intl.formatMessage({ defaultMessage: 'Select all shown' })}
              checked={every && rows.length > 0}
              ref={(box) => {
                if (box) box.indeterminate = some && !every;
              }}
              onChange={({ target }) => {
                const ids = rows.map((row) => row.target.id);
                onSelected((before) =>
                  target.checked
                    ? new Set([...before, ...ids])
                    : new Set([...before].filter((id) => !places.has(id))),
                );
              }}
            />
          </th>
          <th scope="col" className={styles.name}>
            <FormattedMessage defaultMessage="Application" />
          </th>
          <th scope="col" className={styles.state}>
            <FormattedMessage defaultMessage="State" />
          </th>
          {shown.map((column) => (
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
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the links of its rows */}
      <tbody ref={body} style={{ blockSize: total }} onKeyDown={walk} onFocus={follow}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <Row
                key={row.target.id}
                row={row}
                index={index}
                top={start}
                now={now}
                shown={shown.join(' ')}
                cloud={cloud}
                search={search}
                isSelected={selected.has(row.target.id)}
                isActive={index === at}
                onSelect={choose}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
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

/**
 * Where the body of the table begins on the page. Only layout knows, and what stands above it may change. Read after a
 * layout: a reading with each rendering makes the browser lay out twice, which took 17 ms a key.
 */
function useTop(body: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop(Math.round((body.current?.getBoundingClientRect().top ?? 0) + scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body]);
  return top;
}

/** The rows to draw, with their places in the body of the table. The window scrolls, as in the lists of the other tabs. */
function useVirtualRows(
  body: { current: HTMLElement | null },
  rows: readonly FleetRow[],
  active: number,
): { items: readonly { index: number; start: number }[]; total: number } {
  const router = useRouter();
  const height = useSyncExternalStore(subscribeToWidth, rowHeight);
  const top = useTop(body);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: margin,
    scrollMargin: top,
    initialOffset: router.scrollTop,
    rangeExtractor: (range: Range) => {
      const near = defaultRangeExtractor(range);
      if (active >= rows.length || near.includes(active)) return near;
      return [...near, active].toSorted((one, other) => one - other);
    },
  });
  useLayoutEffect(() => virtual.measure(), [virtual, height]);
  return {
    items: virtual.getVirtualItems().map(({ index }) => ({ index, start: index * height })),
    total: rows.length * height,
  };
}
