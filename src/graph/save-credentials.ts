import { isMask } from '#src/domain/mask.ts';
import type { Credential } from '#src/domain/credentials/credential.ts';
import type { GraphClient } from './client.ts';
import { credentialBody } from './credential-body.ts';
import { isGuid } from '#src/domain/guid.ts';
import { type SubmitReceipt, type SubmitTarget, unsent } from '#src/domain/receipt.ts';

/** https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization */
export function saveEndpoint(client: GraphClient, id: string): string {
  return client.base + pathTo(id);
}

/**
 * Replaces everything that is stored for an enterprise application by these credentials: what is not among them is dropped.
 * Documented for no other object. Puts at most once; otherwise as `acquireAccessToken`. For an empty value,
 * or a mask of Graph's own, it throws before anything is sent: the service would keep it in place of the real one.
 */
export async function saveCredentials(
  client: GraphClient,
  args: {
    target: SubmitTarget;
    /** On screen; the token's must equal it. */
    tenantId: string;
    credentials: () => readonly Credential[];
    signal?: AbortSignal | undefined;
  },
): Promise<SubmitReceipt> {
  const { kind, id, displayName } = args.target;
  const common = {
    verb: 'save',
    endpoint: saveEndpoint(client, id),
    target: { kind, id, displayName },
  } as const;
  if (kind !== 'servicePrincipal' || !isGuid(id)) return unsent(common, { kind: 'unsafe', what: 'id' });
  const content = credentialBody(
    client,
    () => args.credentials().map(withValue),
    (value) => ({ value }),
  );
  const { tenantId, signal } = args;
  const delivery = await client.send(pathTo(id), { method: 'PUT', ...content, tenantId, signal });
  return { ...common, ...delivery, keys: content.finish() };
}

function withValue(credential: Credential): Credential {
  const { value } = credential;
  if (value === '' || isMask(value)) throw new Error('An empty value, or a mask, was about to be saved');
  return credential;
}

function pathTo(id: string): string {
  return `/servicePrincipals/${encodeURIComponent(id.toWellFormed())}/synchronization/secrets`;
}
