import { Button } from '#src/ui/button.tsx';
import { type ReactElement, useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { type AuditEntry, useAudits } from '#src/requests/audits.ts';
import panel from '#src/ui/panel.module.css';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { utcTime } from '#src/ui/relative-time.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { Receipt } from '#src/domain/attempt.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { useReceipts } from '#src/requests/receipts.ts';
import { Details } from '#src/ui/details.tsx';
import { receiptFacts } from '#src/domain/receipt-facts.ts';
import { endWords } from '#src/ui/verb-words.tsx';
import styles from './history.module.css';

/** What was done with an application: from this tab, and by anyone. */
export function HistoryPanel({ target }: { target: Target }) {
  return (
    <>
      <ReceiptsPanel target={target} />
      <AuditsPanel target={target} />
    </>
  );
}

/** Who changed the credentials of an application, and when it was quarantined, as the directory has logged it. */
export function AuditsPanel({ target }: { target: Target }) {
  const heading = useId();
  const read = useAudits(target);
  const { query, openWindow } = read;
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Changes by administrators" />
      </h2>
      <p className={styles.note}>
        <FormattedMessage
          defaultMessage="From Entra's audit log, which may lag by minutes. Needs {scope}."
          values={{ scope: <Verbatim>AuditLog.Read.All</Verbatim> }}
        />
      </p>
      <div tabIndex={-1} className={styles.audits}>
        <ReadPanel
          read={read}
          className={styles.news}
          denied={<FormattedMessage defaultMessage="You don't have permission to view the audit log." />}
          renderNews={({ reading, data }) =>
            reading ? (
              <FormattedMessage defaultMessage="Loading changes…" />
            ) : (
              data && (
                <FormattedMessage
                  defaultMessage="{count, plural, =0 {No changes logged.} one {# change.} other {# changes.}}"
                  values={{ count: data.length }}
                />
              )
            )
          }
        >
          {({ data, reading, failure }, fromHere) => (
            <>
              {data && data.length > 0 && (
                <ol className={styles.list}>
                  {data.map((entry) => (
                    <AuditItem key={entry.id} entry={entry} />
                  ))}
                </ol>
              )}
              {!failure && !reading && !read.inWindow && (
                <Button onClick={() => fromHere(() => openWindow())}>
                  {query.data ? (
                    <FormattedMessage defaultMessage="Refresh" />
                  ) : (
                    <FormattedMessage defaultMessage="Show changes by administrators" />
                  )}
                </Button>
              )}
            </>
          )}
        </ReadPanel>
      </div>
    </section>
  );
}

function AuditItem({ entry: { at, activity, isSuccess, by } }: { entry: AuditEntry }) {
  return (
    <li>
      <p className={styles.line}>
        <time dateTime={new Date(at).toISOString()}>{utcTime(at)}</time>
        <span className={styles.verdict} data-intent={isSuccess ? 'success' : 'error'}>
          <span lang="en">{activity}</span>
        </span>
        {by !== undefined && <bdi translate="no">{by}</bdi>}
      </p>
    </li>
  );
}

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
function VerbName({ receipt: { verb, outcome } }: { receipt: Receipt }): ReactElement | null {
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
