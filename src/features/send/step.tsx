import type { ReactNode } from 'react';
import styles from '#src/ui/steps.module.css';

type StepProps = {
  title: ReactNode;
  /** What it can tell, and what not. */
  about: ReactNode;
  children?: ReactNode;
};

/** One way to learn more about an attempt whose end nobody knows. */
export function Step({ title, about, children }: StepProps) {
  return (
    // Takes the focus of a button that goes away with what it answered.
    <li tabIndex={-1} className={styles.step}>
      <h4>{title}</h4>
      <p>{about}</p>
      {children}
    </li>
  );
}
