import { expect, test } from 'vitest';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';
import { findTwin } from './twin.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const appId = '11111111-2222-4333-8444-555555555555';
const registration = { kind: 'application', appId } as const;
const notFound = { error: { code: 'Request_ResourceNotFound', message: 'gone' } };

test('the other object of an application is found by the app id that both have', async () => {
  const scripted = scriptedFetch(json({ id, appId }), json({ id, appId: appId.toUpperCase() }));
  const { client, asked } = setUp(scripted);
  expect(await findTwin(client, registration)).toEqual({ kind: 'servicePrincipal', id });
  expect(await findTwin(client, { kind: 'servicePrincipal', appId })).toEqual({ kind: 'application', id });
  expect(scripted.requests.map(({ url }) => url)).toEqual([
    `https://graph.example/v1.0/servicePrincipals(appId='${appId}')?$select=id,appId`,
    `https://graph.example/v1.0/applications(appId='${appId}')?$select=id,appId`,
  ]);
  expect(asked).toEqual([
    ['read', undefined],
    ['read', undefined],
  ]);
});

test('an application without one is told from a Graph that does not say', async () => {
  expect(await findTwin(setUp(scriptedFetch(json(notFound, 404))).client, registration)).toBe('none');
  const refused = setUp(scriptedFetch(json(notFound, 403))).client;
  expect(await failure(findTwin(refused, registration))).toMatchObject({ kind: 'refused', status: 403 });
});

test('another object, or an app id that is none, leads nowhere', async () => {
  for (const body of [{ id, appId: id }, { id: '../me', appId }, {}])
    expect(await failure(findTwin(setUp(scriptedFetch(json(body))).client, registration))).toMatchObject({
      kind: 'unreadable',
    });
  const { client } = setUp(scriptedFetch());
  expect(await failure(findTwin(client, { kind: 'application', appId: "x')/owners" }))).toMatchObject({
    kind: 'unsafe',
  });
});
