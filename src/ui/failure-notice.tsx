import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/failure.ts';
import { supportFacts } from '#src/failure/facts.ts';
import type { Doing } from '#src/failure/graph-rules.ts';
import { version } from '#src/version.ts';
import { Details } from './details.tsx';
import { failureWords } from './failure-text.tsx';
import { Notice } from './notice.tsx';
import { PassingButton } from './passing-button.tsx';

type FailureNoticeProps = {
  failure: Failure;
  /** Reading the directory where nothing is said. */
  doing?: Doing;
  /** Where trying again makes sense: what the button does. */
  onRetry?: () => void;
  /** Where the failure asks for a person: how to sign in again, with the claims that were asked for. */
  onSignIn?: (claims?: string) => void;
};

/** A failure where its data would have been: what happened, what to do next, and the facts for support. */
export function FailureNotice({ failure, doing, onRetry, onSignIn }: FailureNoticeProps) {
  const { title, next } = failureWords(failure, doing);
  const asksForPerson = failure.kind === 'needs-interaction' || failure.kind === 'signed-out';
  return (
    <Notice
      intent={intentOf(failure)}
      title={title}
      actions={
        onSignIn && asksForPerson ? (
          <PassingButton
            onClick={() => onSignIn(failure.kind === 'needs-interaction' ? failure.claims : undefined)}
          >
            <FormattedMessage defaultMessage="Sign in again" />
          </PassingButton>
        ) : (
          onRetry && (
            <PassingButton onClick={onRetry}>
              <FormattedMessage defaultMessage="Try again" />
            </PassingButton>
          )
        )
      }
    >
      {next}
      <SupportDetails key={askedAs(failure)} failure={failure} />
    </Notice>
  );
}

/** What the person wanted is no fault, and what passes by itself is a small one. */
function intentOf(failure: Failure): 'info' | 'warning' | 'error' {
  if (failure.kind === 'cancelled') return 'info';
  const isSmall =
    failure.kind === 'throttled' || (failure.kind === 'needs-interaction' && failure.reason === 'declined');
  return isSmall ? 'warning' : 'error';
}

/** What support needs, with the time at which the failure was first shown. */
function SupportDetails({ failure }: { failure: Failure }) {
  const [facts] = useState(() => supportFacts(failure, new Date(), version));
  return <Details facts={facts} />;
}

/** Tells one failure from the next in the same place. */
function askedAs(failure: Failure): string {
  return ('clientRequestId' in failure && failure.clientRequestId) || failure.kind;
}
