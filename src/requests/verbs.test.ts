import { createRedactor } from '#src/graph/redact.ts';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from '#src/graph/client.ts';
import type { Receipt } from '#src/domain/attempt.ts';
import { setUp, tenantId } from '#src/graph/client.fixture.ts';
import { json, plain, scriptedFetch, type ScriptedFetch } from '#src/graph/fetch.fixture.ts';
import type { Graph } from './graph-context.ts';
import { jobsKey } from './page-reads.ts';
import { createReadWatch } from './read-watch.ts';
import { storedKey } from './stored-credentials.ts';
import { createAttempt, browserLock } from './attempt.ts';
import { changes, credentialVerb, jobVerb, type SaveBasis, typedTestVerb } from './verbs.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const target = { kind: 'servicePrincipal', id, displayName: 'HR', appId: id } as const;
const told = json({ value: [{ key: 'Url', value: 'https://hr.example' }] });

beforeEach(() => {
  const request = async (_: string, __: object, held: (lock: object) => unknown) => held({});
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => void vi.unstubAllGlobals());

function graphWith(scripted: ScriptedFetch): Graph {
  return {
    client: setUp(scripted).client,
    reads: createReadWatch(),
    redactBy: () => undefined,
    watchTyped: () => () => undefined,
    submitClient: ({ onToken }) =>
      createClient({
        origin: 'https://graph.example',
        version: 'v1.0',
        redactor: createRedactor(),
        fetch: scripted.fetch,
        getToken: async () => {
          await onToken?.();
          return { token: 'token', tenantId };
        },
      }),
    signInAgain: async () => undefined,
    permit: async () => undefined,
    tenantId,
    submitTimeoutSeconds: 30,
  };
}

async function save(
  scripted: ScriptedFetch,
  isSame: SaveBasis['isSame'],
): Promise<{ receipt: Receipt; readsAnew: boolean }> {
  const graph = graphWith(scripted);
  const queries = new QueryClient();
  queries.setQueryData(storedKey(target), []);
  const attempt = createAttempt({ graph, queries, lock: browserLock }, credentialVerb(graph));
  const receipt = await new Promise<Receipt>((resolve, reject) => {
    const basis = { mayShow: () => true, isSame };
    const credentials = () => [{ key: 'SecretToken', value: 'a secret' }];
    attempt.start({ verb: 'save', basis, target, credentials }, (end) =>
      end.kind === 'receipt' ? resolve(end.receipt) : reject(new Error(end.kind)),
    );
  });
  return { receipt, readsAnew: queries.getQueryState(storedKey(target))?.isInvalidated === true };
}

test('before a save what is stored is read once more, and the save leaves once where it is the same', async () => {
  const scripted = scriptedFetch(told, plain(null, 204));
  const isSame = vi.fn<SaveBasis['isSame']>(() => true);
  const { receipt } = await save(scripted, isSame);
  expect(receipt.outcome).toBe('applied');
  expect(scripted.requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  expect(isSame).toHaveBeenCalledWith([{ key: 'Url', value: { kind: 'plain', text: 'https://hr.example' } }]);
});

test('where it has changed nothing is sent, and the page reads it anew', async () => {
  const scripted = scriptedFetch(told);
  const { receipt, readsAnew } = await save(scripted, () => false);
  expect(receipt).toMatchObject({
    outcome: 'not-sent',
    keys: [],
    failure: { kind: 'unsafe', what: 'stored-changed' },
  });
  expect(scripted.requests.map(({ method }) => method)).toEqual(['GET']);
  expect(readsAnew).toBe(true);
});

test('where it cannot be read nothing is sent either', async () => {
  const scripted = scriptedFetch(json({ error: { code: 'Authorization_RequestDenied', message: '' } }, 403));
  const { receipt } = await save(scripted, () => true);
  expect(receipt).toMatchObject({ outcome: 'not-sent', failure: { kind: 'refused', status: 403 } });
  expect(scripted.requests).toHaveLength(1);
});

test('where another tab is sending, nothing is sent', async () => {
  const request = async (_: string, __: object, held: (lock: null) => unknown) => held(null);
  vi.stubGlobal('navigator', { locks: { request } });
  const scripted = scriptedFetch();
  const { receipt } = await save(scripted, () => true);
  expect(receipt).toMatchObject({ outcome: 'not-sent', failure: { kind: 'busy' } });
  expect(scripted.requests).toHaveLength(0);
});

test('what changes something makes jobs and stored credentials old, and a test makes nothing old', () => {
  for (const [verb, keysOf] of Object.entries(changes))
    expect(keysOf(target), verb).toEqual(verb.startsWith('test') ? [] : [jobsKey(target), storedKey(target)]);
});

test('a job that was started is read at once and again after a while, since Graph may lag behind', async () => {
  vi.useFakeTimers();
  const scripted = scriptedFetch(plain(null, 204));
  const graph = graphWith(scripted);
  const queries = new QueryClient();
  const readAgain = vi.spyOn(queries, 'invalidateQueries');
  const verb = jobVerb(graph, queries);
  const call = { target, job: 'scim.1', action: { kind: 'start' } } as const;
  const receipt = await verb.send(graph.client, call, undefined, new AbortController().signal);
  expect(receipt.outcome).toBe('applied');
  expect(verb.changes(call)).toContainEqual(jobsKey(target));
  expect(readAgain).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5_000);
  expect(readAgain).toHaveBeenCalledExactlyOnceWith({ queryKey: jobsKey(target) });
  vi.useRealTimers();
});

/** A test of a typed secret; undefined where there was nothing to test by. */
async function testTyped(scripted: ScriptedFetch, read: () => void): Promise<Receipt | undefined> {
  const queries = new QueryClient();
  const attempt = createAttempt(
    { graph: graphWith(scripted), queries, lock: browserLock },
    typedTestVerb(graphWith(scripted), queries),
  );
  return await new Promise((resolve, reject) => {
    const credentials = () => {
      read();
      return [{ key: 'SecretToken', value: 'a secret' }];
    };
    const isStarted = () =>
      attempt.start({ target, credentials }, (end) => {
        if (end.kind === 'unread') reject(new Error(end.kind));
        else resolve(end.kind === 'receipt' ? end.receipt : undefined);
      });
    // Three fast clicks make one test.
    expect([isStarted(), isStarted(), isStarted()]).toEqual([true, false, false]);
  });
}

test('a test of what is typed reads by what to test, then sends the values once, and takes no lock', async () => {
  vi.stubGlobal('navigator', {});
  const scripted = scriptedFetch(json({ value: [{ id: 'scim.1', templateId: 'scim' }] }), plain(null, 204));
  const read = vi.fn();
  expect(await testTyped(scripted, read)).toMatchObject({ verb: 'test-typed', verdict: 'passed' });
  expect(scripted.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  expect(read).toHaveBeenCalledOnce();
});

test('with neither a job nor a template no typed value is read', async () => {
  const none = json({ value: [] });
  const scripted = scriptedFetch(none, none);
  const read = vi.fn();
  expect(await testTyped(scripted, read)).toBeUndefined();
  expect(scripted.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  expect(read).not.toHaveBeenCalled();
});
