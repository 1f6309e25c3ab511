import { FormattedMessage } from 'react-intl';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import styles from './outcome.module.css';

/** Where the values have been, said only where it is certain: an answer of Graph shows that nobody else got the request. */
export function ValuesWent({ receipt: { outcome, failure } }: { receipt: Receipt }) {
  if (outcome === 'not-sent')
    return (
      <p className={styles.values}>
        <FormattedMessage defaultMessage="The values have not left this page." />
      </p>
    );
  const byGraph = outcome === 'applied' || (failure?.kind === 'refused' && failure.code !== '');
  return (
    byGraph && (
      <p className={styles.values}>
        <FormattedMessage defaultMessage="This page sent the values to Microsoft Graph and nowhere else." />
      </p>
    )
  );
}
