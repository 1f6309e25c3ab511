import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { failureOf } from '#src/failure.ts';
import type { RunningRead } from '#src/data/read-watch.ts';
import { WaitNotice } from '#src/screens/wait-notice.tsx';
import { PassingFailure } from '#src/ui/passing-failure.tsx';
import { StoredFailure } from '../stored/stored-failure.tsx';
import styles from './unknown-steps.module.css';

type CheckProps<Data> = {
  query: UseQueryResult<Data>;
  /** The read while it is under way. */
  running: RunningRead | undefined;
  /** Said while it is read. */
  reading: ReactNode;
  /** Opens Entra's window, where the failure asks for it. */
  onWindow?: (claims?: string) => void;
  children: (data: Data) => ReactNode;
};

/** What a step reads: that it reads, when it has read what, or why not. Takes the focus of the button that it replaces. */
export function Check<Data>({ query, running, reading, onWindow, children }: CheckProps<Data>) {
  const status = useRef<HTMLParagraphElement>(null);
  // The focus lies outside React.
  useEffect(() => status.current?.focus(), []);
  /** For buttons that go away with what they answer: the focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const again = () => fromHere(() => void query.refetch());
  const { isFetching, data, error } = query;
  const failure = error && !isFetching ? failureOf(error) : undefined;
  const read = !isFetching && !failure && data !== undefined;
  return (
    <>
      <p ref={status} tabIndex={-1} aria-live="polite" className={styles.status}>
        {isFetching && reading}
        {read && (
          <FormattedMessage
            defaultMessage="Read at {time}:"
            values={{ time: <FormattedTime value={query.dataUpdatedAt} timeStyle="medium" /> }}
          />
        )}
      </p>
      {reading && query.isFetching && running?.slow && <WaitNotice read={running} />}
      {failure &&
        (onWindow ? (
          <StoredFailure
            failure={failure}
            onRetry={again}
            onWindow={(claims) => fromHere(() => onWindow(claims))}
          />
        ) : (
          <PassingFailure failure={failure} doing="synchronization" onRetry={again} />
        ))}
      {read && (
        <>
          {children(data)}
          <div>
            <Button icon={<ArrowClockwiseRegular />} onClick={again}>
              <FormattedMessage defaultMessage="Read again" />
            </Button>
          </div>
        </>
      )}
    </>
  );
}
