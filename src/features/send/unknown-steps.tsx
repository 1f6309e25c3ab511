import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import type { Ended } from './use-submit.ts';
import { JobStep } from './job-step.tsx';
import { Step } from './step.tsx';
import { StoredStep } from './stored-step.tsx';
import { TestStep } from './test-step.tsx';
import { WhatWasSent } from './what-was-sent.tsx';
import styles from '#src/ui/steps.module.css';

export type UnknownStepsProps = {
  ended: Ended;
  target: Target;
  /** Asks first what sending twice would do. */
  onSendAgain: () => void;
};

/** What a person can do about an attempt whose end nobody knows. */
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
