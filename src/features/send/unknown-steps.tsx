import { Button } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import type { Ended } from './use-submit.ts';
import styles from '#src/ui/steps.module.css';
import { TestStored } from './test-stored.tsx';
import { useStoredTest } from './use-stored-test.ts';
import { facts } from '#src/domain/failure/facts.ts';
import type { SubmitReceipt } from '#src/domain/receipt.ts';
import { FactList } from '#src/ui/details.tsx';
import { useGraph } from '#src/requests/graph-context.ts';
import { jobsQuery } from '#src/requests/jobs.ts';
import { cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import { useWindowRead } from '#src/requests/use-window-read.ts';
import { Check } from '#src/ui/read-panel.tsx';
import type { Job } from '#src/domain/jobs/job.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { Time, Words } from '#src/ui/job-time.tsx';
import { reasonOf, resultOf, runSays, stateOf } from '#src/i18n/job-words.ts';
import { useStored } from '#src/requests/use-stored.ts';
import { compareStored, type KeyCheck } from '#src/domain/save-plan/compare-stored.ts';

export type UnknownStepsProps = {
  ended: Ended;
  target: Target;
  /** Asks first what sending twice would do. */
  onSendAgain: () => void;
};

/** What a person can do about an attempt with an unknown end. */
export function UnknownSteps({ ended, target, onSendAgain }: UnknownStepsProps) {
  const heading = useId();
  return (
    <section className={styles.steps} aria-labelledby={heading}>
      <h3 id={heading}>
        <FormattedMessage defaultMessage="What can be found out" />
      </h3>
      <WhatWasSent receipt={ended.receipt} />
      {target.kind === 'application' && (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="Microsoft documents reading the stored keys, reading the provisioning job and testing what is stored on enterprise applications only. This is an app registration, so here none of them is possible; the enterprise application of the same app may tell more." />
        </p>
      )}
      <ul className={styles.list}>
        {target.kind === 'servicePrincipal' && (
          <>
            <StoredStep ended={ended} target={target} />
            <JobStep ended={ended} target={target} />
            <TestStep target={target} />
          </>
        )}
        <Step
          title={<FormattedMessage defaultMessage="Send again" />}
          about={
            <FormattedMessage defaultMessage="When you know enough, or can live with sending twice. It goes through the review as before." />
          }
        >
          <div>
            <Button onClick={onSendAgain}>
              <FormattedMessage defaultMessage="Send again…" />
            </Button>
          </div>
        </Step>
      </ul>
    </section>
  );
}

/** Has the provisioning service try what it keeps. Nothing that was typed is sent. */
function TestStep({ target }: { target: Target }) {
  const testing = useStoredTest(target);
  return (
    <Step
      title={<FormattedMessage defaultMessage="Does what is stored work?" />}
      about={
        <FormattedMessage defaultMessage="The provisioning service tries what it keeps at the app on the other side; nothing that you typed is sent. A pass proves that what is stored works, not that it is what you sent." />
      }
    >
      <TestStored target={target} testing={testing} situation="after-unknown" />
    </Step>
  );
}

/** Whether the keys that were sent are stored. */
function StoredStep({ ended, target }: { ended: Ended; target: Target }) {
  const [open, setOpen] = useState(false);
  return (
    <Step
      title={<FormattedMessage defaultMessage="Which keys are stored?" />}
      about={
        <FormattedMessage defaultMessage="Graph tells the names of what is stored and hides the secrets, so a key that is there does not prove that it holds the value from this attempt." />
      }
    >
      {open ? (
        <StoredCheck ended={ended} target={target} />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>
            <FormattedMessage defaultMessage="Look at what is stored" />
          </Button>
        </div>
      )}
    </Step>
  );
}

/** What left and when, with the ids by which Microsoft can find it; never a value. */
function WhatWasSent({
  receipt: { keys, startedAt, clientRequestId, requestId },
}: {
  receipt: SubmitReceipt;
}) {
  const intl = useIntl();
  return (
    <div className={styles.sent}>
      <h4>
        <FormattedMessage defaultMessage="What was sent" />
      </h4>
      <FactList
        facts={facts(
          ['keys', keys.join(', ')],
          ['local-time', intl.formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'long' })],
          ['utc-time', new Date(startedAt).toISOString()],
          ['client-request-id', clientRequestId],
          ['request-id', requestId],
        )}
      />
    </div>
  );
}

type JobStepProps = {
  ended: Ended;
  target: Target;
};

