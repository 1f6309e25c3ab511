import { stepTexts } from '#src/i18n/renewal-texts.ts';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleFilled,
  QuestionCircleRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { facts } from '#src/domain/failure/facts.ts';
import type { Activity } from '#src/domain/renewal/activity.ts';
import { duration } from '#src/domain/renewal/duration.ts';
import type { StepProgress } from '#src/domain/renewal/renewal.ts';
import { FactList } from '#src/ui/details.tsx';
import styles from './renewal-panel.module.css';
import { StepWord } from './step-word.tsx';

type RenewalStepItemProps = {
  progress: StepProgress;
  /** It is the next one. */
  current: boolean;
  /** What leads on. */
  children: ReactNode;
};

/** One step: how far it is, when it was done, and the ids of what was done. */
export function RenewalStepItem({ progress, current, children }: RenewalStepItemProps) {
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
