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
import type { RenewalState } from './use-renewal.ts';
import { Button } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import { useTargetPage } from '#src/requests/application-page.ts';
import type { Mode } from '#src/domain/receipt.ts';
import { goToPlace, places, tabOf } from '#src/ui/places.ts';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleFilled,
  QuestionCircleRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import { facts } from '#src/domain/failure/facts.ts';
import type { Activity } from '#src/domain/renewal/activity.ts';
import { duration } from '#src/domain/renewal/duration.ts';
import { FactList } from '#src/ui/details.tsx';

type RenewalProgressProps = {
  state: RenewalState;
  renewal: Renewal;
  onForget: () => void;
};

/** A renewal under way: where it is, what is next, and its record. */
export function RenewalProgress({ state, renewal, onForget }: RenewalProgressProps) {
  const progress = progressOf(renewal);
  const next = nextStep(renewal);
  return (
    <>
      <Begun at={renewal.startedAt} resumed={state.resumed} />
      {/* Here before it has anything to say: screen readers skip a live region that appears with its text. */}
      <p role="status" className={styles.news}>
        <News state={state} renewal={renewal} />
      </p>
      <KeepingNotice keeping={state.keeping} />
      <ol className={styles.steps}>
        {progress.map((one) => (
          <RenewalStepItem key={one.step} progress={one} current={one.step === next}>
            {one.step === next && <NextStep step={next} onSkip={state.skip} />}
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
          <FormattedMessage defaultMessage="The browser's storage for this site is full or switched off." />
        )
      }
    >
      <FormattedMessage defaultMessage="A reload loses the latest steps. Save the record below before you reload or leave." />
    </Notice>
  );
}

function Begun({ at, resumed }: { at: number; resumed: boolean }) {
  const intl = useIntl();
  const time = intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p className={styles.begun}>
      {resumed ? (
        <FormattedMessage
          defaultMessage="This renewal was begun at {time}; go on where you were."
          values={{ time }}
        />
      ) : (
        <FormattedMessage
          defaultMessage="Begun at {time}. What you do on this page is recorded, without any value, until you finish."
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
          <FormattedMessage defaultMessage="What was found out before is to be done again." />{' '}
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

/** The link to the place of the next step, or the button to skip it. */
function NextStep({ step, onSkip }: { step: RenewalStep; onSkip: () => void }) {
  const { setMode, openTab } = useTargetPage();
  const buttons = useRef<HTMLDivElement>(null);
  return (
    <div ref={buttons} className={styles.ways}>
      {places[step].map(({ id, mode }, place) => (
        <Button
          key={mode ?? id}
          size="small"
          appearance={place === 0 ? 'primary' : 'secondary'}
          onClick={() => {
            if (mode) setMode(mode);
            const tab = tabOf(id);
            if (tab) openTab(tab);
            goToPlace(id);
          }}
        >
          <WayName step={step} mode={mode} />
        </Button>
      ))}
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          // These buttons go; the list stays, and says below what is next.
          buttons.current?.closest('section')?.querySelector('h2')?.focus({ preventScroll: true });
          onSkip();
        }}
      >
        <FormattedMessage defaultMessage="Skip this step" />
      </Button>
    </div>
  );
}

function WayName({ step, mode }: { step: RenewalStep; mode: Mode | undefined }) {
  switch (step) {
    case 'preflight':
      return <FormattedMessage defaultMessage="Go to the check" />;
    case 'test-typed':
      return <FormattedMessage defaultMessage="Go to the test" />;
    case 'change':
      return mode === 'save' ? (
        <FormattedMessage defaultMessage="Go to saving" />
      ) : (
        <FormattedMessage defaultMessage="Go to authorizing" />
      );
    case 'test-stored':
      return <FormattedMessage defaultMessage="Go to what is stored" />;
    case 'restart':
      return <FormattedMessage defaultMessage="Go to the jobs" />;
    case 'watch':
      return <FormattedMessage defaultMessage="Go and watch the job" />;
  }
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