/** How the provisioning job does. */
function JobStep(props: JobStepProps) {
  const [open, setOpen] = useState(false);
  return (
    <Step
      title={<FormattedMessage defaultMessage="How does the provisioning job do?" />}
      about={
        <FormattedMessage defaultMessage="A run that began after the attempt tells whether what is stored works. A job runs about every 40 minutes." />
      }
    >
      {open ? (
        <JobCheck {...props} />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>
            <FormattedMessage defaultMessage="Look at the job" />
          </Button>
        </div>
      )}
    </Step>
  );
}

type StepProps = {
  title: ReactNode;
  /** What it can show, and what not. */
  about: ReactNode;
  children?: ReactNode;
};

/** One way to learn more about an attempt with an unknown end. */
function Step({ title, about, children }: StepProps) {
  return (
    // Takes the focus of a button that goes away with what it answered.
    <li tabIndex={-1} className={styles.step}>
      <h4>{title}</h4>
      <p>{about}</p>
      {children}
    </li>
  );
}

type JobCheckProps = { ended: Ended; target: Target };

/** The provisioning jobs of the target, read when this comes up. */
function JobCheck({ ended, target }: JobCheckProps) {
  const graph = useGraph();
  const [most, setMost] = useState(cutStep);
  const read = useWindowRead((client) => jobsQuery(graph, target, client));
  return (
    <Check
      read={read}
      reading={<FormattedMessage defaultMessage="Reading the provisioning job…" />}
      denied={<FormattedMessage defaultMessage="Your account may not read the provisioning jobs." />}
    >
      {(jobs) =>
        jobs.length === 0 ? (
          <p>
            <FormattedMessage defaultMessage="There is no provisioning job yet, so none can tell." />
          </p>
        ) : (
          <>
            <ul className={styles.checks}>
              {jobs.slice(0, most).map((job) => (
                <li key={job.id}>
                  <JobText job={job} named={jobs.length > 1} sentAt={ended.receipt.startedAt} />
                </li>
              ))}
            </ul>
            <ListCut
              shown={Math.min(most, jobs.length)}
              total={jobs.length}
              onMore={() => setMost(most + cutStep)}
            />
          </>
        )
      }
    </Check>
  );
}

type JobTextProps = {
  job: Job;
  /** Other jobs exist, so the text names this one. */
  named: boolean;
  sentAt: number;
};

/** One job in sentences: what it does, since when and why it is in quarantine, and how its last run ended. */
function JobText({ job, named, sentAt }: JobTextProps) {
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

/** The keys that were sent beside those that are stored, read when this comes up. */
function StoredCheck({ ended, target }: { ended: Ended; target: Target }) {
  const read = useStored(target);
  return (
    <Check
      read={read}
      reading={<FormattedMessage defaultMessage="Reading what is stored…" />}
      denied={<FormattedMessage defaultMessage="Your account may not read what is stored." />}
    >
      {(stored) => (
        <>
          <ul className={styles.checks}>
            {compareStored(
              ended.receipt.keys,
              stored.map(({ key }) => key),
              ended.storedBefore,
            ).map((check) => (
              <li key={check.key}>
                <CheckText check={check} />
              </li>
            ))}
            {ended.dropped.map((dropped) => (
              <li key={`dropped ${dropped}`}>
                <DroppedText dropped={dropped} stored={stored.some(({ key }) => key === dropped)} />
              </li>
            ))}
          </ul>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Graph may lag behind by minutes: read again before you take a key that is not stored for a no." />
          </p>
        </>
      )}
    </Check>
  );
}

/** A key that a save was to drop shows more than the keys that it sent. */
function DroppedText({ dropped, stored }: { dropped: string; stored: boolean }) {
  const values = { key: <Verbatim>{dropped}</Verbatim> };
  return stored ? (
    <FormattedMessage
      defaultMessage="{key} is still stored, and this save was to drop it: most likely it took no effect yet."
      values={values}
    />
  ) : (
    <FormattedMessage
      defaultMessage="{key} is not stored any more, which this save was to do: most likely it took effect."
      values={values}
    />
  );
}

function CheckText({ check: { key, now, before } }: { check: KeyCheck }) {
  const values = { key: <Verbatim>{key}</Verbatim> };
  if (now === 'absent')
    return before === 'stored' ? (
      <FormattedMessage
        defaultMessage="{key} is not stored any more: it was before this attempt."
        values={values}
      />
    ) : (
      <FormattedMessage defaultMessage="{key} is not stored." values={values} />
    );
  switch (before) {
    case 'absent':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored, and was not before: most likely this attempt did that."
          values={values}
        />
      );
    case 'stored':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored, as it was before: that says nothing about its value."
          values={values}
        />
      );
    case 'unread':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored; whether since this attempt, this page cannot tell."
          values={values}
        />
      );
  }
}
