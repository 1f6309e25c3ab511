import {
  createContext,
  type ReactNode,
  type SyntheticEvent,
  use,
  useEffect,
  useSyncExternalStore,
} from 'react';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import type { Connector } from '#src/domain/connectors/connector.ts';
import { fieldOf } from '#src/domain/connectors/connectors.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import { useGuide } from '#src/requests/guide.ts';
import type { CredentialRows } from './credential-rows.ts';

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

/**
 * Loads the guide of the connector once a value is typed, and has addresses checked by it. Gives how long the secret under
 * a key lives.
 */
export function useTypedGuide(
  { secrets, notes }: CredentialRows,
  connector: Connector | undefined,
): (key: string) => string | undefined {
  const isTyped = useSyncExternalStore(secrets.subscribe, () => secrets.filled().length > 0);
  const guide = useGuide(isTyped ? connector?.id : undefined);
  const check = guide?.check;
  // The notes lie outside React.
  useEffect(() => notes.expect(check), [notes, check]);
  return (key) =>
    classOf(key) === 'secret' && fieldOf(connector, key) ? guide?.lifetime?.duration : undefined;
}
