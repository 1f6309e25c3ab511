import type { ReactNode } from 'react';
import { FormattedList, FormattedMessage } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { microsoftPage } from '#src/domain/jobs/job-rules.ts';
import { Span, Time, Words } from '#src/ui/job-time.tsx';
import { resultOf } from '#src/i18n/job-words.ts';
import styles from './jobs.module.css';

/** What Graph tells of a job, line by line; of what it does not tell there is no line. */
export function JobFacts({ job }: { job: Job }) {
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
