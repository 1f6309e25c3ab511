import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { TestStored } from './test-stored.tsx';
import { useStoredTest } from './use-stored-test.ts';
import { Step } from './step.tsx';

/** Has the provisioning service try what it keeps. Nothing that was typed is sent. */
export function TestStep({ target }: { target: Target }) {
  const testing = useStoredTest(target);
  return (
    <Step
      title={<FormattedMessage defaultMessage="Does what is stored work?" />}
      about={
        <FormattedMessage defaultMessage="The provisioning service tries what it keeps at the app on the other side; nothing that you typed is sent. A pass proves that what is stored works, not that it is what you sent." />
      }
    >
      <TestStored target={target} testing={testing} situation="after-unknown" />
    </Step>
  );
}
