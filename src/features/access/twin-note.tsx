import { FormattedMessage } from 'react-intl';
import { Link, useLocation } from 'react-router';
import type { Twin } from '#src/requests/preflight.ts';
import { targetPath } from '#src/domain/application-path.ts';
import styles from './preflight-panel.module.css';

/** Where an app registration's provisioning is as a rule: on its enterprise application. */
export function TwinNote({ twin }: { twin: Twin | 'none' }) {
  // The list to go back to stays the same.
  const { state } = useLocation();
  if (twin === 'none')
    return (
      <p>
        <FormattedMessage defaultMessage="This tenant has no enterprise application of it, which is what an administrator would provision." />
      </p>
    );
  return (
    <p>
      <Link to={targetPath(twin.kind, twin.id)} state={state} className={styles.twin}>
        <FormattedMessage defaultMessage="Open its enterprise application" />
      </Link>
    </p>
  );
}
