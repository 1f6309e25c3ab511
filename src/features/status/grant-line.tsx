import { Button } from '#src/ui/button.tsx';
import { FormattedMessage } from 'react-intl';
import { type Config, redirectUri } from '#src/config/config.ts';
import { isWindowBlocked } from '#src/domain/attempt.ts';
import { failureFacts, type Failure } from '#src/domain/failure/failure.ts';
import { adminConsentUrl } from '#src/domain/preflight/judge-preflight.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import type { Permission } from '#src/requests/permission.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { Details } from '#src/ui/details.tsx';
import { failureWords } from '#src/ui/failure-text.tsx';
import { RedirectButton } from '#src/ui/attempt-progress.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './status-strip.module.css';

type GrantTextProps = { failure: Failure; config: Config };

/** The one line that asks for the permission: what it is, and why it is missing. */
export function GrantText({ failure, config: { scopes } }: GrantTextProps) {
  const { title, next } = failureWords(failure);
  if (!lacksConsent(failure))
    return (
      <p className={styles.cause}>
        {title} {next}
      </p>
    );
  return (
    <p className={styles.cause}>
      <FormattedMessage
        defaultMessage="Permission needed: {status} to view, {write} to change."
        values={{
          status: <Verbatim>{scopes.status.join(' ')}</Verbatim>,
          write: <Verbatim>{scopes.write.join(' ')}</Verbatim>,
        }}
      />
      {failure.kind === 'needs-interaction' && failure.reason !== 'consent' && <> {title}</>}
    </p>
  );
}

/** Each way to get the permission. */
export function GrantButtons({ permission, failure, config }: GrantTextProps & { permission: Permission }) {
  const { tenantId } = useGraph();
  const isConsent = lacksConsent(failure);
  const isInteraction = failure.kind === 'needs-interaction';
  return (
    <>
      <Button
        size="small"
        appearance="primary"
        onClick={() => permission.grant(isInteraction ? failure.claims : undefined)}
      >
        {isConsent || isWindowBlocked(failure) ? (
          <FormattedMessage defaultMessage="Grant access" />
        ) : isInteraction ? (
          <FormattedMessage defaultMessage="Continue with Microsoft" />
        ) : (
          <FormattedMessage defaultMessage="Try again" />
        )}
      </Button>
      {isConsent && (
        <CopyButton text={() => adminConsentUrl({ config, tenantId, redirectUri: redirectUri() })}>
          <FormattedMessage defaultMessage="Copy admin consent link" />
        </CopyButton>
      )}
      {isWindowBlocked(failure) && <RedirectButton onRedirect={permission.redirect} />}
      {!isConsent && <Details facts={failureFacts(failure)} folded />}
    </>
  );
}

function lacksConsent(failure: Failure): boolean {
  if (failure.kind !== 'needs-interaction') return false;
  return failure.reason === 'consent' || failure.reason === 'admin-consent' || failure.reason === 'declined';
}
