import type { Failure } from '#src/failure.ts';
import type { GraphClient } from './client.ts';
import { credentialBody } from './credential-body.ts';
import { collectionOf, type TargetKind } from './directory.ts';
import { isGuid } from './ids.ts';
import type { Outcome } from './outcome.ts';

export type { Outcome } from './outcome.ts';

export type Credential = { key: string; value: string };

export type SubmitTarget = { kind: TargetKind; id: string; displayName: string };

/** What can be said about a submit, and never a value of it. */
export type Receipt = {
  outcome: Outcome;
  /** `POST` where none is named. */
  method?: 'PUT';
  /** Full URL. */
  endpoint: string;
  target: SubmitTarget;
  /** In the order sent; empty when nothing was. */
  keys: readonly string[];
  /** Milliseconds since the epoch. */
  startedAt: number;
  durationMs: number;
  clientRequestId: string;
  requestId?: string;
  status?: number;
  failure?: Failure;
};

/** https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken */
export function acquireEndpoint(client: GraphClient, target: { kind: TargetKind; id: string }): string {
  return client.base + pathTo(target);
}

/**
 * Has the provisioning service authorise itself with these credentials. Posts at most once.
 * Resolves with a receipt for each of the four outcomes. `credentials` is called after the token is there,
 * immediately before the request leaves; nothing of what it returns is kept.
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
): Promise<Receipt> {
  const { kind, id, displayName } = args.target;
  const target = { kind, id, displayName };
  const endpoint = acquireEndpoint(client, target);
  if (!isGuid(id)) return unsentReceipt(client, target, { kind: 'unsafe', what: 'id' });
  const content = credentialBody(client, args.credentials, (credentials) => ({ credentials }));
  const { tenantId, signal } = args;
  const delivery = await client.send(pathTo(target), { ...content, tenantId, signal });
  return { ...delivery, endpoint, target, keys: content.finish() };
}

/** The receipt of a submit that was stopped before anything else happened. */
export function unsentReceipt(
  client: GraphClient,
  { kind, id, displayName }: SubmitTarget,
  failure: Failure,
): Receipt {
  return unsent(
    { endpoint: acquireEndpoint(client, { kind, id }), target: { kind, id, displayName } },
    failure,
  );
}

export function unsent(what: Pick<Receipt, 'endpoint' | 'target' | 'method'>, failure: Failure): Receipt {
  return {
    ...what,
    outcome: 'not-sent',
    keys: [],
    startedAt: Date.now(),
    durationMs: 0,
    clientRequestId: crypto.randomUUID(),
    failure,
  };
}

function pathTo({ kind, id }: { kind: TargetKind; id: string }): string {
  return `/${collectionOf(kind)}/${encodeURIComponent(id.toWellFormed())}/synchronization/acquireAccessToken`;
}
