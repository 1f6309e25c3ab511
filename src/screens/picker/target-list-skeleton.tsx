import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from './target-list.module.css';
import picker from './picker-screen.module.css';

const rows = Array.from({ length: 6 }, (_, index) => index);

/** The list before its answer: the same heights, so that nothing jumps. Children stand above it. */
export function TargetListSkeleton({ children }: { children?: ReactNode }) {
  return (
    <>
      <p role="status" className={picker.count}>
        <FormattedMessage defaultMessage="Loading…" />
      </p>
      {children}
      <ul className={styles.list} aria-hidden="true">
        {rows.map((row) => (
          <li key={row} className={styles.row}>
            <div className={styles.ghost} />
            <div className={styles.ghost} />
          </li>
        ))}
      </ul>
    </>
  );
}
