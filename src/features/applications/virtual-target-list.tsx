import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Target } from '#src/domain/target.ts';
import styles from './target-list.module.css';
import { TargetRow } from './target-row.tsx';

/** The height of a row in CSS pixels, as target-list.module.css sets it. */
const rowHeight = 64;

/** A long list: only the rows in view and a few around them exist, however many there are. */
export function VirtualTargetList({ targets }: { targets: readonly Target[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  // Only layout knows where the list begins on the page.
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtualizer = useWindowVirtualizer({
    count: targets.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: offset,
  });
  return (
    <ul ref={list} className={styles.list} style={{ blockSize: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const target = targets[item.index];
        return target ? (
          <li
            key={target.id}
            aria-setsize={targets.length}
            aria-posinset={item.index + 1}
            className={styles.placed}
            style={{ insetBlockStart: item.start - offset }}
          >
            <TargetRow target={target} />
          </li>
        ) : null;
      })}
    </ul>
  );
}
