import { useEffect, useSyncExternalStore } from 'react';
import type { Connector } from '#src/domain/connectors/connector.ts';
import { fieldOf } from '#src/domain/connectors/connectors.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import { useGuide } from '#src/requests/guide.ts';
import type { CredentialRows } from './credential-rows.ts';

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
