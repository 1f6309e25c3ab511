import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { FormattedMessage } from 'react-intl';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { targetPath, type Target } from '#src/domain/target.ts';
import { type FleetPlace, listState } from '#src/domain/list-place.ts';
import { isSame, type Reference } from '#src/domain/shortcuts.ts';
import type { KeptShortcuts } from '#src/requests/use-shortcuts.ts';
import { nameSigns } from '#src/ui/name-signs.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { opensElsewhere, useLocation, useRouter, Link } from '#src/ui/router.tsx';
import { useGraph } from '#src/requests/graph-context.ts';
import { namedQuery } from '#src/requests/targets.ts';
import styles from './application-list.module.css';
import shortcutBarStyles from './shortcut-bar.module.css';

/** The height of a row in CSS pixels, as application-list.module.css sets it. */
const rowHeight = 44;
/** Rows drawn above and below those in view. */
const margin = 6;
/** Where a list begins on the page as a rule, until it has been laid out. */
const usualTop = 280;

/** What leads into the list from the search box. */
export type ListEntry = { focusFirst: () => void };

/** What the table of provisioned applications shares with the search box above it. */
export type FleetTabProps = {
  place: FleetPlace;
  onView: (view: string) => void;
  entry: Ref<ListEntry>;
  /** Whether the first row is to be opened, now that it is there. */
  opensFirst: () => boolean;
  onUp: () => void;
};

type ApplicationListProps = {
  ref: Ref<ListEntry>;
  targets: readonly Target[];
  shortcuts: KeptShortcuts;
  /** The arrow up on the first row. */
  onUp: () => void;
};

/**
 * Only the rows in view and a few around them exist, however many there are. By hand, since rows have one height:
 * @tanstack/react-virtual would add 9 kB of brotli. A row is plain elements and reads no context: with Fluent's parts and a
 * router's link each of 100 rows took 1,700 calls.
 */
