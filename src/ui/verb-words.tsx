import type { NoticeIntent } from './notice.tsx';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Outcome, Receipt, TestReceipt, Verdict, VerbName } from '#src/domain/attempt.ts';
import { causeTexts, failureWords } from './failure-text.tsx';
import { causeSteps, causeTitles, confidenceTexts, whoTexts } from '#src/i18n/cause-texts.ts';
import { endOf } from '#src/domain/receipt-facts.ts';
import { isOneTime } from '#src/domain/keys/keys.ts';
import { explain } from '#src/domain/failure/explain.ts';
import styles from './outcome.module.css';

// Whatever shows how a request ended brings the words along: the network may be gone by then.
causeTexts.give({ causeSteps, causeTitles, confidenceTexts, whoTexts });

/** What happened, what it means, and what to do next. */
export type EndWords = {
  intent: NoticeIntent;
  title: ReactNode;
  body: ReactNode | ((receipt: Receipt) => ReactNode);
};

type TestVerb = TestReceipt['verb'];

type VerbWords<End extends string> = {
  /** Of the question before it, and on the button that answers it; null where a single button does it. */
  confirm: {
    title: (name: ReactNode) => ReactNode;
    action: ReactNode;
    /** What it does, where no review shows that. */
    about?: ReactNode;
  } | null;
  outcome: Readonly<Record<End, EndWords>>;
};

type Confirmed = { confirm: NonNullable<VerbWords<string>['confirm']> };

/** All texts about each verb; `requests/verbs.ts` lists what the cache drops after it. */
type Verbs = Readonly<
  Record<Exclude<VerbName, TestVerb>, VerbWords<Outcome> & Confirmed> & {
    'test-typed': VerbWords<Verdict | 'not-sent'>;
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

const outcomeUnknown = <FormattedMessage defaultMessage="Outcome unknown." />;

const submitEnds: Omit<Record<Outcome, EndWords>, 'applied'> = {
  'not-sent': notSent,
  rejected: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="Rejected. Nothing was changed." />,
    body: ({ failure }) => (
      <Rejection failure={failure}>
        <FormattedMessage defaultMessage="Nothing was processed. Your values are still here: send them again after the pause." />
      </Rejection>
    ),
  },
  unknown: {
    intent: 'warning',
    title: outcomeUnknown,
    body: (receipt) => <UnknownCause receipt={receipt} />,
  },
};

const jobEnds: Omit<Record<Outcome, EndWords>, 'applied'> = {
  'not-sent': {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="Nothing was sent. The job is unchanged." />,
    body: ({ failure }) => <CauseOf failure={failure} />,
  },
  rejected: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="Rejected. The job is unchanged." />,
    body: ({ failure }) => (
      <Rejection failure={failure}>
        <FormattedMessage defaultMessage="Nothing was processed. Try again after the pause." />
      </Rejection>
    ),
  },
  unknown: {
    intent: 'warning',
    title: outcomeUnknown,
    body: ({ failure, durationMs }) => (
      <>
        <Cause failure={failure} seconds={Math.round(durationMs / 1000)} />{' '}
        <FormattedMessage defaultMessage="Nothing repeats by itself. Refresh the job before you try again." />
      </>
    ),
  },
};

const notMade = <FormattedMessage defaultMessage="The test did not run." />;
const noAnswer = <FormattedMessage defaultMessage="The test gave no result." />;
const storedWorks = <FormattedMessage defaultMessage="Connection works" />;
const storedFailed = <FormattedMessage defaultMessage="Connection failed" />;

/** A test of the stored credentials that gave no verdict. */
const storedOpen: Pick<Record<Verdict, EndWords>, 'not-run' | 'unknown'> = {
  'not-run': {
    intent: 'warning',
    title: notMade,
    body: <FormattedMessage defaultMessage="The stored credentials were not tested." />,
  },
  unknown: {
    intent: 'warning',
    title: noAnswer,
    body: <FormattedMessage defaultMessage="Nothing was changed. Test again." />,
  },
};

const afterUnknown: Readonly<Record<Verdict, EndWords>> = {
  ...storedOpen,
  passed: {
    intent: 'success',
    title: storedWorks,
    body: (
      <FormattedMessage defaultMessage="The app accepted the stored credentials. If the earlier ones no longer worked, the attempt took effect." />
    ),
  },
  failed: {
    intent: 'warning',
    title: storedFailed,
    body: (
      <FormattedMessage defaultMessage="The attempt took no effect, or it stored wrong values. A few apps fail this test with credentials that work." />
    ),
  },
};

