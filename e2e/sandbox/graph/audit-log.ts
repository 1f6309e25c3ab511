import { randomUUID } from 'node:crypto';
import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import type { Entry } from '../directory.ts';
import { people } from '../people.ts';
import type { Caller } from './bearer.ts';

/** Of every change of credentials: https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities */
const activity = 'Update provisioning setting or credentials';

/** What was changed, newest first, kept per browser session as all that is stored. The real log lags by minutes; this one does not. */
export type AuditLog = {
  of(sid: string): readonly DirectoryAudit[];
  /** A person or an app changed the credentials of a target. */
  changed(caller: Caller, entry: Entry, correlationId: string): void;
};

export function createAuditLog(): AuditLog {
  const bySession = new Map<string, readonly DirectoryAudit[]>();
  const of = (sid: string) => bySession.get(sid) ?? [];
  return {
    of,
    changed(caller, entry, correlationId) {
      bySession.set(caller.sid, [record(caller, entry, correlationId), ...of(caller.sid)]);
    },
  };
}

/** https://learn.microsoft.com/graph/api/resources/directoryaudit: who, when and what, never a value or its key. */
function record({ objectId }: Caller, entry: Entry, correlationId: string): DirectoryAudit {
  const person = people.find((one) => one.objectId === objectId);
  return {
    id: `Sync_${correlationId}_${randomUUID().slice(0, 8)}`,
    category: 'ProvisioningManagement',
    correlationId,
    result: 'success',
    resultReason: '',
    activityDisplayName: activity,
    activityDateTime: new Date().toISOString(),
    loggedByService: 'Account Provisioning',
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
