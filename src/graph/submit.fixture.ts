import { createRedactor } from './redact.ts';
import { acquireAccessToken } from './credential-verbs.ts';
import type { Credential } from '#src/domain/credentials/credential.ts';
import { createClient, type GraphClient } from './client.ts';
import type { ClientDeps } from './request.ts';
import type { SubmitReceipt } from '#src/domain/attempt.ts';
import type { ScriptedFetch } from './fetch.fixture.ts';

export const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
export const tenantId = '11111111-2222-4333-8444-555555555555';
export const target = { kind: 'servicePrincipal', id, displayName: 'Contoso HR' } as const;
export const endpoint = `https://graph.example/v1.0/servicePrincipals/${id}/synchronization/acquireAccessToken`;
export const canary = 'canary "value" +/=';
const rows: readonly Credential[] = [
  { key: 'SecretToken', value: canary },
  { key: 'BaseAddress', value: 'https://hr.example/scim' },
];

export function setUp(scripted: ScriptedFetch, deps: Partial<ClientDeps> = {}): GraphClient {
  return createClient({
    origin: 'https://graph.example',
    version: 'v1.0',
    redactor: createRedactor(),
    getToken: async () => ({ token: 'token', tenantId }),
    fetch: scripted.fetch,
    scopes: { read: [], status: [], write: ['Synchronization.ReadWrite.All'] },
    ...deps,
  });
}

/** Submits two rows for the target, or what `credentials` gives. */
export function submit(
  scripted: ScriptedFetch,
  deps: Partial<ClientDeps> = {},
  signal?: AbortSignal,
  credentials = () => rows,
): Promise<SubmitReceipt> {
  return acquireAccessToken(setUp(scripted, deps), { target, tenantId, credentials, signal });
}