/** What each changes, and what not: https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken and -serviceprincipal-put-synchronization */
export const verbs: Verbs = {
  authorize: {
    confirm: {
      title: (name) => <FormattedMessage defaultMessage="Authorize {name}?" values={{ name }} />,
      action: <FormattedMessage defaultMessage="Authorize" />,
    },
    outcome: {
      ...submitEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Authorized · 204 No Content" />,
        body: ({ target }) => (
          <FormattedMessage
            defaultMessage="Entra accepted the credentials for {name}. Other stored keys and jobs are unchanged."
            values={{ name: <bdi>{target.displayName}</bdi> }}
          />
        ),
      },
    },
  },
  save: {
    confirm: {
      title: (name) => <FormattedMessage defaultMessage="Save to {name}?" values={{ name }} />,
      action: <FormattedMessage defaultMessage="Save" />,
    },
    outcome: {
      ...submitEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Saved · 204 No Content" />,
        body: ({ target }) => (
          <FormattedMessage
            defaultMessage="Entra replaced all stored credentials of {name}. Nothing was tested, and jobs are unchanged."
            values={{ name: <bdi>{target.displayName}</bdi> }}
          />
        ),
      },
    },
  },
  'test-typed': {
    confirm: null,
    outcome: {
      'not-sent': notSent,
      passed: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="These values work" />,
        body: <FormattedMessage defaultMessage="The app accepted them. Nothing was stored." />,
      },
      failed: {
        intent: 'error',
        title: <FormattedMessage defaultMessage="These values failed the test" />,
        body: (
          <FormattedMessage defaultMessage="Nothing was stored, and your values are still here. A few apps fail this test with values that work." />
        ),
      },
      'not-run': {
        intent: 'warning',
        title: notMade,
        body: <FormattedMessage defaultMessage="Nothing was stored, and your values are still here." />,
      },
      unknown: {
        intent: 'warning',
        title: noAnswer,
        body: (
          <FormattedMessage defaultMessage="Nothing was stored, and your values are still here. Test again." />
        ),
      },
    },
  },
  'test-stored': {
    confirm: null,
    outcome: {
      ...storedOpen,
      passed: {
        intent: 'success',
        title: storedWorks,
        body: (
          <FormattedMessage defaultMessage="The app accepted the stored credentials. A test starts no job and lifts no quarantine." />
        ),
      },
      failed: {
        intent: 'error',
        title: storedFailed,
        body: (
          <FormattedMessage defaultMessage="Provisioning will probably fail too. A few apps fail this test with credentials that work." />
        ),
      },
    },
  },
  start: {
    confirm: {
      title: () => <FormattedMessage defaultMessage="Start this job?" />,
      action: <FormattedMessage defaultMessage="Start" />,
      about: (
        <FormattedMessage defaultMessage="Provisioning continues where it stopped and changes accounts in the app again. A quarantine is lifted, and returns if its cause remains." />
      ),
    },
    outcome: {
      ...jobEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Job started" />,
        body: <FormattedMessage defaultMessage="Watching for the next cycle." />,
      },
    },
  },
  pause: {
    confirm: {
      title: () => <FormattedMessage defaultMessage="Pause this job?" />,
      action: <FormattedMessage defaultMessage="Pause" />,
      about: (
        <FormattedMessage defaultMessage="Until restarted, joiners get no account and leavers keep theirs. Nothing is undone." />
      ),
    },
    outcome: {
      ...jobEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Job paused" />,
        body: (
          <FormattedMessage defaultMessage="Until restarted, joiners get no account and leavers keep theirs." />
        ),
      },
    },
  },
  restart: {
    confirm: {
      title: () => <FormattedMessage defaultMessage="Restart this job?" />,
      action: <FormattedMessage defaultMessage="Restart" />,
    },
    outcome: {
      ...jobEnds,
      applied: {
        intent: 'success',
        title: <FormattedMessage defaultMessage="Job restarted" />,
        body: (
          <FormattedMessage defaultMessage="Watching for the next cycle, which shows whether the credentials work." />
        ),
      },
    },
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

/** Why it is unknown whether a submit took effect, and what that means for the typed values. */
function UnknownCause({ receipt: { failure, durationMs, keys } }: { receipt: Receipt }) {
  return (
    <>
      <Cause failure={failure} seconds={Math.round(durationMs / 1000)} />
      <p className={styles.next}>
        <FormattedMessage defaultMessage="Your values are still here. Check before sending again." />
        {keys.some(isOneTime) && (
          <>
            {' '}
            <FormattedMessage defaultMessage="Treat the authorization code as used: get a new one before you send again." />
          </>
        )}
      </p>
    </>
  );
}

function Cause({ failure, seconds }: { failure: Failure | undefined; seconds: number }) {
  switch (failure?.kind) {
    case 'cancelled':
      return <FormattedMessage defaultMessage="You stopped waiting after the request was sent." />;
    case 'unreachable':
      return <NoAnswer failure={failure} seconds={seconds} />;
    case 'refused':
      return <FaultCause failure={failure} />;
    case 'unreadable':
      return (
        <FormattedMessage
          defaultMessage="Sent. The answer, {status}, isn't a documented success or refusal. A proxy may have answered and read the values: alert your network team."
          values={{ status: failure.status }}
        />
      );
    default:
      return (
        <FormattedMessage defaultMessage="The request was sent. The answer isn't a documented success or refusal." />
      );
  }
}

function NoAnswer({
  failure: { offline, timedOut },
  seconds,
}: {
  failure: Extract<Failure, { kind: 'unreachable' }>;
  seconds: number;
}) {
  if (offline)
    return (
      <FormattedMessage defaultMessage="You went offline after the request was sent, so no answer came back." />
    );
  return timedOut ? (
    <FormattedMessage
      defaultMessage="The request was sent, but no answer came back within {seconds, plural, one {# second} other {# seconds}}."
      values={{ seconds }}
    />
  ) : (
    <FormattedMessage defaultMessage="The request was sent, but no readable answer came back." />
  );
}

/** What Graph said about it. The text leaves out "Try again": the first try may have worked. */
function FaultCause({ failure }: { failure: Extract<Failure, { kind: 'refused' }> }) {
  const passes = explain(failure, 'synchronization')?.passes === true;
  const { title, next } = failureWords(failure, 'synchronization', () => (passes ? <></> : undefined));
  return (
    <>
      <FormattedMessage
        defaultMessage="The request was sent. The answer, {status}, isn't a documented success or refusal."
        values={{ status: failure.status }}
      />{' '}
      {title} {next}
    </>
  );
}
