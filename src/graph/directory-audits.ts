import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import { isGuid } from '#src/domain/guid.ts';
import { type QuarantineReason, quarantineReasons } from '#src/domain/jobs/job.ts';
import type { GraphClient } from './client.ts';
import { literal } from './odata.ts';

/** One change that the directory has logged: who, when and what. It never holds a value. */
export type AuditEntry = {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Microsoft's own name of what was done. */
  activity: string;
  isSuccess: boolean;
  /** A person by name, or an app. */
  by: string | undefined;
};

/** What is looked at: a ticket wants the last changes, and the log keeps 30 days at most. */
export const mostAudits = 50;

const name = v.nullish(v.string());
const list = v.object({
  value: v.array(
    v.object({
      id: v.string(),
      activityDateTime: v.pipe(
        v.string(),
        v.check((text) => !Number.isNaN(Date.parse(text))),
      ),
      activityDisplayName: v.string(),
      result: v.nullish(v.string()),
      initiatedBy: v.nullish(
        v.object({
          user: v.nullish(v.object({ displayName: name, userPrincipalName: name })),
          app: v.nullish(v.object({ displayName: name })),
        }),
      ),
    }),
  ),
});

/**
 * The last changes of an object, newest first. Throws a FailureError.
 * https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export async function readAudits(
  client: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<readonly AuditEntry[]> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const filter = `targetResources/any(t:t/id%20eq%20${literal(id.toLowerCase())})`;
  const path = `/auditLogs/directoryAudits?$filter=${filter}&$orderby=activityDateTime%20desc&$top=${mostAudits}`;
  const result = v.safeParse(list, await client.read(path, { signal, use: 'audit' }));
  if (!result.success) throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the audit log' });
  return result.output.value.map(({ id: entry, activityDateTime, activityDisplayName, ...rest }) => {
    const { user, app } = rest.initiatedBy ?? {};
    const by = user?.displayName ?? user?.userPrincipalName ?? app?.displayName;
    return {
      id: entry,
      at: Date.parse(activityDateTime),
      activity: client.clean(activityDisplayName),
      isSuccess: rest.result === 'success',
      by: by == null ? undefined : client.clean(by),
    };
  });
}

/** What the log says of an application's last quarantine. */
export type QuarantineAudit = {
  /** Milliseconds since the epoch. */
  since: number;
  /** A code word of Microsoft's; undefined where the entry names none. */
  reason: QuarantineReason | undefined;
};

const quarantines = v.object({
  value: v.array(
    v.object({
      activityDateTime: v.pipe(v.string(), v.transform(Date.parse), v.number()),
      resultReason: v.nullish(v.string()),
      targetResources: v.nullish(v.array(v.object({ id: v.nullish(v.string()) }))),
    }),
  ),
});

/**
 * The last quarantine of each application that the log still holds, by lower-case object id, in one query: the log takes few
 * requests. It is history: whether one lasts is for its jobs to say. Throws a FailureError.
 */
export async function readQuarantines(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, QuarantineAudit>> {
  const filter = `activityDisplayName%20eq%20${literal('Quarantine')}`;
  const path = `/auditLogs/directoryAudits?$filter=${filter}&$orderby=activityDateTime%20desc&$top=999`;
  const result = v.safeParse(quarantines, await client.read(path, { signal, use: 'audit' }));
  if (!result.success) throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the audit log' });
  const last = new Map<string, QuarantineAudit>();
  for (const { activityDateTime: since, resultReason, targetResources } of result.output.value) {
    const id = targetResources?.[0]?.id?.toLowerCase();
    if (id === undefined || !isGuid(id) || since <= (last.get(id)?.since ?? -Infinity)) continue;
    const reason = quarantineReasons.find((code) => code !== 'Unknown' && resultReason?.includes(code));
    last.set(id, { since, reason });
  }
  return last;
}
