import { createContext, use } from 'react';
import type { Identity } from '#src/auth/identity.ts';

/** Who is signed in, as MSAL said when the workspace was made; another account makes another workspace. */
export const IdentityContext = createContext<Identity | undefined>(undefined);

export function useIdentity(): Identity {
  const identity = use(IdentityContext);
  if (!identity) throw new Error('useIdentity needs the app shell above it');
  return identity;
}
