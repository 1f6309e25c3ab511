import { expect, test } from 'vitest';
import type { Target } from '#src/domain/target.ts';
import { failure, setUp, tenantId } from '#src/graph/client.fixture.ts';
import { json, scriptedFetch, type ScriptedFetch, silence } from '#src/graph/fetch.fixture.ts';
import type { Graph } from './graph-context.ts';
import { createQueryClient } from './connect-graph.ts';
import { createReadWatch } from './read-watch.ts';
import { findTestPlace, testPlaceKey } from './test-place.ts';

const target: Target = {
  kind: 'servicePrincipal',
  id: '99999999-2222-4333-8444-555555555555',
  appId: '88888888-2222-4333-8444-555555555555',
  displayName: 'Contoso HR',
};

function find(scripted: ScriptedFetch, queries = createQueryClient()) {
  const { client } = setUp(scripted);
  const graph: Graph = {
    client,
    reads: createReadWatch(),
    redactBy: () => undefined,
    watchTyped: () => () => undefined,
    submitClient: () => client,
    signInAgain: async () => undefined,
    permit: async () => undefined,
    tenantId,
    submitTimeoutSeconds: 30,
  };
  return findTestPlace(queries, graph, target);
}

const none = json({ value: [] });

test('a test goes by the first job, and asks for no template then', async () => {
  const scripted = scriptedFetch(
    json({
      value: [
        { id: 'scim.1', templateId: 'scim' },
        { id: 'scim.2', templateId: 'scim' },
      ],
    }),
  );
  expect(await find(scripted)).toEqual({ kind: 'job', id: 'scim.1' });
  expect(scripted.requests).toHaveLength(1);
});

test('without a job it goes by the default template, and without one by nothing', async () => {
  const templates = json({ value: [{ id: 'customappsso' }, { id: 'scim', default: true }] });
  expect(await find(scriptedFetch(none, templates))).toEqual({ kind: 'template', id: 'scim' });
  expect(await find(scriptedFetch(none, none))).toBeNull();
});

test('a read that another part of the page stops is a failure that can be shown, and no bug', async () => {
  const queries = createQueryClient();
  const found = failure(find(scriptedFetch(silence), queries));
  await queries.cancelQueries({ queryKey: testPlaceKey(target) });
  expect(await found).toEqual({ kind: 'cancelled' });
});
