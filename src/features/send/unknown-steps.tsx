import { Button } from '#src/ui/button.tsx';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { FormattedMessage, FormattedList, FormattedTime } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import type { Ended } from './use-submit.ts';
import styles from '#src/ui/steps.module.css';
import { TestStored } from './test-progress.tsx';
import { useStoredTest } from './use-stored-test.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { jobsQuery, useStored } from '#src/requests/page-reads.ts';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { useWindowRead } from '#src/requests/use-window-read.ts';
import { Check } from '#src/ui/read-panel.tsx';
import type { Job } from '#src/domain/jobs/job.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { Words } from '#src/ui/job-time.tsx';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { reasonOf, resultOf, runSays, stateOf } from '#src/i18n/job-words.ts';
import { compareStored, type KeyCheck } from '#src/domain/save-plan/plan-save.ts';
import { isOneTime } from '#src/domain/keys/keys.ts';
import type { SubmitReceipt } from '#src/domain/attempt.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';

export type UnknownStepsProps = {
  ended: Ended;
  target: Target;
  /** Asks first what sending twice would do. */
  onSendAgain: () => void;
};

/** What a person can find out about an attempt with an unknown end, and what to do then. */
export function UnknownSteps({ ended, target, onSendAgain }: UnknownStepsProps) {
  const id = useId();
  // It replaces the button that had the focus; the focus lies outside React.
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  return (
    <section className={styles.steps} aria-labelledby={id}>
      <h3 id={id} tabIndex={-1}>
        <FormattedMessage defaultMessage="Check what happened" />
      </h3>
      {target.kind === 'application' && (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="Stored keys, jobs and tests are available for enterprise applications only." />
        </p>
      )}
      <ul className={styles.list}>
        {target.kind === 'servicePrincipal' && (
          <>
            <Step
              title={<FormattedMessage defaultMessage="Stored keys" />}
              about={
                <FormattedMessage defaultMessage="A stored key doesn't prove that it holds the new value." />
              }
            >
              <StoredCheck ended={ended} target={target} />
            </Step>
            <Step
              title={<FormattedMessage defaultMessage="Job status" />}
              about={
                <FormattedMessage defaultMessage="A run after the attempt shows whether the stored credentials work." />
              }
            >
              <JobCheck ended={ended} target={target} />
            </Step>
            <TestStep target={target} />
          </>
        )}
        <Step
          title={<FormattedMessage defaultMessage="Send again" />}
          about={<FormattedMessage defaultMessage="It may already have worked. You review it first." />}
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
      title={<FormattedMessage defaultMessage="Connection" />}
      about={
        <FormattedMessage defaultMessage="Tests the stored credentials. A pass doesn't prove that they are the new ones." />
      }
    >
      <TestStored target={target} testing={testing} situation="after-unknown" />
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
      takesFocus={false}
      reading={<FormattedMessage defaultMessage="Loading the job…" />}
      denied={<FormattedMessage defaultMessage="You don't have permission to view provisioning jobs." />}
    >
      {(jobs) =>
        jobs.length === 0 ? (
          <p>
            <FormattedMessage defaultMessage="No provisioning job yet." />
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
      <FormattedMessage defaultMessage="Job: {state}." values={{ state: <Words said={stateOf(job)} /> }} />
      {quarantine && (
        <>
          {' '}
          {quarantine.seriesBegan !== undefined && (
            <FormattedMessage
              defaultMessage="Quarantined {time}."
              values={{ time: <RelativeTime at={quarantine.seriesBegan} /> }}
            />
          )}{' '}
          <Words said={reasonOf(job)} />{' '}
          {quarantine.nextAttempt !== undefined && (
            <FormattedMessage
              defaultMessage="Next try {time}."
              values={{ time: <RelativeTime at={quarantine.nextAttempt} /> }}
            />
          )}
        </>
      )}{' '}
      {run?.timeBegan === undefined ? (
        <FormattedMessage defaultMessage="No runs yet." />
      ) : (
        <FormattedMessage
          defaultMessage="Last run {time}: {result}."
          values={{ time: <RelativeTime at={run.timeBegan} />, result: <Words said={resultOf(job)} /> }}
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
        <FormattedMessage defaultMessage="That was after the attempt: the credentials stored now work, new or old." />
      );
    case 'fails':
      return (
        <FormattedMessage defaultMessage="That was after the attempt. The provisioning logs show why it failed." />
      );
    case 'nothing':
      return <FormattedMessage defaultMessage="No run since the attempt yet." />;
  }
}

/** The keys that were sent beside those that are stored, read when this comes up. */
function StoredCheck({ ended, target }: { ended: Ended; target: Target }) {
  const read = useStored(target);
  return (
    <Check
      read={read}
      takesFocus={false}
      reading={<FormattedMessage defaultMessage="Loading stored keys…" />}
      denied={<FormattedMessage defaultMessage="You don't have permission to view stored credentials." />}
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
            <FormattedMessage defaultMessage="Microsoft Graph may lag by minutes. Refresh before you rely on a missing key." />
          </p>
        </>
      )}
    </Check>
  );
}

/** A key that a save was to drop shows more than the keys that it sent. */
export function DroppedText({ dropped, stored }: { dropped: string; stored: boolean }) {
  const values = { key: <Verbatim>{dropped}</Verbatim> };
  return stored ? (
    <FormattedMessage
      defaultMessage="{key} is still stored, and this save removes it. It probably took no effect yet."
      values={values}
    />
  ) : (
    <FormattedMessage
      defaultMessage="{key} is removed, as this save does. It probably took effect."
      values={values}
    />
  );
}

export function CheckText({ check: { key, now, before } }: { check: KeyCheck }) {
  const values = { key: <Verbatim>{key}</Verbatim> };
  if (now === 'absent')
    return before === 'stored' ? (
      <FormattedMessage
        defaultMessage="{key} is no longer stored. It was before this attempt."
        values={values}
      />
    ) : (
      <FormattedMessage defaultMessage="{key} is not stored." values={values} />
    );
  switch (before) {
    case 'absent':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored, and was not before. The attempt probably took effect."
          values={values}
        />
      );
    case 'stored':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored, as before. Its value may be old or new."
          values={values}
        />
      );
    case 'unread':
      return (
        <FormattedMessage
          defaultMessage="{key} is stored. It may be from before this attempt."
          values={values}
        />
      );
  }
}

