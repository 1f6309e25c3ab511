import { FormattedMessage } from 'react-intl';
import type { RunningRead } from '#src/domain/attempt.ts';
import { Notice } from './notice.tsx';
import { PassingButton } from './timed-button.tsx';
import { useSecondsUntil } from './use-seconds.ts';

type Progress = RunningRead['progress'];

/** Says what a slow read waits for, and lets the person stop it. It is announced once, when it comes; the seconds pass in silence. */
export function WaitNotice({ read: { progress, cancel } }: { read: RunningRead }) {
  return (
    <Notice
      intent="info"
      title={<WaitTitle progress={progress} />}
      actions={
        <PassingButton onClick={cancel}>
          <FormattedMessage defaultMessage="Cancel" />
        </PassingButton>
      }
    >
      <WaitStep progress={progress} />
    </Notice>
  );
}

function WaitTitle({ progress: { state, reason } }: { progress: Progress }) {
  switch (reason) {
    case 'throttled':
      return <FormattedMessage defaultMessage="Microsoft Graph asked us to wait." />;
    case 'unavailable':
      return <FormattedMessage defaultMessage="Microsoft Graph is unavailable right now." />;
    case 'unreachable':
      return <FormattedMessage defaultMessage="Couldn't reach Microsoft Graph." />;
    case undefined:
      return state === 'token' ? (
        <FormattedMessage defaultMessage="Still waiting for Microsoft Entra." />
      ) : (
        <FormattedMessage defaultMessage="Still waiting for Microsoft Graph." />
      );
  }
}

function WaitStep({ progress }: { progress: Progress }) {
  if (progress.state === 'pausing') return <Countdown {...progress} />;
  return progress.reason === undefined ? (
    <FormattedMessage defaultMessage="No answer yet. You'll see a message after half a minute." />
  ) : (
    <FormattedMessage
      defaultMessage="Trying again, attempt {attempt, number} of {of, number}."
      values={{ attempt: progress.attempt, of: progress.of }}
    />
  );
}

function Countdown({ until, attempt, of }: Extract<Progress, { state: 'pausing' }>) {
  const seconds = useSecondsUntil(until);
  return (
    <FormattedMessage
      defaultMessage="Trying again in {seconds, number} s, attempt {attempt, number} of {of, number}."
      values={{ seconds, attempt, of }}
    />
  );
}
