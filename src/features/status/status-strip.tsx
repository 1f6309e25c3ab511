import { Button, ButtonLink } from '#src/ui/button.tsx';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Config } from '#src/config/config.ts';
import { portalPage } from '#src/config/portal-link.ts';
import { failureFacts, type Failure, failureOf } from '#src/domain/failure/failure.ts';
import { hasQuarantine, lastDay, termOf } from '#src/domain/jobs/job-rules.ts';
import {
  type ProvisioningStatus,
  provisioningStatus,
  type Reading,
  toneOf,
} from '#src/domain/preflight/provisioning-status.ts';
import { checkActivity } from '#src/domain/preflight/judge-preflight.ts';
import type { Target } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import {
  type PageRead,
  usePageJobs,
  usePageRefresh,
  usePageTemplates,
  useRecognition,
} from '#src/requests/page-reads.ts';
import { type Permission, usePermission } from '#src/requests/permission.ts';
import { WindowProgress } from '#src/ui/attempt-progress.tsx';
import { Details } from '#src/ui/details.tsx';
import { placeIds } from '#src/ui/places.ts';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { WaitNotice } from '#src/ui/wait-notice.tsx';
import { DetailsButton, TwinLink, obstacleWords } from './access-details.tsx';
import { GrantButtons, GrantText } from './grant-line.tsx';
import { CauseText, stateWords, TermText } from './status-words.tsx';
import { TestButton, Tiles, type StripTest } from './status-tiles.tsx';
import tones from '#src/ui/tone.module.css';
import styles from './status-strip.module.css';
import { useAccess } from './use-access.ts';

type StatusStripProps = {
  target: Target;
  config: Config;
  test: StripTest;
  /** Begins a test; called from the click that may open Entra's window. */
  onTest: () => void;
  /** Leads to what a test has shown. */
  onTestResult: () => void;
  onRenew: () => void;
  /** A renewal under way: its next step has the one accent of the page. */
  isRenewing: boolean;
  /** Leads to the Job tab, where a job is started or looked into. */
  onJob: () => void;
  onSetDate: () => void;
};

/** How provisioning does, why, and the one thing that helps. All of it is read without a click. */
export function StatusStrip(props: StatusStripProps) {
  const { target, config, test } = props;
  const intl = useIntl();
  const permission = usePermission(target);
  const templates = usePageTemplates(target);
  const jobs = usePageJobs(target);
  const { authorization } = useRecognition(target);
  const access = useAccess(target, config);
  const [opened] = useState(Date.now);
  // As of the last read, which is what is shown.
  const now = Math.max(opened, jobs.query.dataUpdatedAt);
  const verdict = test.verdict === 'passed' || test.verdict === 'failed' ? test.verdict : undefined;
  const status = provisioningStatus({
    target,
    permission: permission.state === 'window' ? 'missing' : permission.state,
    templates: readingOf(templates, (all) => all.length),
    jobs: readingOf(jobs, (all) => all),
    test: verdict,
    authorization,
  });
  const { state, job } = status;
  const term = job?.status?.quarantine && hasQuarantine(job) ? termOf(job.status.quarantine, now) : undefined;
  const asks = askFor(permission, status);
  const obstacle = access.preflight && obstacleWords(access.preflight.role, target.kind);
  const slow = [jobs, templates].map(({ running }) => running).find((read) => read?.slow === true);
  const isEnterprise = target.kind === 'servicePrincipal';
  const hasTiles = isEnterprise && !asks && permission.state !== 'window' && state !== 'not-supported';
  const tiles = hasTiles && <Tiles {...props} job={job} verdict={verdict} />;
  return (
    <section
      id={placeIds.preflight}
      aria-label={intl.formatMessage({ defaultMessage: 'Status' })}
      className={styles.strip}
    >
      <div className={styles.main} aria-busy={state === 'reading'}>
        <p className={styles.state} aria-live="polite">
          <span className={`${styles.dot} ${tones[toneOf[state]]}`} aria-hidden="true" />
          <strong className={tones[toneOf[state]]}>
            <FormattedMessage {...stateWords[state]} />
          </strong>
          {term && (
            <>
              <span>
                <FormattedMessage
                  defaultMessage="day {day, number} of {last, number}"
                  values={{ day: term.day, last: lastDay }}
                />
              </span>
              <progress className={styles.days} value={term.day} max={lastDay} aria-hidden="true" />
            </>
          )}
          {status.jobs !== undefined && status.jobs > 1 && (
            <span>
              <FormattedMessage
                defaultMessage="1 of {jobs, number} jobs"
                values={{ jobs: status.jobs }}
                description="The strip shows the job that does worst"
              />
            </span>
          )}
        </p>
        {permission.state === 'window' ? (
          <WindowProgress onAgain={() => permission.grant()} onCancel={permission.cancel} />
        ) : asks ? (
          <GrantText failure={asks} config={config} />
        ) : (
          <>
            <p className={styles.cause}>
              {state === 'no-access' && obstacle ? obstacle : <CauseText status={status} target={target} />}
            </p>
            {job && (
              <p className={`${styles.term} ${styles.wide}`}>
                <TermText job={job} now={now} />
              </p>
            )}
          </>
        )}
        {state === 'reading' && slow && <WaitNotice read={slow} />}
        {obstacle && state !== 'no-access' && <p className={styles.term}>{obstacle}</p>}
      </div>
      {hasTiles && <div className={styles.wide}>{tiles}</div>}
      <div className={styles.actions}>
        {asks ? (
          permission.state !== 'window' && (
            <GrantButtons permission={permission} failure={asks} config={config} />
          )
        ) : (
          <Action {...props} status={status} portal={authorization === 'portal'} />
        )}
        {hasTiles && (
          <span className={styles.narrow}>
            <TestButton {...props} />
          </span>
        )}
        {!isEnterprise && access.twin !== undefined && <TwinLink twin={access.twin} />}
        <DetailsButton
          target={target}
          config={config}
          access={access}
          permission={permission}
          templates={templates.query.data?.length}
        >
          {/* Where the strip has three lines, this is the place for the rest. */}
          <div className={styles.narrow}>
            {job && (
              <p className={styles.term}>
                <TermText job={job} now={now} />
              </p>
            )}
            {tiles}
            {!asks && isBeside(status) && mayRenew(status, authorization === 'portal') && (
              <RenewButton {...props} status={status} />
            )}
          </div>
          {status.failure && <Details facts={failureFacts(status.failure)} />}
        </DetailsButton>
        {permission.state === 'granted' && <Refresh target={target} />}
      </div>
    </section>
  );
}

