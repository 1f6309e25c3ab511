import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark.tsx';
import styles from './page-card.module.css';

/** A page that is one calm card: sign-in, set-up, a problem. Its children begin with the h1. */
export function PageCard({ children, width = 'narrow' }: { children: ReactNode; width?: 'narrow' | 'wide' }) {
  return (
    <main className={styles.page}>
      <div className={width === 'wide' ? `${styles.card} ${styles.wide}` : styles.card}>
        <BrandMark size={48} />
        {children}
      </div>
    </main>
  );
}
