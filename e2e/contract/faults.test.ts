import { expect } from 'vitest';
import { faultTargets } from '../sandbox/directory/fault-targets.ts';
import type { FaultTargetName } from '../sandbox/directory/fault-targets.ts';
import { objectId } from '../sandbox/directory/object-id.ts';
import { scenarioGroups } from '../sandbox/scenarios.ts';
import { originsAt } from '../sandbox/tenant.ts';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { read, write } from './visitor.ts';
import { broken, type Reply } from './requests.ts';

const secret = 'pa"ss\\wörd 4711';
const data = JSON.stringify({ credentials: [{ key: 'SecretToken', value: secret }] });

function post(graph: Graph, name: FaultTargetName): Promise<Reply> {
  const path = `/servicePrincipals/${objectId('servicePrincipals', name)}/synchronization/acquireAccessToken`;
  const headers = { 'content-type': 'application/json' };
  return graph.send('POST', path, { headers, data, maxRedirects: 0 });
}

async function storedKeys(graph: Graph, name: FaultTargetName): Promise<readonly string[]> {
  const path = `/servicePrincipals/${objectId('servicePrincipals', name)}/synchronization/secrets`;
  const { value }: { value: { key: string }[] } = await (await graph.send('GET', path)).json();
  return value.map(({ key }) => key);
}

for (const [name, status, code] of [
  ['Unheard-of 400', 400, 'CredentialStoreIsUnwell'],
  ['Answers 409', 409, 'Directory_ConcurrencyViolation'],
  ['SCIM unreachable', 400, 'SystemForCrossDomainIdentityManagementCredentialValidationUnavailable'],
  ['ServiceNow instance', 400, 'ServiceNowInstanceInvalid'],
  ['Answers 502', 502, 'BadGateway'],
  ['Answers 507', 507, 'InsufficientStorage'],
] as const)
  test(`${name} answers ${status} in Graph’s envelope`, async ({ writer }) => {
    expect(await refusal(await post(writer, name), status)).toMatchObject({ code });
  });

for (const [name, written] of [
  ['Echoes the value', secret],
  ['Echoes it escaped', JSON.stringify(secret)],
  ['Echoes it URL-encoded', encodeURIComponent(secret)],
  ['Echoes it in base64', Buffer.from(secret).toString('base64')],
] as const)
  test(`${name}: the message holds it`, async ({ writer }) => {
    expect((await refusal(await post(writer, name), 400)).message).toContain(`SecretToken=${written}.`);
  });

test('a status without a body has none, and a page is a page', async ({ writer }) => {
  for (const [name, status] of [
    ['Empty 400', 400],
    ['Answers 413', 413],
    ['Answers 415', 415],
  ] as const) {
    const response = await post(writer, name);
    expect([response.status(), await response.text()], name).toEqual([status, '']);
  }
  const page = await post(writer, 'HTML 403');
  expect(page.headers()['content-type']).toContain('text/html');
  expect(page.headers()['access-control-allow-origin']).toBe('*');
  const unlabelled = await post(writer, 'Unlabelled HTML 400');
  expect(unlabelled.headers()['content-type']).toBe('application/json');
  expect(await unlabelled.text()).toContain('<!doctype html>');
});

test('Retry-After is shown to the page where the target is named for it, and a challenge hidden', async ({
  writer,
}) => {
  const paused = (await post(writer, 'Retry-After: soon')).headers();
  expect(paused['retry-after']).toBe('soon');
  expect(paused['access-control-expose-headers']).toContain('Retry-After');
  const { 'retry-after': date } = (await post(writer, 'Retry-After: a date')).headers();
  expect(Date.parse(date ?? '')).toBeGreaterThan(Date.now() + 60_000);
  const challenged = (await post(writer, 'Hidden claims')).headers();
  expect(challenged['www-authenticate']).toContain('claims="');
  expect(challenged['access-control-expose-headers']).not.toContain('WWW-Authenticate');
});

test('redirects lead where their targets say', async ({ writer }) => {
  const own = objectId('servicePrincipals', 'Redirects in a circle');
  for (const [name, status, place] of [
    ['Redirects elsewhere', 307, /^http:\/\/elsewhere\.localhost:\d+\/graph\//],
    ['Redirects nearby', 308, new RegExp(objectId('servicePrincipals', 'Contoso HR'))],
    ['Redirects in a circle', 307, new RegExp(own)],
  ] as const) {
    const response = await post(writer, name);
    expect(response.status(), name).toBe(status);
    expect(response.headers()['location'], name).toMatch(place);
  }
});

test('a connection breaks before, in or after the answer', async ({ wired }) => {
  for (const name of ['Hangs up unread', 'Hangs up afterwards', 'Cut-off 200', 'Cut-off 400'] as const)
    await expect(post(wired, name), name).rejects.toThrow(broken);
});

test('what took effect in spite of its answer is stored, and nothing else', async ({ wired }) => {
  for (const [name, keys] of [
    ['Answers 504', ['SecretToken']],
    ['Hangs up afterwards', ['SecretToken']],
    ['Answers 503', []],
    ['Hangs up unread', []],
  ] as const) {
    await post(wired, name).catch(() => undefined);
    expect(await storedKeys(wired, name), name).toEqual(keys);
  }
});

test('Owen may send to every target that exists for its fault, and the list of all leaves them out', async ({
  visitor,
}) => {
  const owen = await graphOf(visitor, 'owen', `${read} ${write}`);
  await refusal(await post(owen, 'Answers 409'), 409);
  const { value } = await owen.search('/servicePrincipals?$top=999');
  const shown = new Set(value.map(({ displayName }) => displayName));
  expect(shown.has('Contoso HR')).toBe(true);
  expect(Object.keys(faultTargets).filter((name) => shown.has(name))).toEqual([]);
  const found = await owen.search(`/servicePrincipals?$search="displayName:answers 409"`);
  expect(found.value.map(({ displayName }) => displayName)).toEqual(['Answers 409']);
});

test('the page of scenarios lists each of them once, with links that lead to something', async ({
  visitor,
}) => {
  const markup = await (await visitor.request.get(`${visitor.services}/scenarios`)).text();
  const groups = scenarioGroups(originsAt(Number(new URL(visitor.services).port)));
  const all = groups.flatMap((group) => group.all);
  expect(markup.match(/<dt>/g)).toHaveLength(all.length);
  for (const name of Object.keys(faultTargets))
    expect(
      all.filter((scenario) => scenario.name === name),
      name,
    ).toHaveLength(1);
  const inApp = all.flatMap(({ link }) => (link?.includes('/sandbox/') === false ? [link] : []));
  for (const link of inApp) expect((await visitor.request.get(link)).status(), link).toBe(200);
  expect(inApp.length).toBeGreaterThan(Object.keys(faultTargets).length);
});
