import { Button } from '@fluentui/react-components';
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
          <FormattedMessage
            defaultMessage="You came back before Microsoft answered. Nothing was changed; sign in again to go on. If Microsoft showed an error with a code that begins with AADSTS, <a>its list (new tab)</a> explains the code."
            values={{ a: codePage }}
          />
        </Notice>
      );
    case 'unreadable-session':
      return (
        <Notice
          intent="warning"
          title={<FormattedMessage defaultMessage="This tab's session could not be read." />}
        >
          <FormattedMessage defaultMessage="The page cleared it, so you are signed out in this tab. Sign in again." />
        </Notice>
      );
    case 'signed-out-elsewhere':
      return (
        <Notice intent="warning" title={<FormattedMessage defaultMessage="You signed out in another tab." />}>
          <FormattedMessage defaultMessage="This tab has forgotten its session and everything typed. What it was sending may have arrived: sign in and look at the application." />
        </Notice>
      );
    case 'not-loaded':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="A part of this page could not be loaded." />}
          actions={
            <Button onClick={() => location.reload()}>
              <FormattedMessage defaultMessage="Reload" />
            </Button>
          }
        >
          <FormattedMessage defaultMessage="This computer may be offline, or a new version has been put on the server since you opened the page. Reload when you are connected, then sign in. Microsoft was not asked yet." />
        </Notice>
      );
    case 'no-storage':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="The browser keeps nothing for this site." />}
        >
          <FormattedMessage defaultMessage="A sign-in leaves this page and comes back, and without storage the page would have forgotten that it asked. Allow cookies and site data for this site in the browser's settings, or leave the private window, then reload." />
        </Notice>
      );
    case 'insecure-address':
      return (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="Nobody can sign in at this address." />}
        >
          <FormattedMessage defaultMessage="Browsers offer the cryptography of a sign-in to https addresses only. Open this page with https, or ask whoever runs it to serve it so." />
        </Notice>
      );
    case 'failed':
      return <FailureNotice failure={problem.failure} />;
  }
}
