import type { SynchronizationJobRestartScope } from '@microsoft/microsoft-graph-types';
import * as v from 'valibot';
import { badRequest } from '../problem.ts';

/** Whether each scope takes a job out of quarantine. The compiler refuses a missing and an invented one. */
const lifting: Readonly<Record<SynchronizationJobRestartScope, boolean>> = {
  None: true,
  ConnectorDataStore: false,
  Escrows: false,
  Watermark: false,
  QuarantineState: true,
  Full: true,
  ForceDeletes: false,
};

const criteria = v.nullish(v.strictObject({ resetScope: v.nullish(v.string()) }));
const body = v.strictObject({ criteria });

/**
 * Whether the restart lifts a quarantine. An empty scope is the portal's own restart, which does:
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 */
export function readRestart(json: unknown): boolean {
  const parsed = v.safeParse(body, json);
  if (!parsed.success)
    throw badRequest('The parameters of the action could not be read from the request body.');
  const text = parsed.output.criteria?.resetScope?.trim() ?? '';
  if (text === '') return true;
  return text
    .split(',')
    .map((part) => lifts(part.trim()))
    .some(Boolean);
}

function lifts(scope: string): boolean {
  const known = Object.entries(lifting).find(([name]) => name === scope);
  if (!known) throw badRequest(`Requested value '${scope}' was not found.`);
  return known[1];
}
