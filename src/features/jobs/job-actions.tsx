import { Button, Spinner, type MessageBarIntent, Checkbox } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { FormattedMessage, FormattedTime, useIntl, defineMessages, type MessageDescriptor } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import type { Target } from '#src/domain/target.ts';
import { type JobAction, type RestartScope, resetScopeOf } from '#src/domain/receipt.ts';
import { PassingButton } from '#src/ui/timed-button.tsx';
import { OutcomeNotice } from '#src/ui/outcome-notice.tsx';
import { verbsFor, standsStill } from '#src/domain/jobs/job-rules.ts';
import styles from './jobs.module.css';
import { SteerDialog } from './steer-dialog.tsx';
import { useJobAction, type JobSteering } from './use-job-action.ts';
import type { JobWatch } from './use-job-watch.ts';
import { useTitlePrefix } from '#src/ui/use-title-prefix.ts';
import { Time } from '#src/ui/job-time.tsx';
import { longestWatch, type WatchView, type WatchEnd } from '#src/domain/jobs/watch.ts';
import { Notice } from '#src/ui/notice.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';

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

/** What a watch of this job waits for, or how the last one ended. What it waits for is announced, the times never. */
function WatchLine({ job, watch }: { job: Job; watch: JobWatch }) {
  const { view, ended, stop } = watch;
  const isWatched = watch.jobId === job.id;
  const intl = useIntl();
  useTitlePrefix(isWatched ? intl.formatMessage({ defaultMessage: 'Watching' }) : undefined);
  return (
    <div className={styles.watch}>
      <div className={isWatched ? styles.watching : undefined}>
        {/* The sentence beside it says the same. */}
        {isWatched && <Spinner size="tiny" aria-hidden="true" />}
        <div>
          {/* There from the start: screen readers skip a live region that appears together with its text. */}
          <p role="status">{isWatched && <WaitText view={view} />}</p>
          {isWatched && <LookTimes view={view} job={job} />}
        </div>
        {isWatched && (
          <PassingButton onClick={stop}>
            <FormattedMessage defaultMessage="Stop watching" />
          </PassingButton>
        )}
      </div>
      {!isWatched && ended?.jobId === job.id && <WatchEndNotice ended={ended} />}
    </div>
  );
}

function WaitText({ view }: { view: WatchView | undefined }) {
  return view?.waitsFor === 'first-cycle' ? (
    <FormattedMessage defaultMessage="The quarantine is lifted. Watching for the first cycle, which shows whether it stays so." />
  ) : (
    <FormattedMessage defaultMessage="Watching for the next cycle of this job to end. Keep this page open; you can go on working in it." />
  );
}

function LookTimes({ view, job }: { view: WatchView | undefined; job: Job }) {
  const nextAttempt = standsStill(job) ? undefined : job.status?.quarantine?.nextAttempt;
  return (
    <p className={styles.small}>
      {view?.lastLook !== undefined && (
        <FormattedMessage
          defaultMessage="Last look {time}."
          values={{ time: <FormattedTime value={view.lastLook} timeStyle="medium" /> }}
        />
      )}{' '}
      {view?.nextLook !== undefined && (
        <FormattedMessage
          defaultMessage="Next look {time}."
          values={{ time: <FormattedTime value={view.nextLook} timeStyle="medium" /> }}
        />
      )}{' '}
      <FormattedMessage
        defaultMessage="It looks less and less often, pauses while this tab is hidden, and ends after {hours, number} hours."
        values={{ hours: longestWatch / 3_600_000 }}
      />
      {nextAttempt !== undefined && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="By itself the job is tried again only at {time}: restart it to have that sooner."
            values={{ time: <Time value={nextAttempt} /> }}
          />
        </>
      )}
    </p>
  );
}

/** How a watch ended, announced as it comes; the facts stand in the card. */
function WatchEndNotice({ ended: { end, job, at } }: { ended: NonNullable<JobWatch['ended']> }) {
  const { intent, title, body } = words[end];
  return (
    <Notice intent={intent} title={title}>
      {body} {saysOfCycle(end) && <CycleBegan job={job} />}{' '}
      <FormattedMessage
        defaultMessage="Watched until {time}."
        values={{ time: <FormattedTime value={at} timeStyle="medium" /> }}
      />
    </Notice>
  );
}

function CycleBegan({ job }: { job: Job | undefined }) {
  const began = job?.status?.lastExecution?.timeBegan;
  if (began === undefined) return null;
  return (
    <FormattedMessage
      defaultMessage="That cycle began {time}; what was stored later than that, it did not use."
      values={{ time: <Time value={began} /> }}
    />
  );
}

function saysOfCycle(end: WatchEnd): boolean {
  return end === 'worked' || end === 'partly' || end === 'failed' || end === 'again';
}

