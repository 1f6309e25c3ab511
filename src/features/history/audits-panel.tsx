import { Button } from '#src/ui/button.tsx';
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { type AuditEntry, useAudits } from '#src/requests/audits.ts';
import panel from '#src/ui/panel.module.css';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { utcTime } from '#src/ui/relative-time.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './history.module.css';

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
