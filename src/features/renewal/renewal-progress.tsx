import { stepTexts } from '#src/i18n/renewal-texts.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { isComplete, nextStep, progressOf, type Renewal } from '#src/domain/renewal/renewal.ts';
import { Notice } from '#src/ui/notice.tsx';
import type { Keeping } from './kept-renewal.ts';
import { NextStep } from './next-step.tsx';
import { RenewalEnd } from './renewal-end.tsx';
import styles from './renewal-panel.module.css';
import { RenewalStepItem } from './renewal-step-item.tsx';
import { StepWord } from './step-word.tsx';
import type { RenewalState } from './use-renewal.ts';

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
      {/* Here before it has anything to say, or nobody would hear it. */}
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
