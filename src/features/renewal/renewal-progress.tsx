import { stepTexts, stateTexts } from '#src/i18n/renewal-texts.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import {
  isComplete,
  nextStep,
  progressOf,
  type Renewal,
  type RenewalStep,
  type StepProgress,
} from '#src/domain/renewal/renewal.ts';
import { Notice } from '#src/ui/notice.tsx';
import type { Keeping } from './kept-renewal.ts';
import { RenewalEnd } from './renewal-end.tsx';
import styles from './renewal-panel.module.css';
import type { RenewalState, RenewalWays } from './use-renewal.ts';
import { Button } from '#src/ui/button.tsx';
import { Spinner } from '#src/ui/spinner.tsx';
import { useRef, type ReactNode } from 'react';
import { AttemptProgress } from '#src/ui/attempt-progress.tsx';
import { useGraph } from '#src/requests/graph-context.ts';
import { useGuide } from '#src/requests/guide.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleFilled,
  QuestionCircleRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import { facts } from '#src/domain/failure/failure.ts';
import type { Activity } from '#src/domain/renewal/activity.ts';
import { duration } from '#src/domain/renewal/record-text.ts';
import { FactList } from '#src/ui/details.tsx';

type RenewalProgressProps = {
  state: RenewalState;
  renewal: Renewal;
  ways: RenewalWays;
  onForget: () => void;
};

/** A renewal under way: where it is, what is next, and its record. */
export function RenewalProgress({ state, renewal, ways, onForget }: RenewalProgressProps) {
  const progress = progressOf(renewal);
  const next = nextStep(renewal);
  return (
    <>
      <Begun at={renewal.startedAt} resumed={state.resumed} />
      {/* Here before it has anything to say: screen readers skip a live region that appears with its text. */}
      <p aria-live="polite" className={styles.news}>
        <News state={state} renewal={renewal} />
      </p>
      <KeepingNotice keeping={state.keeping} />
      <ol className={styles.steps}>
        {progress.map((one) => (
          <RenewalStepItem key={one.step} progress={one} current={one.step === next}>
            {one.step === next && <NextStep step={next} ways={ways} onSkip={state.skip} />}
            {one.step === 'watch' && ways.job?.isWatched && (
              <p className={styles.watching}>
                <Spinner size="extra-tiny" />
                <FormattedMessage defaultMessage="Watching for the next cycle…" />
              </p>
            )}
          </RenewalStepItem>
        ))}
      </ol>
      <RenewalEnd renewal={renewal} complete={isComplete(renewal)} onForget={onForget} />
    </>
  );
}

/** A record that a reload would lose is not lost in silence. */
function KeepingNotice({ keeping }: { keeping: Keeping }) {
  if (keeping === 'kept') return null;
  return (
    <Notice
      intent="warning"
      title={
        keeping === 'too-long' ? (
          <FormattedMessage defaultMessage="This record is too long for the browser to keep." />
        ) : (
          <FormattedMessage defaultMessage="This browser's storage is full or off." />
        )
      }
    >
      <FormattedMessage defaultMessage="A reload loses the latest steps. Save the record first." />
    </Notice>
  );
}

function Begun({ at, resumed }: { at: number; resumed: boolean }) {
  const intl = useIntl();
  const time = intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p className={styles.begun}>
      {resumed ? (
        <FormattedMessage defaultMessage="Started {time}. Continue where you were." values={{ time }} />
      ) : (
        <FormattedMessage
          defaultMessage="Started {time}. Steps are recorded, never values."
          values={{ time }}
        />
      )}
    </p>
  );
}

/** What has just changed, in a sentence that is announced. */
function News({ state: { news }, renewal }: { state: RenewalState; renewal: Renewal }) {
  const changed = progressOf(renewal).find(({ step }) => step === news?.step);
  const next = nextStep(renewal);
  if (!news || !changed) return null;
  return (
    <>
      <FormattedMessage
        defaultMessage="{step}: {state}."
        values={{
          step: <FormattedMessage {...stepTexts[news.step]} />,
          state: <StepWord progress={changed} />,
        }}
      />{' '}
      {news.reopened && (
        <>
          <FormattedMessage defaultMessage="Later steps are open again." />{' '}
        </>
      )}
      {next && next !== news.step && (
        <FormattedMessage
          defaultMessage="Next: {step}."
          values={{ step: <FormattedMessage {...stepTexts[next]} /> }}
        />
      )}
    </>
  );
}

type NextStepProps = { step: RenewalStep; ways: RenewalWays; onSkip: () => void };

/** What does the next step, or skips it. */
function NextStep({ step, ways, onSkip }: NextStepProps) {
  const buttons = useRef<HTMLDivElement>(null);
  return (
    <div ref={buttons}>
      <StepWays step={step} ways={ways}>
        <Button
          appearance="subtle"
          onClick={() => {
            // These buttons go; the list stays, and says what is next.
            buttons.current?.closest('aside')?.querySelector('h2')?.focus({ preventScroll: true });
            onSkip();
          }}
        >
          <FormattedMessage defaultMessage="Skip this step" />
        </Button>
      </StepWays>
    </div>
  );
}

