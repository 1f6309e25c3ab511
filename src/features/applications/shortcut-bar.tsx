import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { FormattedMessage } from 'react-intl';
import { targetPath } from '#src/domain/application-path.ts';
import { listState } from '#src/domain/list-place.ts';
import { isSame, type Reference } from '#src/domain/shortcuts.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { namedQuery } from '#src/requests/targets.ts';
import type { KeptShortcuts } from '#src/requests/use-shortcuts.ts';
import { Link, useLocation } from '#src/ui/router.tsx';
import styles from './shortcut-bar.module.css';
import { Star } from './star.tsx';

/** What is pinned or released moves to the other line, or goes: the focus stays with it, or with the page. */
function keepFocus(id: string): void {
  requestAnimationFrame(() => {
    const button = document.getElementById(id)?.nextElementSibling ?? document.querySelector('h1');
    if (button instanceof HTMLElement) button.focus({ preventScroll: true });
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
      <div className={styles.line}>
        <h2 className={styles.title}>{title}</h2>
        <ul className={styles.items}>
          {references.map((reference) => {
            const name = nameOf(reference);
            const id = `shortcut-${reference.kind}-${reference.id}`;
            if (name === undefined) return <li key={id} className={styles.ghost} aria-hidden="true" />;
            return (
              <li key={id} className={styles.item}>
                <Link
                  id={id}
                  to={targetPath(reference.kind, reference.id)}
                  state={listState(search)}
                  className={styles.link}
                >
                  <bdi>{name}</bdi>
                </Link>
                <button
                  type="button"
                  className={styles.star}
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
    <div className={styles.bar}>
      <span hidden id={pinLabel}>
        <FormattedMessage defaultMessage="Pin" />
      </span>
      {line(<FormattedMessage defaultMessage="Pinned" />, shortcuts.pinned, true)}
      {line(<FormattedMessage defaultMessage="Recent" />, recent, false)}
    </div>
  );
}