export function ApplicationList({ ref, targets, shortcuts, onUp }: ApplicationListProps) {
  const router = useRouter();
  const state = listState(useLocation().search);
  const list = useRef<HTMLUListElement>(null);
  const pinLabel = useId();
  const [focused, setFocused] = useState<number>();
  const namesakes = namesakesIn(targets);
  const top = useRef(usualTop);
  // Only layout knows where the list begins on the page, and what stands above it may change.
  useLayoutEffect(() => {
    top.current = list.current?.offsetTop ?? usualTop;
  });
  const first = useSyncExternalStore(subscribeToView, () => {
    const row = Math.floor((router.scrollTop() - top.current) / rowHeight) - margin;
    // In steps, so that most frames of a scroll draw nothing anew.
    return Math.max(0, Math.floor(row / margin) * margin);
  });
  const inView = useSyncExternalStore(subscribeToView, () => Math.ceil(innerHeight / rowHeight));
  const last = first + inView + 3 * margin;
  const isDrawn = (index: number) =>
    (index >= first && index < last) || (focused !== undefined && Math.abs(index - focused) <= 1);

  const focusRow = (index: number) =>
    list.current?.querySelector<HTMLElement>(`[aria-posinset="${index + 1}"] a`)?.focus();
  useImperativeHandle(ref, () => ({ focusFirst: () => focusRow(0) }));
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    router.navigate(event.currentTarget.pathname, { state });
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = rowOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0) onUp();
    else focusRow(next);
  };
  // The row with the focus stays, however far the page is scrolled.
  const stay = {
    onFocus: ({ target }: FocusEvent) => setFocused(rowOf(target)),
    onBlur: () => setFocused(undefined),
  };
  const pin = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const target = targets.find(({ id }) => id === currentTarget.value);
    if (target) shortcuts.pin(referenceOf(target), currentTarget.getAttribute('aria-pressed') !== 'true');
  };
  return (
    <>
      <span hidden id={pinLabel}>
        <FormattedMessage defaultMessage="Pin" />
      </span>
      <ul ref={list} className={styles.list} style={{ blockSize: targets.length * rowHeight }}>
        {targets.map((target, index) => {
          if (!isDrawn(index)) return null;
          const { id, displayName, publisher } = target;
          // A warning about the publisher stands in its place, and the name's before it: both count for the link.
          const doubtful = [displayName, publisher ?? ''].find((name) => nameSigns(name).length > 0);
          return (
            <li
              key={id}
              aria-setsize={targets.length}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ insetBlockStart: index * rowHeight }}
            >
              <a
                id={`name-${id}`}
                href={targetPath(target.kind, id)}
                className={styles.name}
                onClick={follow}
                onKeyDown={walk}
                {...stay}
                aria-describedby={doubtful === undefined ? undefined : `warning-${id}`}
              >
                <bdi>{displayName}</bdi>
              </a>
              <span className={styles.second}>
                {doubtful !== undefined && <NameWarning id={`warning-${id}`} name={doubtful} short />}
                {publisher !== undefined && <bdi className={styles.publisher}>{publisher}</bdi>}
                {namesakes.has(namesakeKey(target)) && (
                  <span className={styles.fixed}>
                    <FormattedMessage
                      defaultMessage="App ID {start}…"
                      values={{
                        start: (
                          <span translate="no" dir="ltr">
                            {target.appId.slice(0, 8)}
                          </span>
                        ),
                      }}
                    />
                  </span>
                )}
                {target.enabled === false && (
                  <span className={styles.fixed}>
                    <FormattedMessage defaultMessage="Sign-in disabled" />
                  </span>
                )}
              </span>
              {!shortcuts.off && (
                <button
                  type="button"
                  className={styles.star}
                  value={id}
                  aria-pressed={shortcuts.pinned.some((other) => isSame(other, referenceOf(target)))}
                  aria-labelledby={`${pinLabel} name-${id}`}
                  onClick={pin}
                  {...stay}
                >
                  <Star />
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const ghosts = Array.from({ length: 8 }, (_, index) => index);

/** The list before its answer, of the same rows, so that nothing jumps. */
export function ApplicationListSkeleton() {
  return (
    <ul className={styles.list} style={{ blockSize: ghosts.length * rowHeight }} aria-hidden="true">
      {ghosts.map((index) => (
        <li key={index} className={styles.row} style={{ insetBlockStart: index * rowHeight }}>
          <span className={styles.ghost} />
        </li>
      ))}
    </ul>
  );
}

function subscribeToView(notify: () => void): () => void {
  addEventListener('scroll', notify, { passive: true });
  addEventListener('resize', notify);
  return () => {
    removeEventListener('scroll', notify);
    removeEventListener('resize', notify);
  };
}

/** The row that something stands in, counted from 0. */
function rowOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest('[aria-posinset]') : null;
  return Number(row?.getAttribute('aria-posinset') ?? 0) - 1;
}

function referenceOf({ kind, id }: Target) {
  return { kind, id: id.toLowerCase() };
}

/** What a row shows of an application. */
function namesakeKey({ displayName, publisher = '' }: Target): string {
  return JSON.stringify([displayName.trim().toLowerCase(), publisher]);
}

/** What more than one row shows. */
function namesakesIn(targets: readonly Target[]): ReadonlySet<string> {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const target of targets) {
    const key = namesakeKey(target);
    if (once.has(key)) more.add(key);
    once.add(key);
  }
  return more;
}

/** Its fill says whether the button around it is pressed: application-list.module.css and shortcut-bar.module.css. */
function Star() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="16" height="16">
      <path d="M10 2.6 12.2 7l4.9.7-3.5 3.5.8 4.9L10 13.8l-4.4 2.3.8-4.9L2.9 7.7 7.8 7z" />
    </svg>
  );
}

/** What is pinned or released moves to the other line, or goes: the focus stays with it, or with the page. */
function keepFocus(id: string): void {
  focusNextFrame(() => document.getElementById(id)?.nextElementSibling ?? document.querySelector('h1'), {
    preventScroll: true,
  });
}

/** What was pinned and opened last. Only ids are kept; without any, nothing is asked for and nothing is shown. */
export function ShortcutBar({ shortcuts }: { shortcuts: KeptShortcuts }) {
  const { pinned, recent } = shortcuts;
  const others = recent.filter((one) => !pinned.some((other) => isSame(one, other)));
  if (pinned.length + others.length === 0) return null;
  return <Bar shortcuts={shortcuts} recent={others} />;
}

type BarProps = { shortcuts: KeptShortcuts; recent: readonly Reference[] };

function Bar({ shortcuts, recent }: BarProps) {
  const graph = useGraph();
  const { search } = useLocation();
  const pinLabel = useId();
  const { data, isError } = useQuery({
    ...namedQuery(graph, [...shortcuts.pinned, ...recent], shortcuts.drop),
    placeholderData: keepPreviousData,
  });
  const nameOf = (reference: Reference) =>
    data?.find(({ kind, id }) => isSame(reference, { kind, id: id.toLowerCase() }))?.displayName;
  // The list below says what is wrong.
  if (isError && !data) return null;
  const line = (title: ReactNode, references: readonly Reference[], pressed: boolean) =>
    references.length > 0 && (
      <div className={shortcutBarStyles.line}>
        <h2 className={shortcutBarStyles.title}>{title}</h2>
        <ul className={shortcutBarStyles.items}>
          {references.map((reference) => {
            const name = nameOf(reference);
            const id = `shortcut-${reference.kind}-${reference.id}`;
            if (name === undefined)
              return <li key={id} className={shortcutBarStyles.ghost} aria-hidden="true" />;
            return (
              <li key={id} className={shortcutBarStyles.item}>
                <Link
                  id={id}
                  to={targetPath(reference.kind, reference.id)}
                  state={listState(search)}
                  className={shortcutBarStyles.link}
                >
                  <bdi>{name}</bdi>
                </Link>
                <button
                  type="button"
                  className={shortcutBarStyles.star}
                  aria-pressed={pressed}
                  aria-labelledby={`${pinLabel} ${id}`}
                  onClick={() => {
                    shortcuts.pin(reference, !pressed);
                    keepFocus(id);
                  }}
                >
                  <Star />
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    );
  return (
    <div className={shortcutBarStyles.bar}>
      <span hidden id={pinLabel}>
        <FormattedMessage defaultMessage="Pin" />
      </span>
      {line(<FormattedMessage defaultMessage="Pinned" />, shortcuts.pinned, true)}
      {line(<FormattedMessage defaultMessage="Recent" />, recent, false)}
    </div>
  );
}
