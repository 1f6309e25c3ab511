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
        <FormattedMessage defaultMessage="Your values are still here. Check before sending again." />
        {keys.some(isOneTime) && (
          <>
            {' '}
            <FormattedMessage defaultMessage="Treat the authorization code as used: get a new one before you send again." />
          </>
        )}
      </p>
    </>
  );
}

export function Cause({ failure, seconds }: { failure: Failure | undefined; seconds: number }) {
  switch (failure?.kind) {
    case 'cancelled':
      return <FormattedMessage defaultMessage="You stopped waiting after the request was sent." />;
    case 'unreachable':
      return <NoAnswer failure={failure} seconds={seconds} />;
    case 'refused':
      return <FaultCause failure={failure} />;
    case 'unreadable':
      return (
        <FormattedMessage
          defaultMessage="Sent. The answer, {status}, isn't a documented success or refusal. A proxy may have answered and read the values: alert your network team."
          values={{ status: failure.status }}
        />
      );
    default:
      return (
        <FormattedMessage defaultMessage="The request was sent. The answer isn't a documented success or refusal." />
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
      <FormattedMessage defaultMessage="You went offline after the request was sent, so no answer came back." />
    );
  return timedOut ? (
    <FormattedMessage
      defaultMessage="The request was sent, but no answer came back within {seconds, plural, one {# second} other {# seconds}}."
      values={{ seconds }}
    />
  ) : (
    <FormattedMessage defaultMessage="The request was sent, but no readable answer came back." />
  );
}

/** What Graph said about it. The text leaves out "Try again": the first try may have worked. */
function FaultCause({ failure }: { failure: Extract<Failure, { kind: 'refused' }> }) {
  const passes = explain(failure, 'synchronization')?.passes === true;
  const { title, next } = failureWords(failure, 'synchronization', () => (passes ? <></> : undefined));
  return (
    <>
      <FormattedMessage
        defaultMessage="The request was sent. The answer, {status}, isn't a documented success or refusal."
        values={{ status: failure.status }}
      />{' '}
      {title} {next}
    </>
  );
}
