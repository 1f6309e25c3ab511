import type { MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Outcome } from '#src/domain/outcome.ts';
import type { Receipt, TestReceipt, Verdict, VerbName } from '#src/domain/receipt.ts';
import { failureWords } from './failure-text.tsx';
import { endOf } from './receipt-facts.ts';
import { Cause, UnknownCause } from './unknown-cause.tsx';

/** What happened, what it means, and what to do next. */
export type EndWords = {
  intent: MessageBarIntent;
  title: ReactNode;
  body: ReactNode | ((receipt: Receipt) => ReactNode);
};

type TestVerb = TestReceipt['verb'];

type VerbWords<End extends string> = {
  /** Of the question before it, and on the button that answers it; null where a single button does it. */
  confirm: { title: ReactNode; action: ReactNode } | null;
  outcome: Readonly<Record<End, EndWords>>;
  /** What it changed and what not, where a 204 leaves that open. */
  effects: { changed: ReactNode; unchanged: readonly ReactNode[] } | null;
};

type Confirmed = { confirm: NonNullable<VerbWords<string>['confirm']> };

/** All texts about each verb; `requests/verbs.ts` lists what the cache drops after it. */
type Verbs = Readonly<
  Record<Exclude<VerbName, TestVerb>, VerbWords<Outcome> & Confirmed> & {
    'test-typed': VerbWords<Verdict | 'not-sent'> & Confirmed;
    'test-stored': VerbWords<Verdict>;
  }
>;

/** `after-unknown`: a test of the stored credentials shows what an attempt with an unknown end did. */
export type TestSituation = 'plain' | 'after-unknown';

export function endWords(receipt: Receipt, situation: TestSituation): EndWords {
  if (!('verdict' in receipt)) return verbs[receipt.verb].outcome[receipt.outcome];
  if (receipt.verb === 'test-typed')
    return endOf(receipt) === 'not-sent' ? notSent : verbs['test-typed'].outcome[receipt.verdict];
  return situation === 'plain'
    ? verbs['test-stored'].outcome[receipt.verdict]
    : afterUnknown[receipt.verdict];
}

const notSent: EndWords = {
  intent: 'warning',
  title: <FormattedMessage defaultMessage="Nothing was sent." />,
  body: ({ failure }) => <CauseOf failure={failure} />,
};

const submitEnds: Omit<Record<Outcome, EndWords>, 'applied'> = {
  'not-sent': notSent,
  rejected: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="Microsoft Graph refused; nothing was changed." />,
    body: ({ failure }) => (
      <Rejection failure={failure}>
        <FormattedMessage defaultMessage="It has processed nothing, so the same credentials can be sent again after a pause. What you typed is still here." />
      </Rejection>
    ),
  },
  unknown: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="Nobody can say whether this took effect." />,
    body: (receipt) => <UnknownCause receipt={receipt} />,
  },
};

const jobEnds: Omit<Record<Outcome, EndWords>, 'applied'> = {
  'not-sent': {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="Nothing was sent; the job is as it was." />,
    body: ({ failure }) => <CauseOf failure={failure} />,
  },
  rejected: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="Microsoft Graph refused; the job is as it was." />,
    body: ({ failure }) => (
      <Rejection failure={failure}>
        <FormattedMessage defaultMessage="It has processed nothing, so the same can be asked for again after a pause." />
      </Rejection>
    ),
  },
  unknown: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="Nobody can say whether this took effect." />,
    body: ({ failure, durationMs }) => (
      <>
        <Cause failure={failure} seconds={Math.round(durationMs / 1000)} />{' '}
        <FormattedMessage defaultMessage="This page does not repeat it by itself. The state of the job may tell: read it again, in some minutes once more, before you decide." />
      </>
    ),
  },
};

const notMade = <FormattedMessage defaultMessage="The test was not made." />;
const noAnswer = <FormattedMessage defaultMessage="The test gave no answer that says yes or no." />;
const storedWorks = <FormattedMessage defaultMessage="What is stored works." />;
const storedFailed = <FormattedMessage defaultMessage="What is stored did not pass the test." />;

/** A test of the stored credentials that gave no verdict. */
const storedOpen: Pick<Record<Verdict, EndWords>, 'not-run' | 'unknown'> = {
  'not-run': {
    intent: 'warning',
    title: notMade,
    body: <FormattedMessage defaultMessage="It says nothing about what is stored." />,
  },
  unknown: {
    intent: 'warning',
    title: noAnswer,
    body: <FormattedMessage defaultMessage="It changed nothing, so it can be made again." />,
  },
};

const afterUnknown: Readonly<Record<Verdict, EndWords>> = {
  ...storedOpen,
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
};

