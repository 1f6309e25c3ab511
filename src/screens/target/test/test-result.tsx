import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useGraph } from '#src/data/graph-context.ts';
import type { TestReceipt } from '#src/data/test-credentials.ts';
import type { Failure } from '#src/failure.ts';
import { Details } from '#src/ui/details.tsx';
import { failureWords } from '#src/ui/failure-text.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { receiptFacts } from '../receipt-facts.ts';
import styles from './test.module.css';
import { type TestSituation, testWords } from './test-words.tsx';

type TestResultProps = {
  receipt: TestReceipt;
  situation: TestSituation;
  /** More to say about it, before the details. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** How a test of credentials ended: what that means, why, and what support needs. It is announced when it appears. */
export function TestResult({ receipt, situation, children, actions }: TestResultProps) {
  const intl = useIntl();
  const { tenantId } = useGraph();
  const { failure } = receipt;
  const { intent, title, body } = testWords(receipt, situation);
  const cause = failure && failureWords(failure, 'synchronization');
  const localTime = intl.formatDate(receipt.startedAt, { dateStyle: 'medium', timeStyle: 'long' });
  return (
    <Notice intent={intent} title={title} actions={actions}>
      {body} {cause?.title} {cause?.next}
      {failure && <TargetSaid failure={failure} />}
      {children}
      <Details facts={receiptFacts(receipt, tenantId, localTime)} folded />
    </Notice>
  );
}

/** A text of a stranger: so much of it is read here, all of it in the details. */
const readable = 300;

/** What the application on the other side answered, freed from what was wrapped around it. */
function TargetSaid({ failure }: { failure: Failure }) {
  if (failure.kind !== 'refused') return null;
  const said = failure.layers?.findLast(
    ({ by, message, page }) => by === 'target' && (message !== '' || page),
  );
  if (said === undefined) return null;
  const { message, page } = said;
  const words = (
    <q lang="en" dir="auto" translate="no">
      {message.length > readable ? `${message.slice(0, readable).toWellFormed()}…` : message}
    </q>
  );
  return (
    <p className={styles.said}>
      {page ? (
        <FormattedMessage
          defaultMessage="The app answered with a web page{titled, select, yes {: {words}} other {.}}"
          values={{ titled: message === '' ? 'no' : 'yes', words }}
        />
      ) : (
        <FormattedMessage defaultMessage="The app on the other side said: {words}" values={{ words }} />
      )}
    </p>
  );
}
