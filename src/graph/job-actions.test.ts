import type { SynchronizationJobRestartScope } from '@microsoft/microsoft-graph-types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import type { ClientDeps } from './request.ts';
import { isJobId } from '#src/domain/guid.ts';
import { steerJob } from './job-actions.ts';
import { resetScopeOf, type JobAction, type RestartScope, restartScopes } from '#src/domain/attempt.ts';
import { createRedactor } from './redact.ts';
import { json, noConnection, plain, scriptedFetch, type ScriptedFetch } from './fetch.fixture.ts';
import { id, setUp, target, tenantId } from './submit.fixture.ts';

const job = 'scim.5f1c1d3a8c524b7e9f602d4a7b91c3e8.0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const jobUrl = `https://graph.example/v1.0/servicePrincipals/${id}/synchronization/jobs/${job}`;
const requestId = '0f0e0d0c-0b0a-4908-8706-050403020100';
const restart: JobAction = { kind: 'restart', scopes: ['QuarantineState'] };
// Typed by Microsoft's own package: a scope that it does not know does not compile.
const documented: readonly SynchronizationJobRestartScope[] = restartScopes;

function steer(
  scripted: ScriptedFetch,
  action: JobAction,
  more: Partial<Parameters<typeof steerJob>[1]> = {},
  deps: Partial<ClientDeps> = {},
) {
  return steerJob(setUp(scripted, deps), { target, job, action, tenantId, ...more });
}

test.each([
  [{ kind: 'start' }, ''],
  [{ kind: 'pause' }, ''],
  [restart, '{"criteria":{"resetScope":"QuarantineState"}}'],
  [
    { kind: 'restart', scopes: ['QuarantineState', 'Escrows', 'Watermark'] },
    '{"criteria":{"resetScope":"Watermark, Escrows, QuarantineState"}}',
  ],
] as const)('%j posts once, and 204 means that Graph took it', async (action, body) => {
  const scripted = scriptedFetch(plain(null, 204, { 'request-id': requestId }));
  const receipt = await steer(scripted, action);
  const [request] = scripted.requests;
  expect(`${request?.method} ${request?.url}`).toBe(`POST ${jobUrl}/${action.kind}`);
  expect(await request?.text()).toBe(body);
  expect(receipt).toMatchObject({
    outcome: 'applied',
    status: 204,
    requestId,
    clientRequestId: request?.headers.get('client-request-id'),
    endpoint: `${jobUrl}/${action.kind}`,
    target,
    keys: [],
    action,
    job,
  });
  expect(scripted.requests).toHaveLength(1);
});

test('a set of scopes is sent as exactly the documented names, each once, none added', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...restartScopes), { minLength: 1, maxLength: 12 }), (scopes) => {
      const names = resetScopeOf(scopes).split(', ');
      return (
        names.length === new Set(scopes).size &&
        scopes.every((scope) => names.includes(scope)) &&
        names.every((name) => documented.some((known) => known === name))
      );
    }),
    { numRuns: 20_000 },
  );
});

test('every combination of scopes is a text of its own', () => {
  const sets = restartScopes.reduce<readonly (readonly RestartScope[])[]>(
    (all, scope) => all.flatMap((set) => [set, [...set, scope]]),
    [[]],
  );
  expect(new Set(sets.map(resetScopeOf)).size).toBe(2 ** restartScopes.length);
});

test.each([
  ['rejected', 409, plain('{"error":{"code":"Conflict","message":"Another change is under way."}}', 409)],
  ['rejected', 429, plain('', 429)],
  ['unknown', 500, json({ error: { code: 'InternalServerError', message: '' } }, 500)],
  ['unknown', 200, json({})],
  ['unknown', 202, plain(null, 202)],
  ['unknown', undefined, noConnection],
] as const)('%s after %s, and it is not repeated', async (outcome, status, answer) => {
  const scripted = scriptedFetch(answer);
  const receipt = await steer(scripted, restart);
  expect(receipt).toMatchObject({ outcome, ...(status !== undefined && { status }) });
  expect(receipt.failure).toBeDefined();
  expect(scripted.requests).toHaveLength(1);
});

test('what is typed is taken out of what an answer repeats of it', async () => {
  const refusal = json({ error: { code: 'BadRequest', message: 'The token typed-secret is unknown' } }, 400);
  const redactor = createRedactor();
  redactor.watch(() => ['typed-secret']);
  const receipt = await steer(scriptedFetch(refusal), { kind: 'start' }, {}, { redactor });
  expect(receipt.failure).toMatchObject({ kind: 'refused', message: 'The token ••• is unknown' });
  expect(JSON.stringify(receipt)).not.toContain('typed-secret');
});

test('a token of another tenant starts nothing', async () => {
  const other = '99999999-2222-4333-8444-555555555555';
  const receipt = await steer(scriptedFetch(), { kind: 'start' }, { tenantId: other });
  expect(receipt).toMatchObject({ outcome: 'not-sent', failure: { kind: 'unsafe', what: 'tenant' } });
});

test('only ids of an object and of a job enter the path', async () => {
  await fc.assert(
    fc.asyncProperty(anyText(), fc.boolean(), async (text, isTarget) => {
      fc.pre(isTarget || !isJobId(text));
      const wrong = isTarget ? { target: { ...target, id: text } } : { job: text };
      const receipt = await steer(scriptedFetch(), restart, wrong);
      expect(receipt).toMatchObject({ outcome: 'not-sent', failure: { kind: 'unsafe', what: 'id' } });
    }),
    // The guard itself is tried more often beside it.
    { numRuns: 1_000 },
  );
});
