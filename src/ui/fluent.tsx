import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import styles from './fluent.module.css';

/** Around a dialog of Fluent's, the one component that the page takes from it. The themes are a style sheet. */
export function Fluent({ children }: { children: ReactNode }) {
  return <FluentProvider className={styles.fluent}>{children}</FluentProvider>;
}
