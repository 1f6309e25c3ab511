import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from './router.tsx';
import { PageTitle } from './page-title.tsx';
import styles from './problem-page.module.css';

type ProblemPageProps = {
  /** One sentence. */
  title: ReactNode;
  /** What happened and at most three things to do. */
  children: ReactNode;
  details?: ReactNode;
};

/** A page that cannot show what its address asks for, inside the app shell. */
export function ProblemPage({ title, children, details }: ProblemPageProps) {
  return (
    <div className={styles.page}>
      <PageTitle>{title}</PageTitle>
      <p>{children}</p>
      <Link to="/" className={styles.action}>
        <FormattedMessage defaultMessage="Choose an application" />
      </Link>
      {details}
    </div>
  );
}