/** What has to be asked of the person before anything else can be read; one thing for the whole page. */
function askFor(permission: Permission, { state, failure }: ProvisioningStatus): Failure | undefined {
  if (permission.state === 'missing' && state !== 'not-supported') return permission.failure;
  return failure?.kind === 'needs-interaction' ? failure : undefined;
}

function readingOf<Data, Value>({ query }: PageRead<Data>, take: (data: Data) => Value): Reading<Value> {
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  // A later read that failed makes nothing unknown of what was read before.
  if (query.data !== undefined && failure?.kind !== 'needs-interaction')
    return { state: 'known', value: take(query.data) };
  return failure ? { state: 'failed', failure } : { state: 'waiting' };
}

type PartProps = StatusStripProps & { status: ProvisioningStatus; portal: boolean };

/** The accent button, and quietly the renewal, which is offered in each other state too. */
function Action({ target, config, status, portal, onRenew, isRenewing, onJob }: PartProps) {
  return (
    <>
      {status.action === 'start' && (
        <Button size="small" appearance="primary" className={styles.accent} onClick={onJob}>
          <FormattedMessage defaultMessage="Start…" />
        </Button>
      )}
      {status.action === 'job' && (
        <Button size="small" appearance="primary" className={styles.accent} onClick={onJob}>
          <FormattedMessage defaultMessage="Open job" />
        </Button>
      )}
      {(status.action === 'entra' || status.action === 'portal' || portal) && (
        <ButtonLink
          size="small"
          appearance={status.action === 'entra' || status.action === 'portal' ? 'primary' : 'secondary'}
          className={styles.accent}
          href={portalPage(
            config.cloud.name,
            target,
            status.state === 'sign-in-disabled' ? 'Overview' : 'ProvisioningManagement',
          )}
          target="_blank"
          rel="noreferrer"
        >
          {portal ? (
            <FormattedMessage defaultMessage="Authorize in Entra" />
          ) : status.state === 'not-set-up' ? (
            <FormattedMessage defaultMessage="Set up in Entra" />
          ) : (
            <FormattedMessage defaultMessage="Open in Entra" />
          )}
        </ButtonLink>
      )}
      {mayRenew(status, portal) && (
        <span className={isBeside(status) ? styles.wide : undefined}>
          <RenewButton {...{ status, onRenew, isRenewing }} />
        </span>
      )}
    </>
  );
}

function RenewButton({ status, onRenew, isRenewing }: Pick<PartProps, 'status' | 'onRenew' | 'isRenewing'>) {
  const leads = status.action === 'renew' && !isRenewing;
  return (
    <Button
      size="small"
      appearance={leads ? 'primary' : 'secondary'}
      className={styles.accent}
      onClick={onRenew}
    >
      <FormattedMessage defaultMessage="Renew credentials" />
    </Button>
  );
}

function mayRenew({ state }: ProvisioningStatus, portal: boolean): boolean {
  return !portal && state !== 'reading' && state !== 'not-supported';
}

/** Something else helps more; on a narrow screen the renewal then stands behind Details. */
function isBeside({ action }: ProvisioningStatus): boolean {
  return action !== undefined && action !== 'renew';
}

/** One quiet button for all that the page has read. */
function Refresh({ target }: { target: Target }) {
  const intl = useIntl();
  const { refresh, isReading, at } = usePageRefresh(target);
  const { report } = useTargetPage();
  return (
    <span className={styles.refresh}>
      {at !== undefined && (
        <span className={`${styles.small} ${styles.wide}`}>
          <FormattedMessage defaultMessage="updated {when}" values={{ when: <RelativeTime at={at} /> }} />
        </span>
      )}
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        disabledFocusable={isReading}
        aria-label={intl.formatMessage({ defaultMessage: 'Refresh' })}
        onClick={() => void refresh().then((end) => report(checkActivity(end)))}
      >
        <span className={styles.wide}>
          <FormattedMessage defaultMessage="Refresh" />
        </span>
      </Button>
    </span>
  );
}
