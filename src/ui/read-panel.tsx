import { Button } from './button.tsx';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useId } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import { WaitNotice } from './wait-notice.tsx';
import { WindowProgress } from './attempt-progress.tsx';
import { ReadFailure } from './read-failure.tsx';
import type { UseQueryResult } from '@tanstack/react-query';
import type { RunningRead } from '#src/domain/attempt.ts';
import styles from './steps.module.css';

/** A read that takes Entra's window where it needs one. */
type WindowRead<Data> = {
  query: Pick<
    UseQueryResult<Data>,
    'isFetching' | 'error' | 'data' | 'dataUpdatedAt' | 'errorUpdatedAt' | 'refetch'
  >;
  running: RunningRead | undefined;
  inWindow: boolean;
  openWindow: (claims?: string) => void;
  closeWindow: () => void;
};

/** How far a read is, and its known data. */
type ReadNews<Data> = {
  reading: boolean;
  failure: Failure | undefined;
  /** Of this read, or of the last one that had an answer. */
  data: Data | undefined;
  /** Milliseconds since the epoch: when it last ended. */
  at: number;
};

type ReadPanelProps<Data> = {
  read: WindowRead<Data>;
  /** The one sentence that is announced. */
  renderNews: (now: ReadNews<Data>) => ReactNode;
  className: string | undefined;
  role?: 'status';
  /** One sentence for an account without the permission. */
  denied: ReactNode;
  /** Whether a failure is an answer, which the children show. */
  isAnswer?: (failure: Failure) => boolean;
  /** In place of reading again in silence. */
  onAgain?: () => void;
  /** On the button that reads once more and goes away with what it answers; without it there is none. */
  againLabel?: ReactNode;
  /** It replaces the button that had the focus. */
  takesFocus?: boolean;
  /** `fromHere`: for a button that goes away with what it does. */
  children?: (now: ReadNews<Data>, fromHere: (act: () => void) => void) => ReactNode;
};

/** What is read with a window of Entra where one is needed: that it reads, what it has read, or why not and what to do. */
export function ReadPanel<Data>(props: ReadPanelProps<Data>) {
  const {
    read,
    renderNews,
    className,
    role,
    denied,
    isAnswer,
    againLabel,
    takesFocus = false,
    children,
  } = props;
  const { query, running, inWindow, openWindow, closeWindow } = read;
  const statusId = useId();
  // The focus lies outside React.
  useEffect(() => {
    if (takesFocus) document.getElementById(statusId)?.focus();
  }, [takesFocus, statusId]);
  /** For buttons that go away with what they answer: the focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    document.getElementById(statusId)?.focus();
    act();
  };
  const again = () => fromHere(props.onAgain ?? (() => void query.refetch()));
  const { isFetching, error, data } = query;
  const now: ReadNews<Data> = {
    reading: isFetching && !inWindow,
    failure: error && !isFetching ? failureOf(error) : undefined,
    data,
    at: Math.max(query.dataUpdatedAt, query.errorUpdatedAt),
  };
  const { failure } = now;
  return (
    <>
      <p
        id={statusId}
        tabIndex={-1}
        className={className}
        role={role}
        aria-live={role ? undefined : 'polite'}
      >
        {renderNews(now)}
      </p>
      {inWindow && (
        <WindowProgress onAgain={() => fromHere(openWindow)} onCancel={() => fromHere(closeWindow)} />
      )}
      {now.reading && running?.slow && <WaitNotice read={running} />}
      {failure && !isAnswer?.(failure) && (
        <ReadFailure
          failure={failure}
          denied={denied}
          onRetry={again}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {children?.(now, fromHere)}
      {againLabel && (
        <div>
          <Button size="small" icon={<ArrowClockwiseRegular />} onClick={again}>
            {againLabel}
          </Button>
        </div>
      )}
    </>
  );
}

type CheckProps<Data> = {
  read: WindowRead<Data>;
  /** Said while it is read. */
  reading: ReactNode;
  /** One sentence for an account without the permission. */
  denied: ReactNode;
  /** Whether it replaces the button that had the focus, as it does by default. */
  takesFocus?: boolean;
  children: (data: Data) => ReactNode;
};

/** What a step or a review reads: nothing of an earlier read stays while another is under way. */
export function Check<Data>({ read, reading, denied, takesFocus = true, children }: CheckProps<Data>) {
  const { isFetching, error, data: known } = read.query;
  const isDone = !isFetching && !error;
  return (
    <ReadPanel
      read={read}
      takesFocus={takesFocus}
      className={styles.status}
      denied={denied}
      againLabel={isDone && known !== undefined && <FormattedMessage defaultMessage="Refresh" />}
      renderNews={({ reading: isReading, data, at }) => (
        <>
          {isReading && reading}
          {isDone && data !== undefined && (
            <FormattedMessage
              defaultMessage="Updated {time}"
              values={{ time: <FormattedTime value={at} timeStyle="medium" /> }}
            />
          )}
        </>
      )}
    >
      {({ data }) => isDone && data !== undefined && children(data)}
    </ReadPanel>
  );
}
