import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Receipt } from '#src/domain/receipt.ts';
import type { Target } from '#src/domain/target.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { useReceipts } from '#src/requests/receipts.ts';
import { Details } from '#src/ui/details.tsx';
import panel from '#src/ui/panel.module.css';
import { receiptFacts } from '#src/ui/receipt-facts.ts';
import { utcTime } from '#src/ui/relative-time.tsx';
import { endWords } from '#src/ui/verb-words.tsx';
import styles from './history.module.css';

/** What was done with this application in this tab, newest first: when, what, and how it ended. */
export function ReceiptsPanel({ target }: { target: Target }) {
  const heading = useId();
  const receipts = useReceipts(target);
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Receipts" />
      </h2>
      {receipts.length === 0 ? (
        <p>
          <FormattedMessage defaultMessage="Nothing sent in this tab yet." />
        </p>
      ) : (
        <>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Kept until you close this tab or sign out. Never contains values." />
          </p>
          <ol className={styles.list}>
            {receipts.map((receipt) => (
              <ReceiptItem key={receipt.clientRequestId} receipt={receipt} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function ReceiptItem({ receipt }: { receipt: Receipt }) {
  const intl = useIntl();
  const { tenantId } = useGraph();
  const { intent, title } = endWords(receipt, 'plain');
  const localTime = intl.formatDate(receipt.startedAt, { dateStyle: 'medium', timeStyle: 'long' });
  return (
    <li>
      <p className={styles.line}>
        <time dateTime={new Date(receipt.startedAt).toISOString()}>{utcTime(receipt.startedAt)}</time>
        <span className={styles.verdict} data-intent={intent}>
          <VerbName receipt={receipt} /> {title}
        </span>
      </p>
      <Details facts={receiptFacts(receipt, tenantId, localTime)} folded />
    </li>
  );
}

/** The verb, where the verdict does not name it. */
function VerbName({ receipt: { verb, outcome } }: { receipt: Receipt }) {
  if (outcome === 'applied' && verb !== 'test-stored' && verb !== 'test-typed') return null;
  switch (verb) {
    case 'authorize':
      return <FormattedMessage defaultMessage="Authorize:" />;
    case 'save':
      return <FormattedMessage defaultMessage="Save:" />;
    case 'test-typed':
      return <FormattedMessage defaultMessage="Test:" />;
    case 'test-stored':
      return <FormattedMessage defaultMessage="Test stored credentials:" />;
    case 'start':
      return <FormattedMessage defaultMessage="Start:" />;
    case 'pause':
      return <FormattedMessage defaultMessage="Pause:" />;
    case 'restart':
      return <FormattedMessage defaultMessage="Restart:" />;
  }
}
