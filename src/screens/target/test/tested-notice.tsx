import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { isOneTime } from '#src/credentials/keys.ts';
import type { TestReceipt } from '#src/data/test-credentials.ts';
import { FaultLinks } from '../fault-links.tsx';
import { keysAtFault } from '../keys-at-fault.ts';
import styles from '../outcome.module.css';
import type { Mode } from '../target-page.ts';
import { TestResult } from './test-result.tsx';

type TestedNoticeProps = {
  receipt: TestReceipt;
  /** Opens the review for another purpose; it says once more that the test has failed. */
  onReview: (as: Mode) => void;
  /** Goes to the value of a key. */
  onGo: (key: string) => void;
};

/** How a test of what is typed went, and where to go from there. Takes the focus when it appears. */
export function TestedNotice({ receipt, onReview, onGo }: TestedNoticeProps) {
  const told = useRef<HTMLElement>(null);
  // The focus lies outside React.
  useEffect(() => told.current?.focus(), []);
  const { verdict, failure, keys } = receipt;
  const passed = verdict === 'passed';
  return (
    <div className={styles.outcome}>
      <section
        ref={told}
        tabIndex={-1}
        role={passed ? 'status' : 'alert'}
        // Its notice says it, short and without ids.
        aria-live="off"
        className={styles.told}
      >
        <TestResult
          receipt={receipt}
          situation="plain"
          actions={
            <>
              <Button onClick={() => onReview('authorize')}>
                {passed ? (
                  <FormattedMessage defaultMessage="Authorize with them…" />
                ) : (
                  <FormattedMessage defaultMessage="Authorize anyway…" />
                )}
              </Button>
              <Button onClick={() => onReview('save')}>
                {passed ? (
                  <FormattedMessage defaultMessage="Save them…" />
                ) : (
                  <FormattedMessage defaultMessage="Save anyway…" />
                )}
              </Button>
            </>
          }
        >
          {keys.some(isOneTime) && (
            <p className={styles.next}>
              <FormattedMessage defaultMessage="The test may have used up the authorization code: get a new one before you authorize." />
            </p>
          )}
          <FaultLinks keys={keysAtFault(failure, keys)} onGo={onGo} />
        </TestResult>
      </section>
    </div>
  );
}
