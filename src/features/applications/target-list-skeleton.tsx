import styles from './target-list.module.css';

const rows = Array.from({ length: 6 }, (_, index) => index);

/** The list before its answer: the same heights, so that nothing jumps. */
export function TargetListSkeleton() {
  return (
    <ul className={styles.list} aria-hidden="true">
      {rows.map((row) => (
        <li key={row} className={styles.row}>
          <div className={styles.ghost} />
          <div className={styles.ghost} />
        </li>
      ))}
    </ul>
  );
}
