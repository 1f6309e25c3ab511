import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import type { Target } from '#src/domain/target.ts';
import type { JobAction } from '#src/domain/receipt.ts';
import { PassingButton } from '#src/ui/timed-button.tsx';
import { OutcomeNotice } from '#src/ui/outcome-notice.tsx';
import { verbsFor } from '#src/domain/jobs/job-rules.ts';
import styles from './jobs.module.css';
import { RestartDialog } from './restart-dialog.tsx';
import { SteerDialog } from './steer-dialog.tsx';
import { useJobAction } from './use-job-action.ts';
import type { JobWatch } from './use-job-watch.ts';
import { WatchLine } from './watch-line.tsx';

type JobActionsProps = { job: Job; target: Target; watch: JobWatch; onRead: () => void };

/** What can be done with a job as it is, each after a question; how the last of it ended, and what came of it. */
export function JobActions({ job, target, watch, onRead }: JobActionsProps) {
  const graph = useGraph();
  const buttons = useId();
  const [asked, setAsked] = useState<JobAction['kind']>();
  const steering = useJobAction(target, job.id, () => setAsked(undefined));
  const { ended } = steering;
  const verbs = verbsFor(job);
  const isWatched = watch.jobId === job.id;
  const close = () => {
    const opener = `${buttons}-${asked ?? ''}`;
    setAsked(undefined);
    // Back to where it was opened from; the dialog has no trigger of its own to do so.
    requestAnimationFrame(() => document.getElementById(opener)?.focus());
  };
  const ask = (kind: JobAction['kind'], label: ReactNode) =>
    verbs.includes(kind) && (
      <Button id={`${buttons}-${kind}`} onClick={() => setAsked(kind)}>
        {label}
      </Button>
    );
  const dialog = {
    target,
    steering,
    onClose: close,
    endpoint: `POST ${graph.client.base}/servicePrincipals/${target.id}/synchronization/jobs/${job.id}/${asked ?? ''}`,
  };
  return (
    <>
      {ended && (
        <OutcomeNotice
          key={ended.receipt.clientRequestId}
          receipt={ended.receipt}
          pause={ended.pause}
          tenantId={graph.tenantId}
          onRedirect={steering.redirect}
          onAgain={() => setAsked(ended.receipt.verb)}
          actions={
            ended.receipt.outcome === 'unknown' && (
              <Button onClick={onRead}>
                <FormattedMessage defaultMessage="Read the job again" />
              </Button>
            )
          }
        />
      )}
      <WatchLine job={job} watch={watch} />
      {verbs.length === 0 ? (
        <p>
          <FormattedMessage defaultMessage="It has to get its credentials first: send them with the form above, then it can be started." />
        </p>
      ) : (
        <div className={styles.actions}>
          {ask('start', <FormattedMessage defaultMessage="Start…" />)}
          {ask('restart', <FormattedMessage defaultMessage="Restart…" />)}
          {verbs.includes('watch') && !isWatched && (
            <PassingButton disabledFocusable={watch.jobId !== undefined} onClick={() => watch.start(job.id)}>
              <FormattedMessage defaultMessage="Watch until the next cycle" />
            </PassingButton>
          )}
          {ask('pause', <FormattedMessage defaultMessage="Pause…" />)}
        </div>
      )}
      {asked === 'restart' && <RestartDialog {...dialog} onConfirm={steering.act} />}
      {asked === 'start' && (
        <SteerDialog {...dialog} verb="start" onConfirm={() => steering.act({ kind: 'start' })}>
          <p>
            <FormattedMessage defaultMessage="The provisioning service goes on where it stopped, and creates, changes and disables accounts in the app again, on its schedule. A quarantine is lifted; where its cause is still there it comes back." />
          </p>
        </SteerDialog>
      )}
      {asked === 'pause' && (
        <SteerDialog {...dialog} verb="pause" onConfirm={() => steering.act({ kind: 'pause' })}>
          <p>
            <FormattedMessage defaultMessage="Nothing more reaches the app until somebody starts the job again: who joins gets no account, and who leaves keeps theirs. Nothing is undone, and a start goes on from here." />
          </p>
        </SteerDialog>
      )}
    </>
  );
}
