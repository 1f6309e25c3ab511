import { useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { type Failure, failureOf, failureFacts } from '#src/domain/failure/failure.ts';
import { Details } from '#src/ui/details.tsx';
import { PassingFailure } from '#src/ui/retry-notice.tsx';
import { WaitNotice } from '#src/ui/wait-notice.tsx';
import panel from '#src/ui/panel.module.css';
import styles from './credential-form.module.css';
import type { StoredKeys } from './use-stored-keys.ts';

type StoredStatusProps = { read: NonNullable<StoredKeys['read']> };

/** A line about the read of the stored keys, and what to do where it failed. Typing needs none of it. */
export function StoredStatus({ read: { query, running, permission } }: StoredStatusProps) {
  const status = useRef<HTMLParagraphElement>(null);
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  return (
    <>
      {/* The live region is there before it has anything to say: screen readers would skip it otherwise. */}
      <p
        ref={status}
        tabIndex={-1}
        aria-live="polite"
        // The rows show it to all who see them.
        className={permission !== 'missing' && !failure && query.data?.length ? panel.hidden : styles.status}
      >
        {permission === 'missing' ? (
          <FormattedMessage defaultMessage="Grant access to see stored credentials." />
        ) : failure ? (
          <FailureLine failure={failure} />
        ) : query.data ? (
          <FormattedMessage
            defaultMessage="{count, plural, =0 {No stored credentials.} one {1 stored credential.} other {# stored credentials.}}"
            values={{ count: query.data.length }}
          />
        ) : (
          <FormattedMessage defaultMessage="Reading stored credentials…" />
        )}
      </p>
      {query.isFetching && running?.slow && <WaitNotice read={running} />}
      {failure && isRefused(failure) && <Details facts={failureFacts(failure)} folded />}
      {failure && !isRefused(failure) && failure.kind !== 'needs-interaction' && (
        <PassingFailure
          failure={failure}
          doing="synchronization"
          onRetry={() => {
            // The button goes away with what it answers.
            status.current?.focus();
            void query.refetch();
          }}
        />
      )}
    </>
  );
}

/** A missing role: the page says in one place what it takes. */
function isRefused(failure: Failure): boolean {
  return failure.kind === 'refused' && (failure.status === 401 || failure.status === 403);
}

function FailureLine({ failure }: { failure: Failure }) {
  if (failure.kind === 'needs-interaction')
    return <FormattedMessage defaultMessage="Grant access to see stored credentials." />;
  if (isRefused(failure))
    return <FormattedMessage defaultMessage="You don't have permission to see stored credentials." />;
  return <FormattedMessage defaultMessage="Stored credentials weren't read." />;
}
