import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import { failureFacts } from '#src/domain/failure/facts.ts';
import { Details } from '#src/ui/details.tsx';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import styles from './credential-form.module.css';
import type { StoredKeys } from './use-stored-keys.ts';

/** A line about the read of the stored keys, and what to do where it failed. Typing needs none of it. */
export function StoredStatus({ read }: { read: NonNullable<StoredKeys['read']> }) {
  return (
    <ReadPanel
      read={read}
      className={styles.status}
      denied={<FormattedMessage defaultMessage="You don't have permission to see stored credentials." />}
      isAnswer={isQuiet}
      renderNews={({ reading, failure, data }) => {
        if (reading && data === undefined)
          return <FormattedMessage defaultMessage="Reading stored credentials…" />;
        if (failure) return <StoredFailure failure={failure} />;
        return (
          data && (
            <FormattedMessage
              defaultMessage="{count, plural, =0 {No stored credentials.} one {1 stored credential.} other {# stored credentials.}}"
              values={{ count: data.length }}
            />
          )
        );
      }}
    >
      {({ failure }) =>
        failure && isQuiet(failure) && failure.kind === 'refused' ? (
          <Details facts={failureFacts(failure)} folded />
        ) : null
      }
    </ReadPanel>
  );
}

/** Whether a line is enough: the page asks for the permission in one place, and a missing role stands there too. */
function isQuiet(failure: Failure): boolean {
  return (
    (failure.kind === 'needs-interaction' && failure.reason === 'consent') ||
    (failure.kind === 'refused' && (failure.status === 401 || failure.status === 403))
  );
}

function StoredFailure({ failure }: { failure: Failure }) {
  if (failure.kind === 'needs-interaction')
    return <FormattedMessage defaultMessage="Grant access to see stored credentials." />;
  if (isQuiet(failure))
    return <FormattedMessage defaultMessage="You don't have permission to see stored credentials." />;
  return <FormattedMessage defaultMessage="Stored credentials weren't read." />;
}
