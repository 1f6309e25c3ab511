import type { Target } from '#src/domain/target.ts';
import styles from './target-list.module.css';
import { TargetRow } from './target-row.tsx';

/** A list short enough to be plain elements. */
export function TargetList({ targets }: { targets: readonly Target[] }) {
  return (
    <ul className={styles.list}>
      {targets.map((target) => (
        <li key={target.id}>
          <TargetRow target={target} />
        </li>
      ))}
    </ul>
  );
}
