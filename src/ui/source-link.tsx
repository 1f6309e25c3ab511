import type { ReactNode } from 'react';
import styles from './source-link.module.css';

/** For the tag of a message that stands around a source: the link to it, in a new tab. */
export function sourceLink(href: string) {
  return (text: ReactNode) => (
    <a key={href} className={styles.source} href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
