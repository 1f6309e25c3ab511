import { FormattedMessage } from 'react-intl';
import type { SignInProblem } from '#src/auth/session.ts';
import { FailureNotice } from '#src/ui/failure-notice.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** Why the person is not signed in yet, and what one more click will do. */
export function SignInNotice({ problem }: { problem: SignInProblem }) {
  switch (problem.kind) {
    case 'personal-account':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="That is a personal Microsoft account." />}
        >
          <FormattedMessage defaultMessage="Provisioning belongs to an organisation. Sign in with a work or school account: the button lets you choose another one." />
        </Notice>
      );
    case 'wrong-tenant':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="That account belongs to another tenant." />}
        >
          <FormattedMessage
            defaultMessage="This page is set up for one tenant, and you signed in to {tenantId}. Choose an account of the right tenant, or ask whoever runs this page to change its configuration."
            values={{ tenantId: <span translate="no">{problem.tenantId}</span> }}
          />
        </Notice>
      );
    case 'interrupted':
      return (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="The sign-in was not finished." />}>
          <FormattedMessage defaultMessage="You came back before Microsoft answered. Nothing was changed; sign in again to go on." />
        </Notice>
      );
    case 'failed':
      return <FailureNotice failure={problem.failure} />;
  }
}
