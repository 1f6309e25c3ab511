import {
  unsent,
  resetScopeOf,
  type JobAction,
  type JobReceipt,
  type RestartScope,
  type SubmitTarget,
} from '#src/domain/attempt.ts';
import type { GraphClient } from './client.ts';
import { isGuid, isJobId } from '#src/domain/guid.ts';

/**
 * Starts, pauses or restarts a job. Posts at most once, and resolves with a receipt for each of the four outcomes.
 * https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start, -pause and -restart
 */
export async function steerJob(
  client: GraphClient,
  args: {
    /** An enterprise application: jobs are documented for no other object. */
    target: SubmitTarget;
    job: string;
    action: JobAction;
    /** On screen; the token's must equal it. */
    tenantId: string;
    signal?: AbortSignal | undefined;
  },
): Promise<JobReceipt> {
  const { job, action, tenantId, signal } = args;
  const { kind, id, displayName } = args.target;
  const [object, own] = [id, job].map((part) => encodeURIComponent(part.toWellFormed()));
  const path = `/servicePrincipals/${object}/synchronization/jobs/${own}/${action.kind}`;
  const common = { verb: action.kind, endpoint: client.base + path, target: { kind, id, displayName } };
  if (!isGuid(id) || !isJobId(job)) return { ...unsent(common, { kind: 'unsafe', what: 'id' }), action, job };
  const delivery = await client.send(path, {
    // For a start and a pause Microsoft requires no body, and an empty text sends none.
    body: () => (action.kind === 'restart' ? restartBody(action.scopes) : ''),
    clean: client.clean,
    tenantId,
    signal,
  });
  return { ...common, ...delivery, keys: [], action, job };
}

function restartBody(scopes: readonly RestartScope[]): string {
  return JSON.stringify({ criteria: { resetScope: resetScopeOf(scopes) } });
}
