import type { Entry } from '../directory.ts';
import { provisioningOf } from '../directory/provisioning.ts';
import type { Credential } from '../directory/behaviour.ts';
import { GraphProblem } from './problem.ts';
import type { StoredCredentials } from './stored-credentials.ts';

/**
 * A PUT keeps what it names and drops the rest; an empty text drops a key too. An asterisk is stored as it is: no page says
 * that Graph knows its own mask again, and a client must not rely on it.
 * https://learn.microsoft.com/entra/identity/hybrid/cloud-sync/how-to-inbound-synch-ms-graph
 */
export function replaceCredentials(
  credentials: readonly Credential[],
  stored: StoredCredentials,
  sid: string,
  entry: Entry,
): void {
  const kept = credentials.filter(({ value }) => value !== null && value !== '');
  // As people have met it: https://github.com/microsoftgraph/msgraph-metadata/issues/347
  if (credentials.some((one) => one.key === 'SyncNotificationSettings' && !kept.includes(one)))
    throw new GraphProblem(
      400,
      'InvalidNotificationSettings',
      'The notification settings must not be empty.',
    );
  const { maxBytes } = provisioningOf(entry) ?? {};
  if (maxBytes !== undefined && bytesOf(kept) > maxBytes)
    // https://learn.microsoft.com/entra/identity/app-provisioning/known-issues
    throw new GraphProblem(400, 'BadRequest', 'Size of input ExternalSecret data is invalid.');
  stored.replace(sid, entry, kept);
}

/** Keys and values together; what exactly is counted Microsoft does not say. */
function bytesOf(credentials: readonly Credential[]): number {
  return Buffer.byteLength(credentials.map(({ key, value }) => `${key}${value}`).join(''));
}
