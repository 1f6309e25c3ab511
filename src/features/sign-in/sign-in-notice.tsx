import { Button } from '#src/ui/button.tsx';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { SignInProblem } from '#src/auth/session.ts';
import { FailureNotice } from '#src/ui/failure-notice.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** Microsoft's place to look a code up: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const codePage = (words: ReactNode) => (
  <a href="https://login.microsoftonline.com/error" target="_blank" rel="noreferrer">
    {words}
  </a>
);

/** Why the person is not signed in yet, and what one more click will do. */
export function SignInNotice({ problem }: { problem: SignInProblem }) {
  switch (problem.kind) {
    case 'personal-account':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="You signed in with a personal Microsoft account." />}
        >
          <FormattedMessage defaultMessage="Sign in again and choose a work or school account." />
        </Notice>
      );
    case 'wrong-tenant':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="Your account belongs to another tenant." />}
        >
          <FormattedMessage
            defaultMessage="You signed in to {tenantId}, but this site serves one other tenant. Choose another account, or ask the site owner."
            values={{ tenantId: <span translate="no">{problem.tenantId}</span> }}
          />
        </Notice>
      );
    case 'interrupted':
      return (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="Sign-in wasn't finished." />}>
          <FormattedMessage
            defaultMessage="Nothing was changed. Sign in again to continue. If Microsoft showed an error that starts with AADSTS, <a>look it up (new tab)</a>."
            values={{ a: codePage }}
          />
        </Notice>
      );
    case 'unreadable-session':
      return (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="Couldn't read this tab's session." />}
        >
          <FormattedMessage defaultMessage="It was cleared, so you're signed out in this tab. Sign in again." />
        </Notice>
      );
    case 'signed-out-elsewhere':
      return (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="You signed out in another tab." />}>
          <FormattedMessage defaultMessage="This tab cleared its session and typed values. A request on its way may have arrived: sign in and check the application." />
        </Notice>
      );
    case 'late-fragment':
      return (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="The link held more than this page reads." />}
        >
          <FormattedMessage defaultMessage="The page took what stood behind the # sign out of the address. If it held a secret, replace that secret." />
        </Notice>
      );
    case 'not-loaded':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="Couldn't load part of this page." />}
          actions={
            <Button onClick={() => location.reload()}>
              <FormattedMessage defaultMessage="Reload" />
            </Button>
          }
        >
          <FormattedMessage defaultMessage="You may be offline, or the site was just updated. Microsoft wasn't contacted. Reload when you're online, then sign in." />
        </Notice>
      );
    case 'no-storage':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="The browser stores nothing for this site." />}
        >
          <FormattedMessage defaultMessage="Sign-in needs browser storage. Allow cookies and site data for this site, or leave the private window, then reload." />
        </Notice>
      );
    case 'insecure-address':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="Sign-in doesn't work at this address." />}
        >
          <FormattedMessage defaultMessage="Sign-in needs https. Open this page with https, or ask the site owner to enable it." />
        </Notice>
      );
    case 'failed':
      return <FailureNotice failure={problem.failure} />;
  }
}
