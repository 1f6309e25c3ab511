import type { ReactElement, ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { RunState, RunStateName, RunStep, SkipReason } from '#src/domain/fleet/run.ts';
import { failureWords } from '#src/ui/failure-text.tsx';

export const stateNames: Readonly<Record<RunStateName, ReactNode>> = {
  waiting: <FormattedMessage defaultMessage="Waiting" />,
  running: <FormattedMessage defaultMessage="Running" description="State of an application in a run" />,
  applied: <FormattedMessage defaultMessage="Applied" />,
  tested: <FormattedMessage defaultMessage="Tested" />,
  refused: <FormattedMessage defaultMessage="Rejected" />,
  'not-sent': <FormattedMessage defaultMessage="Not sent" />,
  unknown: <FormattedMessage defaultMessage="Outcome unknown" />,
  skipped: <FormattedMessage defaultMessage="Skipped" />,
  stopped: <FormattedMessage defaultMessage="Not started" />,
};

const stepNames: Readonly<Record<RunStep, ReactNode>> = {
  prepare: <FormattedMessage defaultMessage="Preparing…" />,
  window: <FormattedMessage defaultMessage="Waiting for Microsoft's window…" />,
  compare: <FormattedMessage defaultMessage="Comparing…" />,
  save: <FormattedMessage defaultMessage="Saving…" />,
  authorize: <FormattedMessage defaultMessage="Authorizing…" />,
  test: <FormattedMessage defaultMessage="Testing…" />,
  restart: <FormattedMessage defaultMessage="Restarting…" />,
};

export const skipWords: Readonly<Record<SkipReason, ReactNode>> = {
  portal: <FormattedMessage defaultMessage="Only the Entra admin center can authorize it." />,
  'loses-key': <FormattedMessage defaultMessage="A save would lose a stored key." />,
  unread: <FormattedMessage defaultMessage="Its stored keys could not be read." />,
  'no-value': <FormattedMessage defaultMessage="It has no new value." />,
  'value-problem': <FormattedMessage defaultMessage="Its new value has a problem." />,
  'no-place': <FormattedMessage defaultMessage="It can't be provisioned." />,
};

/** How it is coloured; the words say the same. */
export function toneOf(state: RunState): 'good' | 'bad' | 'open' | 'quiet' {
  switch (state.state) {
    case 'applied':
      return 'good';
    case 'tested':
      return state.receipt.verdict === 'passed' ? 'good' : 'bad';
    case 'refused':
      return 'bad';
    case 'not-sent':
    case 'unknown':
      return 'open';
    case 'waiting':
    case 'running':
    case 'skipped':
    case 'stopped':
      return 'quiet';
  }
}

/** What has become of one application, in one line. */
export function StateText({ state }: { state: RunState }): ReactElement {
  switch (state.state) {
    case 'running':
      return <>{stepNames[state.step]}</>;
    case 'waiting':
    case 'stopped':
      return <>{stateNames[state.state]}</>;
    case 'skipped':
      return (
        <>
          {stateNames.skipped}. {skipWords[state.why]} <CauseText failure={state.failure} />
        </>
      );
    case 'tested':
      return state.receipt.verdict === 'passed' ? (
        <FormattedMessage defaultMessage="Connection works" />
      ) : (
        <>
          <FormattedMessage defaultMessage="Connection failed" />
          {'. '}
          <CauseText failure={state.receipt.failure} />
        </>
      );
    case 'refused':
      return (
        <>
          {stateNames.refused}. <CauseText failure={state.receipt.failure} />
        </>
      );
    case 'not-sent':
    case 'unknown':
      return (
        <>
          {stateNames[state.state]}. <CauseText failure={state.failure} />
        </>
      );
    case 'applied':
      return <AppliedText state={state} />;
  }
}

function CauseText({ failure }: { failure: Failure | undefined }) {
  if (!failure || failure.kind === 'cancelled') return null;
  return <>{failureWords(failure, 'synchronization').title}</>;
}

function AppliedText({ state }: { state: Extract<RunState, { state: 'applied' }> }) {
  const { receipt, test, restart } = state;
  return (
    <>
      {receipt.verb === 'save' ? (
        <FormattedMessage defaultMessage="Saved." />
      ) : (
        <FormattedMessage defaultMessage="Authorized." />
      )}{' '}
      {test && <TestText test={test} />} {restart && <RestartText restart={restart} />}
    </>
  );
}

type Applied = Extract<RunState, { state: 'applied' }>;

function TestText({ test }: { test: NonNullable<Applied['test']> }) {
  const verdict = 'verdict' in test ? test.verdict : 'not-run';
  const cause = <CauseText failure={test.failure} />;
  switch (verdict) {
    case 'passed':
      return <FormattedMessage defaultMessage="Connection works." />;
    case 'failed':
      return (
        <>
          <FormattedMessage defaultMessage="Connection failed." /> {cause}
        </>
      );
    case 'not-run':
      return (
        <>
          <FormattedMessage defaultMessage="The test did not run." /> {cause}
        </>
      );
    case 'unknown':
      return <FormattedMessage defaultMessage="The test gave no result." />;
  }
}

function RestartText({ restart }: { restart: NonNullable<Applied['restart']> }) {
  const outcome = 'outcome' in restart ? restart.outcome : 'not-sent';
  switch (outcome) {
    case 'applied':
      return <FormattedMessage defaultMessage="Job restarted." />;
    case 'unknown':
      return <FormattedMessage defaultMessage="Whether its job restarted is unknown." />;
    case 'rejected':
    case 'not-sent':
      return (
        <>
          <FormattedMessage defaultMessage="Its job was not restarted." />{' '}
          <CauseText failure={restart.failure} />
        </>
      );
  }
}
