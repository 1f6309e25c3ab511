import { Button } from '#src/ui/button.tsx';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { type Connection, connectionOf } from '#src/domain/preflight/provisioning-status.ts';
import type { Verdict } from '#src/domain/attempt.ts';
import type { Target } from '#src/domain/target.ts';
import { usePageStored } from '#src/requests/page-reads.ts';
import { readKept, subscribeToKept } from '#src/storage.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import type { NotedExpiryProps } from './noted-expiry.tsx';
import styles from './status-strip.module.css';

/** What the strip has to know of a test of the stored credentials, which another part of the page runs. */
export type StripTest = {
  state: 'idle' | 'busy' | 'window' | 'stopped' | 'done';
  verdict?: Verdict;
  /** When it ended. */
  at?: number;
};

type TilesProps = {
  target: Target;
  /** The one that does worst. */
  job: Job | undefined;
  test: StripTest;
  verdict: 'passed' | 'failed' | undefined;
  /** Begins a test; called from the click that may open Entra's window. */
  onTest: () => void;
  /** Leads to what a test has shown. */
  onTestResult: () => void;
  onSetDate: () => void;
};

/** When it last worked, whether the app takes the credentials, and when they expire. */
export function Tiles({ target, job, test, verdict, onTest, onTestResult, onSetDate }: TilesProps) {
  const stored = usePageStored(target).query.data;
  const success = job?.status?.lastSuccessfulExecution;
  const entitled = success?.countEntitledForProvisioning ?? success?.countEntitled;
  const seen = connectionOf(
    job,
    verdict && test.at !== undefined ? { passed: verdict === 'passed', at: test.at } : undefined,
  );
  return (
    <dl className={styles.tiles}>
      <Tile name={<FormattedMessage defaultMessage="Last success" />}>
        {success?.timeEnded === undefined ? (
          job ? (
            <FormattedMessage defaultMessage="none" />
          ) : (
            '–'
          )
        ) : (
          <RelativeTime at={success.timeEnded} />
        )}
        {entitled !== undefined && (
          <span className={styles.small}>
            <FormattedMessage defaultMessage="{count, number} in scope" values={{ count: entitled }} />
          </span>
        )}
      </Tile>
      <Tile name={<FormattedMessage defaultMessage="Connection" />}>
        <span aria-live="polite">
          <ConnectionText test={test} seen={seen} isEmpty={stored?.length === 0} />
        </span>
        <span className={styles.buttons}>
          <TestButton test={test} onTest={onTest} />
          {test.state !== 'idle' && test.state !== 'busy' && (
            <Button size="small" appearance="transparent" onClick={onTestResult}>
              <FormattedMessage defaultMessage="Result" />
            </Button>
          )}
        </span>
      </Tile>
      <Tile name={<FormattedMessage defaultMessage="Expires" />}>
        <Expiry target={target} told={stored} />
        <span className={styles.buttons}>
          <Button size="small" onClick={onSetDate}>
            <FormattedMessage defaultMessage="Set date" />
          </Button>
        </span>
      </Tile>
    </dl>
  );
}

export function TestButton({ test, onTest }: Pick<TilesProps, 'test' | 'onTest'>) {
  const intl = useIntl();
  return (
    <Button
      size="small"
      className={styles.test}
      disabledFocusable={test.state === 'busy'}
      aria-label={intl.formatMessage({ defaultMessage: 'Test stored credentials' })}
      onClick={onTest}
    >
      <FormattedMessage defaultMessage="Test" />
    </Button>
  );
}

function Tile({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type ConnectionTextProps = { test: StripTest; seen: Connection | undefined; isEmpty: boolean };

function ConnectionText({ test, seen, isEmpty }: ConnectionTextProps) {
  switch (test.state) {
    case 'busy':
      return <FormattedMessage defaultMessage="Testing…" />;
    case 'window':
      return <FormattedMessage defaultMessage="Continue in the Microsoft window." />;
    case 'stopped':
      return <FormattedMessage defaultMessage="Not tested" />;
    case 'idle':
    case 'done':
  }
  if (test.state === 'done' && test.verdict === 'unknown')
    return <FormattedMessage defaultMessage="Outcome unknown" />;
  if (isEmpty && test.state === 'idle') return <FormattedMessage defaultMessage="Nothing stored" />;
  if (!seen) return <FormattedMessage defaultMessage="Not tested" />;
  const values = {
    when: seen.at === undefined ? '' : <RelativeTime at={seen.at} />,
  };
  return seen.works ? (
    <>
      <span className={styles.sign}>
        <CheckmarkRegular />
      </span>
      <FormattedMessage defaultMessage="Works {when}" values={values} />
    </>
  ) : (
    <>
      <span className={styles.sign}>
        <DismissRegular />
      </span>
      <FormattedMessage defaultMessage="Failed {when}" values={values} />
    </>
  );
}

// It brings what reads dates, which most browsers have none of.
const NotedExpiry = lazyOr<NotedExpiryProps>(
  () => '–',
  () => import('./noted-expiry.tsx').then((part) => part.NotedExpiry),
);

type ExpiryProps = {
  target: Target;
  told: ReturnType<typeof usePageStored>['query']['data'];
};

function Expiry({ target, told }: ExpiryProps) {
  const isNoted = useSyncExternalStore(subscribeToKept, hasDates);
  const value = told?.find(({ key }) => key === 'TokenExpiration')?.value;
  const stored = value?.kind === 'plain' ? Date.parse(value.text) : undefined;
  if (!isNoted) return <NearestDay times={[stored]} />;
  return (
    <Suspense>
      <NotedExpiry target={target}>{(noted) => <NearestDay times={[noted, stored]} />}</NotedExpiry>
    </Suspense>
  );
}

/** Whether a date is noted in this browser, of whichever application. */
const hasDates = () => typeof readKept('expiry') === 'string';

/** The nearest of these, in milliseconds since the epoch; what is no time counts as none. */
function NearestDay({ times }: { times: readonly (number | undefined)[] }) {
  const known = times.filter((time) => time !== undefined).filter(Number.isFinite);
  if (known.length === 0) return <FormattedMessage defaultMessage="Not set" />;
  const at = Math.min(...known);
  return (
    <>
      <RelativeTime at={at} />
      <span className={styles.small}>
        <FormattedDate value={at} dateStyle="medium" />
      </span>
    </>
  );
}
