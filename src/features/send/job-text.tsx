import { FormattedMessage } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { Time, Words } from '#src/ui/job-time.tsx';
import { reasonOf, resultOf, runSays, stateOf } from '#src/i18n/job-words.ts';

type JobTextProps = {
  job: Job;
  /** There are others to tell it from. */
  named: boolean;
  sentAt: number;
};

/** One job in sentences: what it does, since when and why it is in quarantine, and how its last run ended. */
export function JobText({ job, named, sentAt }: JobTextProps) {
  const { status } = job;
  const quarantine = status?.quarantine;
  const run = status?.lastExecution;
  return (
    <>
      {named && (
        <>
          <Verbatim>{job.id}</Verbatim>
          {': '}
        </>
      )}
      <Words said={stateOf(job)} />
      {quarantine && (
        <>
          {' '}
          {quarantine.seriesBegan !== undefined && (
            <FormattedMessage
              defaultMessage="Since {time}."
              values={{ time: <Time value={quarantine.seriesBegan} /> }}
            />
          )}{' '}
          <Words said={reasonOf(job)} />{' '}
          {quarantine.nextAttempt !== undefined && (
            <FormattedMessage
              defaultMessage="Next attempt {time}."
              values={{ time: <Time value={quarantine.nextAttempt} /> }}
            />
          )}
        </>
      )}{' '}
      {run?.timeBegan === undefined ? (
        <FormattedMessage defaultMessage="Graph tells of no run." />
      ) : (
        <FormattedMessage
          defaultMessage="The last run began {time} and {result}."
          values={{ time: <Time value={run.timeBegan} />, result: <Words said={resultOf(job)} /> }}
        />
      )}{' '}
      <RunText says={runSays(job, sentAt)} />
    </>
  );
}

function RunText({ says }: { says: ReturnType<typeof runSays> }) {
  switch (says) {
    case 'works':
      return (
        <FormattedMessage defaultMessage="By the clock of this computer that was after the attempt: what is stored now works, be it new or old." />
      );
    case 'fails':
      return (
        <FormattedMessage defaultMessage="By the clock of this computer that was after the attempt: the provisioning logs say why it failed." />
      );
    case 'nothing':
      return (
        <FormattedMessage defaultMessage="No run has begun since the attempt, so the job says nothing about it yet." />
      );
  }
}
