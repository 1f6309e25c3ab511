import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useState, useId, type ReactNode } from 'react';
import { FormattedMessage, FormattedTime, FormattedList } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { jobsQuery } from '#src/requests/jobs.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import { cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { useWindowRead } from '#src/requests/use-window-read.ts';
import styles from './jobs.module.css';
import { useJobWatch, type JobWatch } from './use-job-watch.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { JobActions } from './job-actions.tsx';
import { JobErrorText } from './job-error-text.tsx';
import { hasQuarantine, microsoftPage } from '#src/domain/jobs/job-rules.ts';
import { Words, Span, Time } from '#src/ui/job-time.tsx';
import { stateOf, resultOf } from '#src/i18n/job-words.ts';
import { QuarantineText } from './quarantine-text.tsx';

/** The jobs one by one, or why they cannot be read. Each stays as it was while they are read again. */
export function JobsList({ target }: { target: Target }) {
  const graph = useGraph();
  const read = useWindowRead((client) => jobsQuery(graph, target, client));
  const watch = useJobWatch(target);
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
        read={read}
        role="status"
        className={styles.status}
        denied={<FormattedMessage defaultMessage="Your account may not read the provisioning jobs." />}
        onAgain={again}
        renderNews={(now) => (
          <JobsStatus reading={isAwaited(now)} failure={now.failure} count={now.data?.length} />
        )}
      >
        {(now, fromHere) =>
          now.data && (
            <>
              <ul className={styles.list}>
                {now.data.slice(0, most).map((job) => (
                  <li key={job.id}>
                    <JobCard job={job} target={target} watch={watch} onRead={again} />
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
                <FormattedMessage
                  defaultMessage="Read at {time}."
                  values={{ time: <FormattedTime value={read.query.dataUpdatedAt} timeStyle="medium" /> }}
                />
              </p>
              <Button
                size="small"
                icon={<ArrowClockwiseRegular />}
                disabledFocusable={isAwaited(now)}
                onClick={again}
              >
                <FormattedMessage defaultMessage="Read again" />
              </Button>
            </>
          )
        }
      </ReadPanel>
    </div>
  );
}

type JobsStatusProps = { reading: boolean; failure: Failure | undefined; count: number | undefined };

/** The one sentence on the jobs. Below it, the list says why it cannot read them, and what reading takes. */
function JobsStatus({ reading, failure, count }: JobsStatusProps) {
  if (reading) return <FormattedMessage defaultMessage="Reading the provisioning jobs…" />;
  if (failure && failure.kind !== 'needs-interaction')
    return failure.kind === 'cancelled' ? (
      <FormattedMessage defaultMessage="The provisioning jobs were not read." />
    ) : (
      <FormattedMessage defaultMessage="The provisioning jobs could not be read." />
    );
  if (failure || count === undefined) return null;
  return (
    <FormattedMessage
      defaultMessage="{count, plural, =0 {There is no provisioning job yet: somebody has to set up provisioning for this app first, with the portal or through Graph.} one {There is one provisioning job.} other {There are # provisioning jobs.}}"
      values={{ count }}
    />
  );
}

type JobCardProps = { job: Job; target: Target; watch: JobWatch; onRead: () => void };

/** One job: how it does, why it does not, and what can be done with it. */
function JobCard(props: JobCardProps) {
  const { job } = props;
  const heading = useId();
  const { quarantine, lastExecution } = job.status ?? {};
  const isQuarantined = hasQuarantine(job);
  return (
    // Takes the focus of a button that goes away with what it answered.
    <article aria-labelledby={heading} tabIndex={-1} className={styles.card}>
      <div>
        <h3 id={heading}>
          <FormattedMessage
            defaultMessage="Job {name}"
            values={{ name: <Verbatim>{job.templateId ?? job.id}</Verbatim> }}
          />
        </h3>
        <p>
          <Words said={stateOf(job)} />
        </p>
      </div>
      {quarantine && isQuarantined && <QuarantineText job={job} quarantine={quarantine} />}
      {lastExecution?.error && !isQuarantined && <JobErrorText error={lastExecution.error} />}
      <JobFacts job={job} />
      <JobActions {...props} />
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
          <FormattedMessage defaultMessage="Graph tells of no run." />
        ) : (
          <RunText job={job} began={run.timeBegan} ended={run.timeEnded} />
        )}
      </Row>
      {run && <Counts run={run} />}
      {run?.state !== 'Succeeded' && success?.timeEnded !== undefined && (
        <Row name={<FormattedMessage defaultMessage="Last success" />}>
          <Time value={success.timeEnded} />
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
        <Row name={<FormattedMessage defaultMessage="In step" />}>
          <FormattedMessage
            defaultMessage="Last at {time}: there was nothing left to do then."
            values={{ time: <Time value={status.steadyStateLastAchievedTime} /> }}
          />
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
            defaultMessage="A cycle about every {span}"
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
            <FormattedMessage defaultMessage="Microsoft's page on this job (new tab)" />
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
    <>
      <FormattedMessage
        defaultMessage="Began {time} and {result}."
        values={{ time: <Time value={began} />, result: <Words said={resultOf(job)} /> }}
      />
      {ended !== undefined && ended >= began && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="It took {span}."
            values={{ span: <Span value={ended - began} /> }}
          />
        </>
      )}
    </>
  );
}

function Counts({ run }: { run: NonNullable<NonNullable<Job['status']>['lastExecution']> }) {
  const { countEntitled, countImported, countExported, countEscrowed } = run;
  const entitled = run.countEntitledForProvisioning ?? countEntitled;
  if ([countExported, countImported, countEscrowed, entitled].every((count) => count === undefined))
    return null;
  return (
    <Row name={<FormattedMessage defaultMessage="Objects" />}>
      <FormattedList
        type="unit"
        value={[
          countExported !== undefined && (
            <FormattedMessage
              key="exported"
              defaultMessage="{count, number} written to the app"
              values={{ count: countExported }}
            />
          ),
          countImported !== undefined && (
            <FormattedMessage
              key="imported"
              defaultMessage="{count, number} read"
              values={{ count: countImported }}
            />
          ),
          countEscrowed !== undefined && (
            <FormattedMessage
              key="escrowed"
              defaultMessage="{count, number} failed and to be tried again"
              values={{ count: countEscrowed }}
            />
          ),
          entitled !== undefined && (
            <FormattedMessage
              key="entitled"
              defaultMessage="{count, number} in scope"
              values={{ count: entitled }}
            />
          ),
        ].filter((part) => part !== false)}
      />
    </Row>
  );
}
