import type { IPublicClientApplication } from '@azure/msal-browser';
import { MsalProvider, useMsal } from '@azure/msal-react';
import type { ReactNode } from 'react';

type SessionGateProps = {
  instance: IPublicClientApplication;
  children: ReactNode;
  /** Shown from the moment the account is gone, before the browser has left for Entra. */
  signedOut: ReactNode;
};

/** Shows its children while a person is signed in. Sign-out drops everything below it. */
export function SessionGate({ instance, children, signedOut }: SessionGateProps) {
  return (
    <MsalProvider instance={instance}>
      <Gate signedOut={signedOut}>{children}</Gate>
    </MsalProvider>
  );
}

function Gate({ children, signedOut }: Omit<SessionGateProps, 'instance'>) {
  const { instance, accounts, inProgress } = useMsal();
  const active = instance.getActiveAccount();
  // MSAL's own list is still empty while it starts, although the session has been opened before React.
  const starting = inProgress === 'startup';
  const known = starting || accounts.some((account) => account.homeAccountId === active?.homeAccountId);
  return active && known ? children : signedOut;
}
