import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import { Details } from '#src/ui/details.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { FaultLinks } from './fault-links.tsx';
import { keysAtFault } from './keys-at-fault.ts';
import { outcomeWords } from './outcome-words.tsx';
import { receiptFacts } from './receipt-facts.ts';
import { ValuesWent } from './values-went.tsx';
import styles from './outcome.module.css';

type OutcomeNoticeProps = {
  receipt: Receipt;
  tenantId: string;
  /** Where windows are blocked: the way that costs what was typed. */
  onRedirect: () => void;
  /** Goes to the value of a key that the refusal is about; without it no such way is offered. */
  onGo?: ((key: string) => void) | undefined;
  /** What can be done about it, where it takes more than a sentence; it may change without being announced anew. */
  children?: ReactNode;
};

/** How a submit ended: exactly one of four, said once, with what support needs. Takes the focus when it appears. */
export function OutcomeNotice({ receipt, tenantId, onRedirect, onGo, children }: OutcomeNoticeProps) {
  const intl = useIntl();
  const told = useRef<HTMLElement>(null);
  // The focus lies outside React.
  useEffect(() => told.current?.focus(), []);
  const { intent, title, body } = outcomeWords(receipt);
  const { failure } = receipt;
  const blocked = failure?.kind === 'needs-interaction' && failure.reason === 'popup-blocked';
  const localTime = intl.formatDate(receipt.startedAt, { dateStyle: 'medium', timeStyle: 'long' });
  return (
    <div className={styles.outcome}>
      <section
        ref={told}
        tabIndex={-1}
        role={receipt.outcome === 'applied' ? 'status' : 'alert'}
        // Its notice says it, short and without ids.
        aria-live="off"
        className={styles.told}
      >
        <Notice
          intent={intent}
          title={title}
          actions={
            blocked && (
              <Button onClick={onRedirect}>
                <FormattedMessage defaultMessage="Leave this page for it; what I typed is lost" />
              </Button>
            )
          }
        >
          {body}
          <ValuesWent receipt={receipt} />
          {onGo && <FaultLinks keys={keysAtFault(failure, receipt.keys)} onGo={onGo} />}
          <Details facts={receiptFacts(receipt, tenantId, localTime)} folded={hasMore(receipt)} />
        </Notice>
      </section>
      {children}
    </div>
  );
}

/** Whether there is more to do about it than to read: then that comes first. */
function hasMore({ outcome, failure }: Receipt): boolean {
  return outcome === 'unknown' || outcome === 'not-sent' || failure?.kind === 'throttled';
}
