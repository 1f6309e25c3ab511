import type { MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TestReceipt, Verdict } from '#src/data/test-credentials.ts';
import { facts, failureFacts } from '#src/failure/facts.ts';
import { Details } from '#src/ui/details.tsx';
import { failureWords } from '#src/ui/failure-text.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** What the test of the stored credentials says of an attempt whose end nobody knows. */
export function TestResult({ receipt }: { receipt: TestReceipt }) {
  const { verdict, failure, startedAt, clientRequestId } = receipt;
  const { intent, title, body } = words[verdict];
  const cause = failure && failureWords(failure, 'synchronization');
  const known = failure ? failureFacts(failure) : [];
  const own = facts(['utc-time', new Date(startedAt).toISOString()], ['client-request-id', clientRequestId]);
  return (
    <Notice intent={intent} title={title}>
      {body} {cause?.title} {cause?.next}
      <Details
        facts={[...known, ...own.filter(({ name }) => known.every((fact) => fact.name !== name))]}
        folded
      />
    </Notice>
  );
}

const words: Readonly<Record<Verdict, { intent: MessageBarIntent; title: ReactNode; body: ReactNode }>> = {
  passed: {
    intent: 'success',
    title: <FormattedMessage defaultMessage="What is stored works." />,
    body: (
      <FormattedMessage defaultMessage="The app on the other side accepted it just now. If what was stored before no longer worked, the attempt took effect; if it still did, the test cannot tell the two apart." />
    ),
  },
  failed: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="What is stored does not work." />,
    body: (
      <FormattedMessage defaultMessage="Either the attempt took no effect, or what it stored is wrong." />
    ),
  },
  'not-run': {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The test was not made." />,
    body: <FormattedMessage defaultMessage="It says nothing about what is stored." />,
  },
  unknown: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The test gave no answer that says yes or no." />,
    body: <FormattedMessage defaultMessage="It changed nothing, so it can be made again." />,
  },
};
