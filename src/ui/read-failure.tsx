import { Button } from './button.tsx';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { type Failure, failureFacts } from '#src/domain/failure/failure.ts';
import { Details } from './details.tsx';
import { PassingFailure } from './retry-notice.tsx';
import { failureWords } from './failure-text.tsx';
import { Notice } from './notice.tsx';
import { Verbatim } from './verbatim.tsx';
import { isWindowBlocked } from '#src/domain/attempt.ts';
import { RedirectButton } from './attempt-progress.tsx';

type ReadFailureProps = {
  failure: Failure;
  /** One sentence for an account without the permission. */
  denied: ReactNode;
  onRetry: () => void;
  /** Opens Entra's window, beside which everything typed stays. */
  onWindow: (claims?: string) => void;
  /** Where that window is blocked: asks for the same by leaving the page. Without it no such way is offered. */
  onRedirect?: () => void;
};

/** Why a synchronization resource cannot be read, and what to do about it without leaving the page. */
export function ReadFailure({ failure, denied, onRetry, onWindow, onRedirect }: ReadFailureProps) {
  if (failure.kind === 'needs-interaction') {
    const { title, next } =
      failure.reason === 'consent' ? consentWords(failure.scopes) : failureWords(failure);
    return (
      <Notice
        intent={failure.reason === 'consent' ? 'info' : 'warning'}
        title={title}
        actions={
          <>
            <Button onClick={() => onWindow(failure.claims)}>
              <FormattedMessage defaultMessage="Grant permission" />
            </Button>
            {onRedirect && isWindowBlocked(failure) && <RedirectButton onRedirect={onRedirect} />}
          </>
        }
      >
        {next}
        {failure.reason !== 'consent' && <Details facts={failureFacts(failure)} folded />}
      </Notice>
    );
  }
  if (failure.kind === 'refused' && (failure.status === 401 || failure.status === 403)) {
    const { title, next } = failureWords(failure, 'synchronization');
    return (
      <Notice intent="error" title={denied}>
        {title} {next}
        <Details facts={failureFacts(failure)} />
      </Notice>
    );
  }
  return <PassingFailure failure={failure} doing="synchronization" onRetry={onRetry} />;
}

/** The first time: the page has not asked yet, so nothing went wrong. */
function consentWords(scopes: readonly string[]) {
  return {
    title: <FormattedMessage defaultMessage="Permission needed." />,
    next: (
      <FormattedMessage
        defaultMessage="Grant {scopes} to see this."
        values={{ scopes: <Verbatim>{scopes.join(' ')}</Verbatim> }}
      />
    ),
  };
}
