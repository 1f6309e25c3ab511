import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { failureOf } from '#src/failure.ts';
import { WaitNotice } from '#src/screens/wait-notice.tsx';
import { ReadFailure } from '../read-failure.tsx';
import type { WindowRead } from '../use-window-read.ts';
import { WindowProgress } from '../attempt-progress.tsx';
import styles from './unknown-steps.module.css';

type CheckProps<Data> = {
  read: WindowRead<Data>;
  /** Said while it is read. */
  reading: ReactNode;
  /** Said in one sentence where the account may not. */
  denied: ReactNode;
  children: (data: Data) => ReactNode;
};

/** What a step or a review reads: that it reads, when it has read what, or why not. Takes the focus of the button that it replaces. */
export function Check<Data>({ read, reading, denied, children }: CheckProps<Data>) {
  const { query, running, inWindow, openWindow, closeWindow } = read;
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
  const done = !isFetching && !failure && data !== undefined;
  const working = isFetching && !inWindow;
  return (
    <>
      <p ref={status} tabIndex={-1} aria-live="polite" className={styles.status}>
        {working && reading}
        {done && (
          <FormattedMessage
            defaultMessage="Read at {time}:"
            values={{ time: <FormattedTime value={query.dataUpdatedAt} timeStyle="medium" /> }}
          />
        )}
      </p>
      {working && running?.slow && <WaitNotice read={running} />}
      {failure && (
        <ReadFailure
          failure={failure}
          denied={denied}
          onRetry={again}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {inWindow && (
        <WindowProgress onAgain={() => fromHere(openWindow)} onCancel={() => fromHere(closeWindow)} />
      )}
      {done && (
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