const words: Readonly<Record<WatchEnd, { intent: MessageBarIntent; title: ReactNode; body: ReactNode }>> = {
  worked: {
    intent: 'success',
    title: <FormattedMessage defaultMessage="The next cycle has run and succeeded." />,
    body: <FormattedMessage defaultMessage="The job is not in quarantine, and what is stored works." />,
  },
  partly: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The next cycle has run, with errors at single objects." />,
    body: (
      <FormattedMessage defaultMessage="The job is not in quarantine, and what is stored works. The provisioning logs say which objects failed and why." />
    ),
  },
  failed: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="The next cycle failed." />,
    body: <FormattedMessage defaultMessage="Why, as far as Graph tells, stands with the job." />,
  },
  again: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="The job was tried, and is in quarantine." />,
    body: <FormattedMessage defaultMessage="What it was for is not mended. Why, stands with the job." />,
  },
  still: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The job does not run any more, so no cycle will come." />,
    body: <FormattedMessage defaultMessage="Somebody has paused or disabled it." />,
  },
  gone: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The job is not there any more." />,
    body: <FormattedMessage defaultMessage="Somebody has deleted it, or made another one in its place." />,
  },
  unread: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The watch has ended: the job could not be read." />,
    body: <FormattedMessage defaultMessage="Why stands above. Nothing is known of a cycle." />,
  },
  time: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="No cycle has ended in two hours of watching." />,
    body: (
      <FormattedMessage defaultMessage="That is longer than a job mostly takes, but a first cycle of a large tenant may. Watch again, or look at the provisioning logs." />
    ),
  },
  stopped: {
    intent: 'info',
    title: <FormattedMessage defaultMessage="You stopped watching." />,
    body: <FormattedMessage defaultMessage="Nothing was changed by that." />,
  },
};

type RestartDialogProps = {
  target: Target;
  endpoint: string;
  steering: JobSteering;
  onConfirm: (action: JobAction) => void;
  onClose: () => void;
};

/** What a restart is to forget, the mildest first and chosen; what is grave has to be said yes to twice. */
function RestartDialog({ onConfirm, ...rest }: RestartDialogProps) {
  const { target, steering } = rest;
  const [scopes, setScopes] = useState<readonly RestartScope[]>(['QuarantineState']);
  const [meant, setMeant] = useState(false);
  const [first, ...others] = scopes;
  const asksTwice = scopes.some(isGrave);
  const ready = first !== undefined && (meant || !asksTwice);
  const toggle = (scope: RestartScope, checked: boolean) => {
    // A yes to one grave thing is none to another.
    if (isGrave(scope)) setMeant(false);
    setScopes(checked ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  };
  return (
    <SteerDialog
      {...rest}
      verb="restart"
      onConfirm={ready ? () => onConfirm({ kind: 'restart', scopes: [first, ...others] }) : undefined}
    >
      <fieldset className={styles.scopes} disabled={steering.pending !== undefined}>
        <legend>
          <FormattedMessage defaultMessage="What the restart does" />
        </legend>
        {scopesByWeight.map((scope) => (
          <div key={scope} className={styles.scope}>
            <Checkbox
              checked={scopes.includes(scope)}
              onChange={(_, { checked }) => toggle(scope, checked === true)}
              aria-describedby={`restart-${scope}`}
              label={
                <>
                  <FormattedMessage {...scopeLabels[scope]} /> (<Verbatim>{scope}</Verbatim>)
                </>
              }
            />
            <p id={`restart-${scope}`} className={styles.small}>
              <FormattedMessage {...scopeTexts[scope]} />
            </p>
          </div>
        ))}
      </fieldset>
      {asksTwice && (
        <Checkbox
          checked={meant}
          disabled={steering.pending !== undefined}
          onChange={(_, { checked }) => setMeant(checked === true)}
          label={
            <FormattedMessage
              defaultMessage="Yes, I mean this for {name}, and know that it cannot be taken back"
              values={{ name: <bdi>{target.displayName}</bdi> }}
            />
          }
        />
      )}
      <p aria-live="polite" className={styles.warning}>
        {first === undefined ? (
          <FormattedMessage defaultMessage="Choose at least one: to Microsoft, nothing chosen means three of them at once." />
        ) : ready ? (
          <FormattedMessage
            defaultMessage="Will be sent: {scopes}"
            values={{ scopes: <Verbatim>{resetScopeOf(scopes)}</Verbatim> }}
          />
        ) : (
          <FormattedMessage defaultMessage="Say yes to it above first: it is more than lifting a quarantine." />
        )}
      </p>
    </SteerDialog>
  );
}

/** The mildest first. */
const scopesByWeight: readonly RestartScope[] = [
  'QuarantineState',
  'Watermark',
  'Escrows',
  'Full',
  'ForceDeletes',
];

/** Not to be done in passing. */
function isGrave(scope: RestartScope): boolean {
  return scope === 'Full' || scope === 'ForceDeletes';
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria */
const scopeLabels: Readonly<Record<RestartScope, MessageDescriptor>> = defineMessages({
  QuarantineState: { defaultMessage: 'Lift the quarantine' },
  Watermark: { defaultMessage: 'Look at everyone again' },
  Escrows: { defaultMessage: 'Forget the objects that failed' },
  Full: { defaultMessage: 'Forget everything and begin anew' },
  ForceDeletes: { defaultMessage: 'Carry out the deletions that were held back' },
});

/** What it does, and what it costs. That the first is enough after new credentials is this page's own conclusion. */
const scopeTexts: Readonly<Record<RestartScope, MessageDescriptor>> = defineMessages({
  QuarantineState: {
    defaultMessage:
      'The mildest: it reads nothing again, and the job goes on where it stopped. Mostly enough after new credentials.',
  },
  Watermark: {
    defaultMessage:
      'The job forgets how far it has read and looks at everyone in scope instead of at what changed. The next cycle takes longer, for large tenants much longer.',
  },
  Escrows: {
    defaultMessage:
      'The list of objects that failed and would have been tried again is emptied: they are not tried again unless they change or everyone is looked at.',
  },
  Full: {
    defaultMessage:
      'Careful: all of the above at once, and what the service remembers of the app. Everyone is looked at and matched anew, which can take hours or days and writes to the app wherever the two differ.',
  },
  ForceDeletes: {
    defaultMessage:
      'Careful: accounts that the protection against accidental deletions has held back are deleted or disabled in the app. Nobody can take that back from here.',
  },
});
