import { randomUUID } from 'node:crypto';
import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import type { Entry } from '../directory.ts';
import { provisioningOf } from '../directory/provisioning.ts';
import { people } from '../people.ts';
import type { Caller } from './bearer.ts';
import { day } from './jobs/job-state.ts';

/** Of every change of credentials, and of a quarantine: https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities */
const activities = { changed: 'Update provisioning setting or credentials', quarantined: 'Quarantine' };

/**
 * What happened, newest first: the changes of a browser session, kept as all that is stored, and the quarantines that were
 * there before it. The real log lags by minutes; this one does not.
 */
export type AuditLog = {
  of(sid: string, entries: readonly Entry[]): readonly DirectoryAudit[];
  /** A person or an app changed the credentials of a target. */
  changed(caller: Caller, entry: Entry, correlationId: string): void;
};

export function createAuditLog(): AuditLog {
  const bySession = new Map<string, readonly DirectoryAudit[]>();
  return {
    of: (sid, entries) => [...(bySession.get(sid) ?? []), ...quarantines(entries, Date.now())],
    changed(caller, entry, correlationId) {
      const all = bySession.get(caller.sid) ?? [];
      bySession.set(caller.sid, [changeOf(caller, entry, correlationId), ...all]);
    },
  };
}

/** https://learn.microsoft.com/graph/api/resources/directoryaudit: who, when and what, never a value or its key. */
function changeOf({ objectId }: Caller, entry: Entry, correlationId: string): DirectoryAudit {
  const person = people.find((one) => one.objectId === objectId);
  return {
    ...recordOf(entry, correlationId, Date.now()),
    id: `Sync_${correlationId}_${randomUUID().slice(0, 8)}`,
    result: 'success',
    resultReason: '',
    activityDisplayName: activities.changed,
    operationType: 'Update',
    initiatedBy: {
      app: null,
      user: {
        id: objectId,
        displayName: person?.name ?? null,
        userPrincipalName: person?.upn ?? null,
        ipAddress: '127.0.0.1',
      },
    },
  };
}

/** The provisioning service writes one when a quarantine begins. No page documents the form of its reason. */
function quarantines(entries: readonly Entry[], now: number): readonly DirectoryAudit[] {
  return entries
    .flatMap((entry) => {
      const { trouble, jobs = [] } = provisioningOf(entry) ?? {};
      const isThere = jobs.some(({ state }) => state === 'quarantine' || state === 'disabled');
      return trouble && isThere ? [{ entry, ...trouble }] : [];
    })
    .toSorted((left, right) => left.days - right.days)
    .map(({ entry, by, days, error }) => ({
      ...recordOf(entry, entry.id, now - days * day),
      id: `Sync_${entry.id}_quarantine`,
      result: 'failure',
      resultReason:
        by === 'data'
          ? 'EncounteredEscrowProportionThreshold: Of 41 users, 29 could not be provisioned.'
          : `EncounteredQuarantineException: ${error?.message ?? 'The application answered: (401) Unauthorized.'}`,
      activityDisplayName: activities.quarantined,
      operationType: 'Update',
      initiatedBy: {
        app: { appId: null, displayName: 'Microsoft.Azure.SyncFabric', servicePrincipalId: null },
        user: null,
      },
    }));
}

function recordOf(entry: Entry, correlationId: string, at: number): DirectoryAudit {
  return {
    category: 'ProvisioningManagement',
    correlationId,
    activityDateTime: new Date(at).toISOString(),
    loggedByService: 'Account Provisioning',
    targetResources: [
      {
        id: entry.id,
        displayName: entry.displayName,
        type: 'ServicePrincipal',
        userPrincipalName: null,
        groupType: null,
        modifiedProperties: [],
      },
    ],
    additionalDetails: [],
  };
}
