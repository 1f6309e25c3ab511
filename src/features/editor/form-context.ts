import { createContext, type ReactNode, type SyntheticEvent, use } from 'react';
import type { CredentialKey } from '#src/domain/keys/keys.ts';

/** Offers to note the day on which a token says that it ends. The page provides it: notes are another feature. */
export const NoteDateContext = createContext<(name: CredentialKey, day: string) => ReactNode>(() => null);

/**
 * When a stored credential expires, as a person noted it, or the way to note it. `connector`: id of the one that the key
 * belongs to.
 */
export const KeyExpiryContext = createContext<
  (name: CredentialKey, connector: string | undefined) => ReactNode
>(() => null);

/** How long the connector's secrets live, such as `P6M`, by the keys of its method; undefined where that is not known. */
export const LifetimeContext = createContext<(key: string) => string | undefined>(() => undefined);

/**
 * Takes what was pasted or dropped into the empty key box of a row where it is more than a key; says whether it did.
 * The text holds secrets.
 */
export const PasteContext = createContext<(text: string, row: string) => boolean>(() => false);

export function usePastePairs(): (event: SyntheticEvent, data: DataTransfer, row: string) => void {
  const take = use(PasteContext);
  return (event, data, row) => {
    if (take(data.getData('text/plain'), row)) event.preventDefault();
  };
}
