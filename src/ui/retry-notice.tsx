import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Doing } from '#src/domain/failure/graph-causes.ts';
import { FailureNotice } from './failure-notice.tsx';
import { PassingButton } from './timed-button.tsx';

type PassingFailureProps = {
  failure: Failure;
  /** Reading the directory where nothing is said. */
  doing?: Doing;
  /** Where trying again makes sense: what the button does. */
  onRetry: () => void;
  /** Where the failure asks for a person: how to sign in again, with the claims that were asked for. */
  onSignIn?: (claims?: string) => void;
};

/** A failure that goes away with a click: by trying again, or by signing in where it asks for a person. */
export function PassingFailure({ failure, doing, onRetry, onSignIn }: PassingFailureProps) {
  const asksForPerson = failure.kind === 'needs-interaction' || failure.kind === 'signed-out';
  return (
    <FailureNotice
      failure={failure}
      {...(doing && { doing })}
      actions={
        onSignIn && asksForPerson ? (
          <PassingButton
            onClick={() => onSignIn(failure.kind === 'needs-interaction' ? failure.claims : undefined)}
          >
            <FormattedMessage defaultMessage="Sign in again" />
          </PassingButton>
        ) : (
          <PassingButton onClick={onRetry}>
            <FormattedMessage defaultMessage="Try again" />
          </PassingButton>
        )
      }
    />
  );
}
