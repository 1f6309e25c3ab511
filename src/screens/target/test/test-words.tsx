import type { MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TestReceipt, Verdict } from '#src/data/test-credentials.ts';

/** `after-unknown`: what is stored is tested to learn what became of an attempt whose end nobody knows. */
export type TestSituation = 'plain' | 'after-unknown';

type Words = { intent: MessageBarIntent; title: ReactNode; body: ReactNode };
type Verdicts = Readonly<Record<Verdict, Words>>;

/** What a test says, in words: of what is stored, of what is typed, of an attempt that may have stored something. */
export function testWords({ tested, verdict }: TestReceipt, situation: TestSituation): Words {
  if (tested === 'typed') return typed[verdict];
  return situation === 'plain' ? stored[verdict] : afterUnknown[verdict];
}

const notMade = <FormattedMessage defaultMessage="The test was not made." />;
const noAnswer = <FormattedMessage defaultMessage="The test gave no answer that says yes or no." />;
const storedWorks = <FormattedMessage defaultMessage="What is stored works." />;
const storedFailed = <FormattedMessage defaultMessage="What is stored did not pass the test." />;
const saysNothingOfStored = <FormattedMessage defaultMessage="It says nothing about what is stored." />;
const againStored = <FormattedMessage defaultMessage="It changed nothing, so it can be made again." />;

const stored: Verdicts = {
  passed: {
    intent: 'success',
    title: storedWorks,
    body: (
      <FormattedMessage defaultMessage="The app on the other side accepted it just now. A test starts no job and ends no quarantine." />
    ),
  },
  failed: {
    intent: 'error',
    title: storedFailed,
    body: (
      <FormattedMessage defaultMessage="Provisioning with it will most likely fail too, unless the app is one of those that cannot answer this test." />
    ),
  },
  'not-run': { intent: 'warning', title: notMade, body: saysNothingOfStored },
  unknown: { intent: 'warning', title: noAnswer, body: againStored },
};

const afterUnknown: Verdicts = {
  passed: {
    intent: 'success',
    title: storedWorks,
    body: (
      <FormattedMessage defaultMessage="The app on the other side accepted it just now. If what was stored before no longer worked, the attempt took effect; if it still did, the test cannot tell the two apart." />
    ),
  },
  failed: {
    intent: 'warning',
    title: storedFailed,
    body: (
      <FormattedMessage defaultMessage="Either the attempt took no effect, or what it stored is wrong; a few apps fail this test with credentials that work." />
    ),
  },
  'not-run': { intent: 'warning', title: notMade, body: saysNothingOfStored },
  unknown: { intent: 'warning', title: noAnswer, body: againStored },
};

const typed: Verdicts = {
  passed: {
    intent: 'success',
    title: <FormattedMessage defaultMessage="What you typed works." />,
    body: (
      <FormattedMessage defaultMessage="The app on the other side accepted it just now. Nothing was stored: the provisioning service goes on with what it had." />
    ),
  },
  failed: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="What you typed did not pass the test." />,
    body: (
      <FormattedMessage defaultMessage="Nothing was stored, and what you typed is still here. A few apps fail this test with credentials that work, so you may send them all the same, knowing that." />
    ),
  },
  'not-run': {
    intent: 'warning',
    title: notMade,
    body: (
      <FormattedMessage defaultMessage="It says nothing about what you typed, which is still here. Nothing was stored." />
    ),
  },
  unknown: {
    intent: 'warning',
    title: noAnswer,
    body: (
      <FormattedMessage defaultMessage="It stores nothing, so it can be made again. What you typed is still here." />
    ),
  },
};