const noStart = (
  <FormattedMessage key="start" defaultMessage="Not changed: no job was started or restarted." />
);
const noRelease = (
  <FormattedMessage
    key="release"
    defaultMessage="Not changed: a job in quarantine stays there until its next attempt succeeds, or until it is restarted."
  />
);

/** The effects: https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken and -serviceprincipal-put-synchronization */
export const verbs: Verbs = {
  authorize: {
    confirm: {
      title: <FormattedMessage defaultMessage="Send these credentials?" />,
      action: <FormattedMessage defaultMessage="Authorize" />,
    },
    outcome: {
      ...submitEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Microsoft Entra accepted the credentials." />,
        body: ({ target }) => (
          <FormattedMessage
            defaultMessage="The provisioning service has authorized itself for {name} with what you sent. It does not say that a provisioning cycle has run: the provisioning jobs show that. The secret fields are empty again."
            values={{ name: <bdi>{target.displayName}</bdi> }}
          />
        ),
      },
    },
    effects: {
      changed: (
        <FormattedMessage defaultMessage="Changed: the provisioning service keeps what it has been given, and the tokens that it got for it." />
      ),
      unchanged: [
        <FormattedMessage
          key="others"
          defaultMessage="Not changed: other keys that were stored stay as they were."
        />,
        noStart,
        noRelease,
      ],
    },
  },
  save: {
    confirm: {
      title: <FormattedMessage defaultMessage="Save these credentials?" />,
      action: <FormattedMessage defaultMessage="Save" />,
    },
    outcome: {
      ...submitEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Microsoft Entra stored the credentials." />,
        body: ({ target }) => (
          <FormattedMessage
            defaultMessage="For {name} it keeps what you sent in place of everything that was stored before. Saving signs in nowhere and starts no job: test what is stored, or wait for the next run. The secret fields are empty again."
            values={{ name: <bdi>{target.displayName}</bdi> }}
          />
        ),
      },
    },
    effects: {
      changed: (
        <FormattedMessage defaultMessage="Changed: what is stored is now what was saved, and nothing else: a save replaces the whole set." />
      ),
      unchanged: [
        <FormattedMessage
          key="sign-in"
          defaultMessage="Not changed: nobody signed in at the app on the other side, so whether it takes the credentials is not known yet."
        />,
        noStart,
        noRelease,
      ],
    },
  },
  'test-typed': {
    confirm: {
      title: <FormattedMessage defaultMessage="Test these credentials?" />,
      action: <FormattedMessage defaultMessage="Test" />,
    },
    outcome: {
      'not-sent': notSent,
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
    },
    effects: null,
  },
  'test-stored': {
    confirm: null,
    outcome: {
      ...storedOpen,
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
    },
    effects: null,
  },
  start: {
    confirm: {
      title: <FormattedMessage defaultMessage="Start this job?" />,
      action: <FormattedMessage defaultMessage="Start" />,
    },
    outcome: {
      ...jobEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Microsoft Entra started the job." />,
        body: (
          <FormattedMessage defaultMessage="No cycle has run yet: watch the job to see how the first one ends." />
        ),
      },
    },
    effects: null,
  },
  pause: {
    confirm: {
      title: <FormattedMessage defaultMessage="Pause this job?" />,
      action: <FormattedMessage defaultMessage="Pause" />,
    },
    outcome: {
      ...jobEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Microsoft Entra paused the job." />,
        body: <FormattedMessage defaultMessage="It runs no cycle until somebody starts it again." />,
      },
    },
    effects: null,
  },
  restart: {
    confirm: {
      title: <FormattedMessage defaultMessage="Restart this job?" />,
      action: <FormattedMessage defaultMessage="Restart" />,
    },
    outcome: {
      ...jobEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Microsoft Entra took the restart." />,
        body: (
          <FormattedMessage defaultMessage="That says nothing of the credentials: only the next cycle shows whether they work. Watch the job to see how it ends." />
        ),
      },
    },
    effects: null,
  },
};

function CauseOf({ failure }: { failure: Failure | undefined }) {
  if (!failure) return null;
  const { title, next } = failureWords(failure);
  return (
    <>
      {title} {next}
    </>
  );
}

/** Why Graph said no. The children show how long to wait after a 429. */
function Rejection({ failure, children }: { failure: Failure | undefined; children: ReactNode }) {
  if (!failure) return null;
  const { title, next } = failureWords(failure, 'synchronization', (cause) =>
    cause === 'throttled' && failure.kind !== 'refused' ? <>{children}</> : undefined,
  );
  return (
    <>
      {title} {next}
    </>
  );
}
