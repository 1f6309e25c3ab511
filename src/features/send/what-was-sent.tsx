import { FormattedMessage, useIntl } from 'react-intl';
import { facts } from '#src/domain/failure/facts.ts';
import type { SubmitReceipt } from '#src/domain/receipt.ts';
import { FactList } from '#src/ui/details.tsx';
import styles from '#src/ui/steps.module.css';

/** What left and when, with the ids by which Microsoft can find it; never a value. */
export function WhatWasSent({
  receipt: { keys, startedAt, clientRequestId, requestId },
}: {
  receipt: SubmitReceipt;
}) {
  const intl = useIntl();
  return (
    <div className={styles.sent}>
      <h4>
        <FormattedMessage defaultMessage="What was sent" />
      </h4>
      <FactList
        facts={facts(
          ['keys', keys.join(', ')],
          ['local-time', intl.formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'long' })],
          ['utc-time', new Date(startedAt).toISOString()],
          ['client-request-id', clientRequestId],
          ['request-id', requestId],
        )}
      />
    </div>
  );
}
