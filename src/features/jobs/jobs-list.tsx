import { Button } from '#src/ui/button.tsx';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useState, useId, type ReactNode } from 'react';
import { defineMessages, FormattedMessage, FormattedList, type MessageDescriptor } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { usePermission } from '#src/requests/permission.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { hasQuarantine, microsoftPage, runOf } from '#src/domain/jobs/job-rules.ts';
import { Words, Span } from '#src/ui/job-time.tsx';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { stateOf, resultOf } from '#src/i18n/job-words.ts';
import { DotList, JobErrorText, QuarantineText } from './job-error-text.tsx';
import styles from './jobs.module.css';
import { JobActions } from './job-actions.tsx';
import { JobDialogs } from './job-dialogs.tsx';
import { jobPlaceId, type Jobs } from './use-jobs.ts';

export type JobsListProps = {
  target: Target;
  jobs: Jobs;
  /** Begins a renewal; undefined while one is under way. */
  onRenew: (() => void) | undefined;
  /** Where the application stands in the Entra admin center. */
  portal: string;
};

/** The jobs one by one, or why they cannot be read. Each stays as it was while they are read again. */
export function JobsList({ target, jobs, onRenew, portal }: JobsListProps) {
  const { read } = jobs;
  const permission = usePermission(target);
  /** The person has asked for another read; a watch reads in silence. */
  const [asked, setAsked] = useState(false);
  /** How many are shown. */
  const [most, setMost] = useState(cutStep);
  const again = () => {
    setAsked(true);
    void read.query.refetch().finally(() => setAsked(false));
  };
  /** Whether a person waits for it. */
  const isAwaited = (now: { reading: boolean; data: unknown }) =>
    now.reading && (asked || now.data === undefined);
  return (
    <div tabIndex={-1} className={styles.jobs}>
      <ReadPanel
        read={{
          ...read,
          inWindow: false,
          openWindow: permission.grant,
          closeWindow: permission.cancel,
        }}
        role="status"
        className={styles.status}
        isAnswer={lacksPermission}
        denied={<FormattedMessage defaultMessage="You don't have permission to view provisioning jobs." />}
        onAgain={again}
        renderNews={(now) => (
          <JobsStatus
            reading={isAwaited(now) || permission.state === 'trying'}
            failure={now.failure ?? permission.failure}
            count={now.data?.length}
          />
        )}
      >
        {(now, fromHere) =>
          now.data && (
            <>
              {now.data.length === 0 && (
                <a href={portal} target="_blank" rel="noreferrer" className={styles.link}>
                  <FormattedMessage defaultMessage="Open in Entra" />
                </a>
              )}
              <ul className={styles.list}>
                {now.data.slice(0, most).map((job) => (
                  <li key={job.id}>
                    <JobCard job={job} jobs={jobs} onRead={again} onRenew={onRenew} />
                  </li>
                ))}
              </ul>
              <ListCut
                shown={Math.min(most, now.data.length)}
                total={now.data.length}
                onMore={() => setMost(most + cutStep)}
                onLast={fromHere}
              />
              <p className={styles.readAt}>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowClockwiseRegular />}
                  disabledFocusable={isAwaited(now)}
                  onClick={again}
                >
                  <FormattedMessage defaultMessage="Refresh" />
                </Button>{' '}
                <FormattedMessage
                  defaultMessage="Updated {time}"
                  values={{ time: <RelativeTime at={read.query.dataUpdatedAt} /> }}
                />
              </p>
            </>
          )
        }
      </ReadPanel>
      <JobDialogs target={target} jobs={jobs} />
    </div>
  );
}

/** The page asks for it once, above its tabs. */
function lacksPermission({ kind }: Failure): boolean {
  return kind === 'needs-interaction';
}

type JobsStatusProps = { reading: boolean; failure: Failure | undefined; count: number | undefined };

/** The one sentence on the jobs. Below it, the list says why it cannot read them, and what reading takes. */
function JobsStatus({ reading, failure, count }: JobsStatusProps) {
  if (reading) return <FormattedMessage defaultMessage="Loading provisioning jobs…" />;
  if (failure)
    return lacksPermission(failure) ? (
      <FormattedMessage defaultMessage="Grant access above to see provisioning jobs." />
    ) : (
      <FormattedMessage defaultMessage="The provisioning jobs couldn't be loaded." />
    );
  if (count === undefined) return null;
  // One job speaks for itself.
  return (
    count !== 1 && (
      <FormattedMessage
        defaultMessage="{count, plural, =0 {No provisioning job yet.} one {# provisioning job.} other {# provisioning jobs.}}"
        values={{ count }}
      />
    )
  );
}

type JobCardProps = { job: Job; jobs: Jobs; onRead: () => void; onRenew: (() => void) | undefined };

