import { FormattedMessage } from 'react-intl';
import type { TargetKind } from '#src/graph/directory.ts';
import styles from './picker-screen.module.css';

type ResultCountProps = { kind: TargetKind; shown: number; total: number };

/** How many there are and how many are on the page; announced when it changes. */
export function ResultCount({ kind, shown, total }: ResultCountProps) {
  return (
    <p role="status" className={styles.count}>
      {kind === 'servicePrincipal' ? (
        <FormattedMessage
          defaultMessage="{total, plural, one {# enterprise application} other {# enterprise applications}}"
          values={{ total }}
        />
      ) : (
        <FormattedMessage
          defaultMessage="{total, plural, one {# app registration} other {# app registrations}}"
          values={{ total }}
        />
      )}
      {shown < total && (
        <>
          {' · '}
          <FormattedMessage defaultMessage="the first {shown, number} are shown" values={{ shown }} />
        </>
      )}
    </p>
  );
}