type SendAgainDialogProps = {
  receipt: SubmitReceipt;
  onConfirm: () => void;
  onClose: () => void;
};

/** What may happen twice when a person repeats an attempt with an unknown end. Confirming sends nothing yet. */
export function SendAgainDialog({ receipt, onConfirm, onClose }: SendAgainDialogProps) {
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    onClose();
    // Back to where it was opened from; the dialog has no trigger of its own to do so.
    focusNextFrame(() => opener);
  };
  const keys = receipt.keys.map((key) => <Verbatim key={key}>{key}</Verbatim>);
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Send again? It may already have worked." />}
      onDismiss={close}
      actions={
        <>
          <Button appearance="primary" onClick={onConfirm}>
            {receipt.keys.some(isOneTime) ? (
              <FormattedMessage defaultMessage="Enter a new code" />
            ) : (
              <FormattedMessage defaultMessage="Review again" />
            )}
          </Button>
          <Button onClick={close}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage
          defaultMessage="If the attempt of {time} took effect, this happens again:"
          values={{ time: <FormattedTime value={receipt.startedAt} timeStyle="medium" /> }}
        />
      </p>
      <ul className={styles.checks}>
        <li>
          {receipt.verb === 'save' ? (
            <FormattedMessage defaultMessage="All stored credentials are replaced. The review shows them first." />
          ) : (
            <FormattedMessage
              defaultMessage="The stored value of {keys} is replaced by the one in the form."
              values={{ keys: <FormattedList type="conjunction" value={keys} /> }}
            />
          )}
        </li>
        {receipt.verb !== 'save' && (
          <li>
            <FormattedMessage defaultMessage="Entra signs in to the app again. Tokens from the first time may stop working." />
          </li>
        )}
      </ul>
      {receipt.keys.some(isOneTime) && (
        <p>
          <FormattedMessage defaultMessage="An authorization code works once. Enter a new one before the review." />
        </p>
      )}
    </TaskDialog>
  );
}
