import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/failure.ts';
import { Details } from './details.tsx';
import { failureFacts } from './failure-facts.ts';
import { failureWords } from './failure-text.tsx';
import { Notice } from './notice.tsx';

type FailureNoticeProps = {
  failure: Failure;
  /** Where trying again makes sense: what the button does. */
  onRetry?: () => void;
};

/** A failure where its data would have been: what happened, what to do next, and the facts for support. */
export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const { title, next } = failureWords(failure);
  const calm = failure.kind === 'cancelled' || failure.kind === 'throttled';
  return (
    <Notice
      intent={calm ? 'warning' : 'error'}
      title={title}
      actions={
        onRetry && (
          <Button onClick={onRetry}>
            <FormattedMessage defaultMessage="Try again" />
          </Button>
        )
      }
    >
      {next}
      <Details facts={failureFacts(failure)} />
    </Notice>
  );
}
