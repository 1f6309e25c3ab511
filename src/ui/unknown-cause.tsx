import { FormattedMessage } from 'react-intl';
import { isOneTime } from '#src/domain/keys/keys.ts';
import { explain } from '#src/domain/failure/explain.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Receipt } from '#src/domain/receipt.ts';
import { failureWords } from './failure-text.tsx';
import styles from './outcome.module.css';

/** Why it is unknown whether a submit took effect, and what that means for the typed values. */
export function UnknownCause({ receipt: { failure, durationMs, keys } }: { receipt: Receipt }) {
  return (
    <>
      <Cause failure={failure} seconds={Math.round(durationMs / 1000)} />
      <p className={styles.next}>
        <FormattedMessage defaultMessage="What you typed is still here. Look below at what can be found out before you send it again." />
        {keys.some(isOneTime) && (
          <>
            {' '}
            <FormattedMessage defaultMessage="The authorization code counts as spent: get a new one before you send again." />
          </>
        )}
      </p>
    </>
  );
}

export function Cause({ failure, seconds }: { failure: Failure | undefined; seconds: number }) {
  switch (failure?.kind) {
    case 'cancelled':
      return <FormattedMessage defaultMessage="You stopped waiting; the request had left." />;
    case 'unreachable':
      return <NoAnswer failure={failure} seconds={seconds} />;
    case 'refused':
      return <FaultCause failure={failure} />;
    case 'unreadable':
      return (
        <FormattedMessage
          defaultMessage="The request left, and the answer, {status}, was not one that Microsoft documents as yes or no. A proxy or a sign-in page of your network may have answered in place of Graph, and would then have read what was sent: show the details to your network team."
          values={{ status: failure.status }}
        />
      );
    default:
      return (
        <FormattedMessage defaultMessage="The request left, and the answer was not one that Microsoft documents as yes or no." />
      );
  }
}

function NoAnswer({
  failure: { offline, timedOut },
  seconds,
}: {
  failure: Extract<Failure, { kind: 'unreachable' }>;
  seconds: number;
}) {
  if (offline)
    return (
      <FormattedMessage defaultMessage="This computer lost its network after the request had left, so no answer came back." />
    );
  return timedOut ? (
    <FormattedMessage
      defaultMessage="The request left, and no answer came back within {seconds, plural, one {# second} other {# seconds}}: this page has stopped waiting."
      values={{ seconds }}
    />
  ) : (
    <FormattedMessage defaultMessage="The request left, and no answer came back that this page may read: the connection broke, something on the way dropped it or answered in place of Graph, or it pointed to another address, which this page never follows." />
  );
}

/** What Graph said about it. The text leaves out "Try again": the first try may have worked. */
function FaultCause({ failure }: { failure: Extract<Failure, { kind: 'refused' }> }) {
  const passes = explain(failure, 'synchronization')?.passes === true;
  const { title, next } = failureWords(failure, 'synchronization', () => (passes ? <></> : undefined));
  return (
    <>
      <FormattedMessage
        defaultMessage="The request left, and the answer, {status}, was not one that Microsoft documents as yes or no."
        values={{ status: failure.status }}
      />{' '}
      {title} {next}
    </>
  );
}
