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
  /** Where the failure asks for a person: how to sign in again, with the claims that were asked for. */
  onSignIn?: (claims?: string) => void;
};

/** A failure where its data would have been: what happened, what to do next, and the facts for support. */
export function FailureNotice({ failure, onRetry, onSignIn }: FailureNoticeProps) {
  const { title, next } = failureWords(failure);
  const asksForPerson = failure.kind === 'needs-interaction' || failure.kind === 'signed-out';
  const calm =
    failure.kind === 'cancelled' ||
    failure.kind === 'throttled' ||
    (failure.kind === 'needs-interaction' && failure.reason === 'declined');
  return (
    <Notice
      intent={calm ? 'warning' : 'error'}
      title={title}
      actions={
        onSignIn && asksForPerson ? (
          <Button onClick={() => onSignIn(failure.kind === 'needs-interaction' ? failure.claims : undefined)}>
            <FormattedMessage defaultMessage="Sign in again" />
          </Button>
        ) : (
          onRetry && (
            <Button onClick={onRetry}>
              <FormattedMessage defaultMessage="Try again" />
            </Button>
          )
        )
      }
    >
      {next}
      <Details facts={failureFacts(failure)} />
    </Notice>
  );
}
