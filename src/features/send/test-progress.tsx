import { FormattedMessage } from 'react-intl';
import { underWay } from '#src/requests/leaving.ts';
import { AttemptProgress } from '#src/ui/attempt-progress.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ReadFailure } from '#src/ui/read-failure.tsx';
import { PassingButton } from '#src/ui/timed-button.tsx';
import styles from './action-bar.module.css';
import type { TypedTest } from './use-submit.ts';

/** A test of typed values while it runs, or why it did not; its result stands in a notice of its own. */
export function TestProgress({ test, onAgain }: { test: TypedTest; onAgain: () => void }) {
  const { phase, barred, reopen, cancel, redirect } = test;
  return (
    // Takes the focus of a button that goes away with what it answered.
    <div tabIndex={-1} className={styles.test} {...(phase && { [underWay]: '' })}>
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