function StepWays({ step, ways, children }: Pick<NextStepProps, 'step' | 'ways'> & { children: ReactNode }) {
  const { enterValue, testTyped, review, primary, job } = ways;
  const { submitTimeoutSeconds: patience } = useGraph();
  switch (step) {
    case 'test-typed':
      return (
        <>
          <Overlap connector={ways.connector} />
          <div className={styles.ways}>
            <Button appearance="primary" onClick={testTyped}>
              <FormattedMessage defaultMessage="Test" />
            </Button>
            <Button onClick={enterValue}>
              <FormattedMessage defaultMessage="Enter value" />
            </Button>
            {children}
          </div>
        </>
      );
    case 'change':
      return (
        <div className={styles.ways}>
          {(primary === 'save' ? (['save', 'authorize'] as const) : (['authorize', 'save'] as const)).map(
            (verb, place) => (
              <Button
                key={verb}
                appearance={place === 0 ? 'primary' : 'secondary'}
                onClick={() => review(verb)}
              >
                {verb === 'save' ? (
                  <FormattedMessage defaultMessage="Save…" />
                ) : (
                  <FormattedMessage defaultMessage="Authorize…" />
                )}
              </Button>
            ),
          )}
          {children}
        </div>
      );
    case 'restart':
      return job ? (
        <>
          <p>
            <FormattedMessage
              defaultMessage="Lifts the quarantine of job {name} ({scope}). The job continues where it stopped."
              values={{
                name: <Verbatim>{job.name}</Verbatim>,
                scope: <Verbatim>QuarantineState</Verbatim>,
              }}
            />
          </p>
          {job.pending && (
            <AttemptProgress
              key={job.pending}
              phase={job.pending}
              verb="restart"
              patience={patience}
              onAgain={job.reopen}
            />
          )}
          <div className={styles.ways}>
            <Button appearance="primary" disabledFocusable={job.pending !== undefined} onClick={job.restart}>
              <FormattedMessage defaultMessage="Restart" />
            </Button>
            {job.pending === undefined ? (
              children
            ) : (
              <Button onClick={job.cancel}>
                <FormattedMessage defaultMessage="Cancel" />
              </Button>
            )}
          </div>
        </>
      ) : (
        <>
          <p>
            <FormattedMessage defaultMessage="No provisioning job is visible." />
          </p>
          <div className={styles.ways}>{children}</div>
        </>
      );
    case 'watch':
      return (
        <div className={styles.ways}>
          {job && !job.isWatched && (
            <Button appearance="primary" onClick={job.watch}>
              <FormattedMessage defaultMessage="Watch" />
            </Button>
          )}
          {children}
        </div>
      );
    case 'preflight':
    case 'test-stored':
      // No steps any more; records of earlier versions have them.
      return children;
  }
}

/** How to renew without a gap, where the vendor lets two secrets work at once. */
function Overlap({ connector }: Pick<RenewalWays, 'connector'>) {
  const guide = useGuide(connector);
  if (guide?.rotation?.overlap !== true) return null;
  const { text, source = guide.source } = guide.rotation;
  return (
    <p>
      {/* The guide is written in English. */}
      <span lang="en">{text}</span>{' '}
      <FormattedMessage
        defaultMessage="<source>Source (new tab)</source>"
        values={{ source: sourceLink(source) }}
      />
    </p>
  );
}

type RenewalStepItemProps = {
  progress: StepProgress;
  /** It is the next one. */
  current: boolean;
  /** What leads on. */
  children: ReactNode;
};

/** One step: how far it is, when it was done, and the ids of what was done. */
function RenewalStepItem({ progress, current, children }: RenewalStepItemProps) {
  const intl = useIntl();
  const { step, by } = progress;
  return (
    <li className={styles.step} aria-current={current ? 'step' : undefined}>
      <span className={styles.icon} data-state={progress.state}>
        <StepIcon progress={progress} />
      </span>
      <div className={styles.what}>
        <div className={styles.name}>
          <span className={styles.title}>
            <FormattedMessage {...stepTexts[step]} />
          </span>
          <span className={styles.state}>
            <StepWord progress={progress} />
            {by && (
              <>
                {', '}
                {intl.formatTime(by.kind === 'skip' ? by.at : by.startedAt, { timeStyle: 'medium' })}
                {by.kind !== 'skip' && `, ${duration(by.durationMs)}`}
              </>
            )}
          </span>
        </div>
        {by && by.kind !== 'skip' && <StepFacts activity={by} />}
        {children}
      </div>
    </li>
  );
}

function StepIcon({ progress: { state, by } }: { progress: StepProgress }) {
  switch (state) {
    case 'done':
      return <CheckmarkCircleFilled />;
    case 'failed':
      return <DismissCircleFilled />;
    case 'skipped':
      return <SubtractCircleRegular />;
    case 'todo':
      return by ? <QuestionCircleRegular /> : <CircleRegular />;
  }
}

function StepFacts({ activity }: { activity: Activity }) {
  const { startedAt, status, clientRequestId, requestId, keys, detail } = activity;
  return (
    <details className={styles.facts}>
      <summary>
        <FormattedMessage defaultMessage="Time and IDs" />
      </summary>
      <FactList
        facts={facts(
          ['utc-time', new Date(startedAt).toISOString()],
          ['status', status?.toString()],
          ['client-request-id', clientRequestId],
          ['request-id', requestId],
          ['keys', keys?.join(', ')],
          ['detail', detail],
        )}
      />
    </details>
  );
}

/** How far a step is. A step that was done never counts as undone because its end is unknown. */
function StepWord({ progress: { state, by } }: { progress: StepProgress }) {
  return <FormattedMessage {...stateTexts[state === 'todo' && by ? 'unsure' : state]} />;
}
