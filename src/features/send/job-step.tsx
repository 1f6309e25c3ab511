import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import type { Ended } from './use-submit.ts';
import { JobCheck } from './job-check.tsx';
import { Step } from './step.tsx';

type JobStepProps = {
  ended: Ended;
  target: Target;
};

/** How the provisioning job does. */
export function JobStep(props: JobStepProps) {
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
