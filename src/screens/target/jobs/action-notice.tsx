import { Button, type MessageBarIntent } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { JobReceipt } from '#src/data/job-actions.ts';
import { Details } from '#src/ui/details.tsx';
import { failureWords } from '#src/ui/failure-text.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { OutcomeCountdown } from '../outcome-countdown.tsx';
import outcome from '../outcome.module.css';
import { receiptFacts } from '../receipt-facts.ts';
import { Cause } from '../unknown/unknown-cause.tsx';
import type { EndedAction } from './use-job-action.ts';

type ActionNoticeProps = {
  ended: EndedAction;
  tenantId: string;
  /** Asks about the same action anew; nothing is ever repeated without that. */
  onAgain: () => void;
  /** Reads the jobs again. */
  onRead: () => void;
};

/** How an action on a job ended: exactly one of four, said once, with what support needs. Takes the focus when it appears. */
export function ActionNotice({ ended: { receipt, pause }, tenantId, onAgain, onRead }: ActionNoticeProps) {
  const intl = useIntl();
  const told = useRef<HTMLElement>(null);
  // The focus lies outside React.
  useEffect(() => told.current?.focus(), []);
  const { intent, title, body } = wordsFor(receipt);
  const localTime = intl.formatDate(receipt.startedAt, { dateStyle: 'medium', timeStyle: 'long' });
  return (
    <div>
      <section
        ref={told}
        tabIndex={-1}
        role={receipt.outcome === 'applied' ? 'status' : 'alert'}
        // Its notice says it, short and without ids.
        aria-live="off"
        className={outcome.told}
      >
        <Notice
          intent={intent}
          title={title}
          actions={
            receipt.outcome === 'unknown' && (
              <Button onClick={onRead}>
                <FormattedMessage defaultMessage="Read the job again" />
              </Button>
            )
          }
        >
          {body}
          <Details facts={receiptFacts(receipt, tenantId, localTime)} folded />
        </Notice>
      </section>
      {pause && <OutcomeCountdown pause={pause} onReview={onAgain} />}
    </div>
  );
}

function wordsFor(receipt: JobReceipt): { intent: MessageBarIntent; title: ReactNode; body: ReactNode } {
  switch (receipt.outcome) {
    case 'applied':
      return { intent: 'success', ...appliedWords(receipt) };
    case 'not-sent': {
      const words = receipt.failure && failureWords(receipt.failure);
      return {
        intent: 'warning',
        title: <FormattedMessage defaultMessage="Nothing was sent; the job is as it was." />,
        body: (
          <>
            {words?.title} {words?.next}
          </>
        ),
      };
    }
    case 'rejected':
      return {
        intent: 'error',
        title: <FormattedMessage defaultMessage="Microsoft Graph refused; the job is as it was." />,
        body: <Rejection receipt={receipt} />,
      };
    case 'unknown':
      return {
        intent: 'warning',
        title: <FormattedMessage defaultMessage="Nobody can say whether this took effect." />,
        body: (
          <>
            <Cause failure={receipt.failure} seconds={Math.round(receipt.durationMs / 1000)} />{' '}
            <FormattedMessage defaultMessage="This page does not repeat it by itself. The state of the job may tell: read it again, in some minutes once more, before you decide." />
          </>
        ),
      };
  }
}

function appliedWords({ action }: JobReceipt): { title: ReactNode; body: ReactNode } {
  switch (action.kind) {
    case 'start':
      return {
        title: <FormattedMessage defaultMessage="Microsoft Entra started the job." />,
        body: (
          <FormattedMessage defaultMessage="No cycle has run yet: watch the job to see how the first one ends." />
        ),
      };
    case 'pause':
      return {
        title: <FormattedMessage defaultMessage="Microsoft Entra paused the job." />,
        body: <FormattedMessage defaultMessage="It runs no cycle until somebody starts it again." />,
      };
    case 'restart':
      return {
        title: <FormattedMessage defaultMessage="Microsoft Entra took the restart." />,
        body: (
          <FormattedMessage defaultMessage="That says nothing of the credentials: only the next cycle shows whether they work. Watch the job to see how it ends." />
        ),
      };
  }
}

function Rejection({ receipt: { failure } }: { receipt: JobReceipt }) {
  if (!failure) return null;
  const { title, next } = failureWords(failure, 'synchronization', (cause) =>
    // How long to wait is counted below.
    cause === 'throttled' ? (
      <FormattedMessage defaultMessage="It has processed nothing, so the same can be asked for again after a pause." />
    ) : undefined,
  );
  return (
    <>
      {title} {next}
    </>
  );
}