/** One job: how it does, why it does not, and what can be done with it. */
function JobCard({ job, jobs, onRead, onRenew }: JobCardProps) {
  const heading = useId();
  const { quarantine, lastExecution } = job.status ?? {};
  const isQuarantined = hasQuarantine(job);
  return (
    // Takes the focus of a button that goes away with what it answered.
    <article id={jobPlaceId(job)} aria-labelledby={heading} tabIndex={-1} className={styles.card}>
      <div className={styles.head}>
        <h3 id={heading}>
          <FormattedMessage
            defaultMessage="Job {name}"
            values={{ name: <Verbatim>{job.templateId ?? job.id}</Verbatim> }}
          />
        </h3>
        <p className={styles.state} data-run={runOf(job)}>
          <Words said={stateOf(job)} />
        </p>
      </div>
      {quarantine && isQuarantined && <QuarantineText job={job} quarantine={quarantine} onRenew={onRenew} />}
      {lastExecution?.error && !isQuarantined && <JobErrorText error={lastExecution.error} />}
      <JobFacts job={job} />
      <JobActions job={job} jobs={jobs} onRead={onRead} />
    </article>
  );
}

/** What Graph returns about a job, line by line. What Graph leaves out has no line. */
function JobFacts({ job }: { job: Job }) {
  const { status, schedule } = job;
  const { lastExecution: run, lastSuccessfulExecution: success, progress } = status ?? {};
  const page = microsoftPage(status?.troubleshootingUrl);
  const done = progress?.filter(({ completedUnits }) => completedUnits !== undefined) ?? [];
  return (
    <dl className={styles.facts}>
      <Row name={<FormattedMessage defaultMessage="Last run" />}>
        {run?.timeBegan === undefined ? (
          <FormattedMessage defaultMessage="No runs yet" />
        ) : (
          <RunText job={job} began={run.timeBegan} ended={run.timeEnded} />
        )}
      </Row>
      {run && <Counts run={run} />}
      {run?.state !== 'Succeeded' && success?.timeEnded !== undefined && (
        <Row name={<FormattedMessage defaultMessage="Last success" />}>
          <RelativeTime at={success.timeEnded} />
        </Row>
      )}
      {done.length > 0 && (
        <Row name={<FormattedMessage defaultMessage="Under way" />}>
          <FormattedList
            type="unit"
            value={done.map(({ completedUnits = 0, totalUnits, units }) => (
              <FormattedMessage
                key={units}
                defaultMessage="{total, select, unknown {{done, number} {units}} other {{done, number} of {total} {units}}}"
                values={{
                  done: completedUnits,
                  total: totalUnits ?? 'unknown',
                  units: <Verbatim>{units}</Verbatim>,
                }}
              />
            ))}
          />
        </Row>
      )}
      {status?.steadyStateLastAchievedTime !== undefined && (
        <Row name={<FormattedMessage defaultMessage="Last fully in sync" />}>
          <RelativeTime at={status.steadyStateLastAchievedTime} />
        </Row>
      )}
      {(status?.countSuccessiveCompleteFailures ?? 0) > 0 && (
        <Row name={<FormattedMessage defaultMessage="Failures in a row" />}>
          {status?.countSuccessiveCompleteFailures}
        </Row>
      )}
      {schedule?.interval !== undefined && (
        <Row name={<FormattedMessage defaultMessage="Schedule" />}>
          <FormattedMessage
            defaultMessage="Every {span}"
            values={{ span: <Span value={schedule.interval} /> }}
          />
        </Row>
      )}
      <Row name={<FormattedMessage defaultMessage="Job ID" />}>
        <Verbatim>{job.id}</Verbatim>
      </Row>
      {page !== undefined && (
        <Row name={<FormattedMessage defaultMessage="Help" />}>
          <a href={page} target="_blank" rel="noreferrer">
            <FormattedMessage defaultMessage="Microsoft's page on this job (opens a new tab)" />
          </a>
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function RunText({ job, began, ended }: { job: Job; began: number; ended: number | undefined }) {
  return (
    <DotList>
      <Words said={resultOf(job)} />
      <RelativeTime at={began} />
      {ended !== undefined && ended >= began && <Span value={ended - began} />}
    </DotList>
  );
}

function Counts({ run }: { run: NonNullable<NonNullable<Job['status']>['lastExecution']> }) {
  const { countEntitled, countImported, countExported, countEscrowed } = run;
  const entitled = run.countEntitledForProvisioning ?? countEntitled;
  const counts: readonly (readonly [number | undefined, MessageDescriptor])[] = [
    [entitled, countTexts.entitled],
    [countImported, countTexts.imported],
    [countExported, countTexts.exported],
    [countEscrowed, countTexts.escrowed],
  ];
  if (counts.every(([count]) => count === undefined)) return null;
  return (
    <Row name={<FormattedMessage defaultMessage="Objects" />}>
      <DotList>
        {counts.map(
          ([count, text]) =>
            count !== undefined && <FormattedMessage key={text.id} {...text} values={{ count }} />,
        )}
      </DotList>
    </Row>
  );
}

const countTexts = defineMessages({
  entitled: { defaultMessage: '{count, number} in scope' },
  imported: { defaultMessage: '{count, number} read' },
  exported: { defaultMessage: '{count, number} written' },
  escrowed: { defaultMessage: '{count, number} to retry' },
});
