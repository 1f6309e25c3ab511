import { FormattedMessage } from 'react-intl';
import { underWay } from '#src/requests/leaving.ts';
import { AttemptProgress, WindowProgress } from '#src/ui/attempt-progress.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ReadFailure } from '#src/ui/read-failure.tsx';
import { PassingButton } from '#src/ui/timed-button.tsx';
import type { TypedTest } from './use-submit.ts';
import { Button } from '#src/ui/button.tsx';
import { useRef } from 'react';
import { useGraph, useRunningRead } from '#src/requests/graph-context.ts';
import { testPlaceKey } from '#src/requests/test-place.ts';
import type { Target } from '#src/domain/target.ts';
import { WaitNotice } from '#src/ui/wait-notice.tsx';
import { EndNotice, OutcomeCountdown } from '#src/ui/outcome-notice.tsx';
import type { TestSituation } from '#src/ui/verb-words.tsx';
import styles from './test.module.css';
import type { StoredTesting } from './use-stored-test.ts';

/** A test of typed values while it runs, or why it did not; its result stands in a notice of its own. */
export function TestProgress({ test, onAgain }: { test: TypedTest; onAgain: () => void }) {
  const { phase, barred, reopen, cancel, redirect } = test;
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div tabIndex={-1} className={styles.typed} {...(phase && { [underWay]: '' })}>
      {phase && (
        <>
          <AttemptProgress
            key={phase}
            phase={phase}
            verb="test-typed"
            patience={test.patience}
            onAgain={reopen}
          />
          <PassingButton onClick={cancel}>
            <FormattedMessage defaultMessage="Cancel" />
          </PassingButton>
        </>
      )}
      {barred === 'no-place' ? (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="This app doesn't support provisioning." />}
        >
          <FormattedMessage defaultMessage="There is no job or template to test with. If the app was just created, try again in a few minutes." />
        </Notice>
      ) : (
        barred && (
          <ReadFailure
            failure={barred}
            denied={<FormattedMessage defaultMessage="You don't have permission to test credentials." />}
            onRetry={onAgain}
            onWindow={onAgain}
            onRedirect={redirect}
          />
        )
      )}
    </div>
  );
}

type TestStoredProps = { target: Target; testing: StoredTesting; situation: TestSituation };

/** The test of the stored credentials: its button, its progress, and its result. */
export function TestStored({ target, testing, situation }: TestStoredProps) {
  const { test, start, cancel, redirect } = testing;
  const { tenantId } = useGraph();
  const finding = useRunningRead(testPlaceKey(target));
  const status = useRef<HTMLDivElement>(null);
  const pause = test.state === 'done' ? test.pause : undefined;
  const isBusy = test.state === 'finding' || test.state === 'testing';
  const slow = test.state === 'finding' ? (finding?.slow ? finding : undefined) : undefined;
  /** For buttons that go away with what they answer: the focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const run = () => fromHere(start);
  const stop = () => fromHere(cancel);
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div
      tabIndex={-1}
      className={styles.testing}
      {...((isBusy || test.state === 'window') && { [underWay]: '' })}
    >
      {/* Without text it takes no room, and is heard as soon as there is some. */}
      <div ref={status} tabIndex={-1} aria-live="polite" className={styles.status}>
        {test.state === 'finding' && <FormattedMessage defaultMessage="Loading test settings…" />}
        {test.state === 'testing' && <FormattedMessage defaultMessage="Testing the stored credentials…" />}
      </div>
      {slow && <WaitNotice read={slow} />}
      {test.state === 'no-place' && (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="This app doesn't support provisioning." />}
        >
          <FormattedMessage defaultMessage="A test needs a provisioning job or a template. If the app was just added, try again in a few minutes." />
        </Notice>
      )}
      {test.state === 'done' && (
        <EndNotice
          key={test.receipt.clientRequestId}
          receipt={test.receipt}
          tenantId={tenantId}
          situation={situation}
          onRedirect={redirect}
        />
      )}
      {test.state === 'unread' && (
        <ReadFailure
          failure={test.failure}
          denied={<FormattedMessage defaultMessage="You don't have permission to test." />}
          onRetry={run}
          onWindow={run}
          onRedirect={redirect}
        />
      )}
      {test.state === 'window' && <WindowProgress onAgain={run} onCancel={stop} />}
      {pause && <OutcomeCountdown pause={pause} verb="test-stored" onAgain={run} />}
      {test.state !== 'window' && test.state !== 'unread' && !pause && (
        <div className={styles.buttons}>
          <Button disabledFocusable={isBusy} onClick={run}>
            {test.state === 'done' || test.state === 'no-place' ? (
              <FormattedMessage defaultMessage="Test again" />
            ) : (
              <FormattedMessage defaultMessage="Test stored credentials" />
            )}
          </Button>
          {isBusy && !slow && (
            <PassingButton onClick={stop}>
              <FormattedMessage defaultMessage="Cancel" />
            </PassingButton>
          )}
        </div>
      )}
    </div>
  );
}
