import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { jobsKey } from '#src/data/jobs.ts';
import { useRunningRead } from '#src/data/use-running-read.ts';
import type { Target } from '#src/graph/directory.ts';
import { WaitNotice } from '#src/screens/wait-notice.tsx';
import { PassingFailure } from '#src/ui/passing-failure.tsx';
import { WindowProgress } from '../window-progress.tsx';
import { Step } from './step.tsx';
import { TestResult } from '../test/test-result.tsx';
import styles from './unknown-steps.module.css';
import { useStoredTest } from '../test/use-stored-test.ts';

type TestStepProps = {
  target: Target;
  /** Reads what stands in the value fields, for taking it out of an answer. */
  typed: () => readonly string[];
};

/** Has the provisioning service try what it keeps. Nothing that was typed is sent. */
export function TestStep({ target, typed }: TestStepProps) {
  const { test, start, cancel } = useStoredTest(target, typed);
  const isBusy = test.state === 'finding' || test.state === 'testing';
  /** Which job there is to test by is read first. */
  const reading = useRunningRead(jobsKey(target));
  const status = useRef<HTMLDivElement>(null);
  /** The focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const run = () => fromHere(start);
  return (
    <Step
      title={<FormattedMessage defaultMessage="Does what is stored work?" />}
      about={
        <FormattedMessage defaultMessage="The provisioning service tries what it keeps at the app on the other side; nothing that you typed is sent. A pass proves that what is stored works, not that it is what you sent." />
      }
    >
      {/* Without text it takes no room, and is heard as soon as there is some. */}
      <div ref={status} tabIndex={-1} aria-live="polite" className={styles.status}>
        {isBusy && (
          <p>
            <FormattedMessage defaultMessage="Testing what is stored…" />
          </p>
        )}
        {test.state === 'no-place' && (
          <p>
            <FormattedMessage defaultMessage="There is neither a provisioning job nor a template to make one by: this application cannot be provisioned, so there is nothing to test." />
          </p>
        )}
      </div>
      {test.state === 'finding' && reading?.slow && <WaitNotice read={reading} />}
      {test.state === 'done' && <TestResult receipt={test.receipt} situation="after-unknown" />}
      {test.state === 'unread' ? (
        <PassingFailure failure={test.failure} doing="synchronization" onRetry={run} />
      ) : test.state === 'window' ? (
        <WindowProgress onAgain={run} onCancel={() => fromHere(cancel)} />
      ) : (
        <div>
          <Button disabledFocusable={isBusy} onClick={run}>
            {test.state === 'done' ? (
              <FormattedMessage defaultMessage="Test again" />
            ) : (
              <FormattedMessage defaultMessage="Test the stored credentials" />
            )}
          </Button>
        </div>
      )}
    </Step>
  );
}
