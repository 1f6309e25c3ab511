import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import { Details } from '#src/ui/details.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { FaultLinks } from './fault-links.tsx';
import { keysAtFault } from './keys-at-fault.ts';
import styles from './outcome-notice.module.css';
import { outcomeWords } from './outcome-words.tsx';
import { receiptFacts } from './receipt-facts.ts';

type OutcomeNoticeProps = {
  receipt: Receipt;
  tenantId: string;
  /** Where windows are blocked: the way that costs what was typed. */
  onRedirect: () => void;
  /** Goes to the value of a key that the refusal is about; without it no such way is offered. */
  onGo?: ((key: string) => void) | undefined;
};

/** How a submit ended: exactly one of four, said once, with what support needs. Takes the focus when it appears. */
export function OutcomeNotice({ receipt, tenantId, onRedirect, onGo }: OutcomeNoticeProps) {
  const intl = useIntl();
  const region = useRef<HTMLElement>(null);
  // The focus lies outside React.
  useEffect(() => region.current?.focus(), []);
  const { intent, title, body } = outcomeWords(receipt);
  const { failure } = receipt;
  const blocked = failure?.kind === 'needs-interaction' && failure.reason === 'popup-blocked';
  const localTime = intl.formatDate(receipt.startedAt, { dateStyle: 'medium', timeStyle: 'long' });
  return (
    <section
      ref={region}
      tabIndex={-1}
      role={receipt.outcome === 'applied' ? 'status' : 'alert'}
      className={styles.outcome}
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
        {onGo && <FaultLinks keys={keysAtFault(failure, receipt.keys)} onGo={onGo} />}
        <Details facts={receiptFacts(receipt, tenantId, localTime)} />
      </Notice>
    </section>
  );
}
