import { createContext, type ReactNode } from 'react';
import type { CredentialKey } from '#src/domain/keys/keys.ts';

/** Offers to note the day on which a token says that it ends. The page provides it: notes are another feature. */
export const NoteDateContext = createContext<(name: CredentialKey, day: string) => ReactNode>(() => null);

/** When a stored credential expires, as a person noted it, or the way to note it. */
export const KeyExpiryContext = createContext<(name: CredentialKey) => ReactNode>(() => null);
