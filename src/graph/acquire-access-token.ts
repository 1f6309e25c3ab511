import type { Credential } from '#src/domain/credentials/credential.ts';
import type { GraphClient } from './client.ts';
import { credentialBody } from './credential-body.ts';
import { collectionOf } from './directory.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { isGuid } from '#src/domain/guid.ts';
import { type SubmitReceipt, type SubmitTarget, unsent } from '#src/domain/receipt.ts';

/** https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken */
export function acquireEndpoint(client: GraphClient, target: { kind: TargetKind; id: string }): string {
  return client.base + pathTo(target);
}

/**
 * Has the provisioning service authorize itself with these credentials. Posts at most once. Resolves with a receipt
 * for each
 * of the four outcomes. Calls `credentials` after the token is there, immediately before the request leaves.
 * It keeps nothing of what `credentials` returns.
 */
export async function acquireAccessToken(
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
  const target = { kind, id, displayName };
  const common = { verb: 'authorize', endpoint: acquireEndpoint(client, target), target } as const;
  if (!isGuid(id)) return unsent(common, { kind: 'unsafe', what: 'id' });
  const content = credentialBody(client, args.credentials, (credentials) => ({ credentials }));
  const { tenantId, signal } = args;
  const delivery = await client.send(pathTo(target), { ...content, tenantId, signal });
  return { ...common, ...delivery, keys: content.finish() };
}

function pathTo({ kind, id }: { kind: TargetKind; id: string }): string {
  return `/${collectionOf(kind)}/${encodeURIComponent(id.toWellFormed())}/synchronization/acquireAccessToken`;
}
