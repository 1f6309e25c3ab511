import type { ReactNode } from 'react';
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

/** The product's key, drawn as in the favicon, which would be a request; decoration beside the product's name. */
export function BrandMark({ size }: { size: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size}>
      <rect width="32" height="32" rx="8" fill="#0f6cbd" />
      <g fill="none" stroke="#fff" strokeWidth="2.5">
        <circle cx="12" cy="16" r="5" />
        <path d="M17 16h9m-3 0v4.5m-3.5-4.5v3" strokeLinecap="round" />
      </g>
    </svg>
  );
}
