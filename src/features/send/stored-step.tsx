import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import type { Ended } from './use-submit.ts';
import { Step } from './step.tsx';
import { StoredCheck } from './stored-check.tsx';

/** Whether the keys that were sent are stored. */
export function StoredStep({ ended, target }: { ended: Ended; target: Target }) {
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
