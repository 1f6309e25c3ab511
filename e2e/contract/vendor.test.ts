import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Reply } from './requests.ts';
import { test, type Visitor } from './visitor.ts';

// The handlers run in this process, so that its clock is theirs.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

const session = { 'sandbox-session': 'a session of this test' };
const header = ['contoso-header', 'header-secret-41'] as const;
const grant = { grant_type: 'client_credentials' };

function basic(...pair: readonly [id: string, secret: string]): string {
  return `Basic ${btoa(pair.map((part) => new URLSearchParams([['x', part]]).toString().slice(2)).join(':'))}`;
}

function post(
  visitor: Visitor,
  fields: Record<string, string>,
  authorization?: string,
  more: Record<string, string> = session,
): Promise<Reply> {
  return visitor.request.post(`${visitor.services}/vendor/oauth/token`, {
    form: fields,
    headers: { ...more, ...(authorization !== undefined && { authorization }) },
  });
}

async function token(...call: Parameters<typeof post>): Promise<string> {
  const reply = await post(...call);
  expect(reply.status(), await reply.text()).toBe(200);
  return (await reply.json()).access_token;
}

function scim(
  visitor: Visitor,
  bearer: string,
  path = '/Users',
  options: { method?: string; data?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  return visitor.request.fetch(`${visitor.services}/vendor/scim${path}`, {
    ...options,
    headers: { ...session, authorization: `Bearer ${bearer}`, ...options.headers },
  });
}

const ada = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'ada@contoso.example' };

test('each client gets a token in its own place, and the token opens SCIM until it ends', async ({
  visitor,
}) => {
  const reply = await post(visitor, grant, basic(...header));
  expect(reply.headers()).toMatchObject({ 'cache-control': 'no-store' });
  const answer = await reply.json();
  expect(answer).toEqual({ token_type: 'Bearer', expires_in: 3600, access_token: expect.any(String) });
  expect((await scim(visitor, answer.access_token)).status()).toBe(200);
  const body = { ...grant, client_id: 'contoso-body', client_secret: 'body-secret-42' };
  expect((await scim(visitor, await token(visitor, body))).status()).toBe(200);

  const brief = await token(visitor, grant, basic('contoso:brief', 'a:b+c d%41&e=f/ö'));
  pass(8);
  expect((await scim(visitor, brief)).status()).toBe(200);
  pass(3);
  const expired = await scim(visitor, brief);
  expect(expired.status()).toBe(401);
  expect(await expired.json()).toMatchObject({ status: '401', detail: 'The token has expired.' });
  expect(expired.headers()['www-authenticate']).toMatch(/^Bearer /);
});

test('a token is its session’s own, and no other text opens SCIM', async ({ visitor }) => {
  const good = await token(visitor, grant, basic(...header));
  const other = await scim(visitor, good, '/Users', { headers: { 'sandbox-session': 'another' } });
  expect(other.status()).toBe(401);
  for (const wrong of ['', 'x', `${good}x`, 'vendor-token-of-last-year'])
    expect((await scim(visitor, wrong)).status(), wrong).toBe(401);
  expect((await scim(visitor, 'vendor-token-48')).status()).toBe(200);
  // Of Entra, signed with the same key.
  const { access_token: entras } = await visitor.signIn('adele', 'User.Read');
  expect((await scim(visitor, entras)).status()).toBe(401);
});

for (const [what, status, error, fields, authorization] of [
  ['a wrong secret', 401, 'invalid_client', grant, basic('contoso-header', 'header-secret-42')],
  ['a client that it does not know', 401, 'invalid_client', grant, basic('contoso', header[1])],
  ['nothing at all about the client', 401, 'invalid_client', grant, undefined],
  [
    'the body where the header is wanted',
    401,
    'invalid_client',
    { ...grant, client_id: header[0], client_secret: header[1] },
    undefined,
  ],
  [
    'the header where the body is wanted',
    401,
    'invalid_client',
    grant,
    basic('contoso-body', 'body-secret-42'),
  ],
  [
    'both places at once',
    400,
    'invalid_request',
    { ...grant, client_id: header[0], client_secret: header[1] },
    basic(...header),
  ],
  ['another grant type', 400, 'unsupported_grant_type', { grant_type: 'password' }, basic(...header)],
  [
    'a grant that is not the client’s',
    400,
    'unauthorized_client',
    { grant_type: 'refresh_token', refresh_token: 'x' },
    basic(...header),
  ],
  ['a scope that is not its own', 400, 'invalid_scope', { ...grant, scope: 'all' }, basic(...header)],
] as const)
  test(`the token endpoint answers ${status} ${error} to ${what}`, async ({ visitor }) => {
    const reply = await post(visitor, fields, authorization);
    expect(reply.status()).toBe(status);
    expect(await reply.json()).toEqual({ error, error_description: expect.stringMatching(/\.$/) });
    expect(reply.headers()['www-authenticate'] !== undefined).toBe(status === 401);
  });

test('the token endpoint reads forms alone', async ({ visitor }) => {
  const reply = await visitor.request.post(`${visitor.services}/vendor/oauth/token`, {
    headers: { 'content-type': 'application/json', authorization: basic(...header) },
    data: JSON.stringify(grant),
  });
  expect(await reply.json()).toMatchObject({ error: 'invalid_request' });
});

test('a scope that the vendor wants opens SCIM, and its absence closes it', async ({ visitor }) => {
  const scoped = basic('contoso-scope', 'scope-secret-43');
  const reply = await post(visitor, { ...grant, scope: 'scim.write' }, scoped);
  const answer = await reply.json();
  expect(answer).toMatchObject({ scope: 'scim.write' });
  expect((await scim(visitor, answer.access_token)).status()).toBe(200);
  expect((await scim(visitor, await token(visitor, grant, scoped))).status()).toBe(403);
});

const query = {
  region: 'eu',
  response_type: 'code',
  client_id: 'contoso-code',
  state: 'a state',
};

/** Opens the authorization page and presses its button; returns where the browser lands. */
async function allow(visitor: Visitor, changes: Record<string, string> = {}, decision = 'allow') {
  const request = new URLSearchParams({
    ...query,
    redirect_uri: `${visitor.services}/vendor/landing`,
    ...changes,
  }).toString();
  const address = `${visitor.services}/vendor/oauth/authorize`;
  const page = await visitor.request.get(`${address}?${request}`);
  expect(page.status(), await page.text()).toBe(200);
  const reply = await visitor.request.post(address, { form: { request, decision }, maxRedirects: 0 });
  expect(reply.status()).toBe(302);
  return new URL(reply.headers()['location'] ?? '');
}

/** Redeems a code in the session that the visitor's cookie names. */
function redeem(visitor: Visitor, code: string, changes: Record<string, string> = {}): Promise<Reply> {
  const fields = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${visitor.services}/vendor/landing`,
    ...changes,
  };
  return post(visitor, fields, basic('contoso-code', 'code-secret-44'), {});
}

test('the code grant: a code works once, within a minute, and its second use ends its tokens', async ({
  visitor,
}) => {
  await visitor.signIn('adele', 'User.Read');
  const landed = await allow(visitor);
  expect(landed.origin + landed.pathname).toBe(`${visitor.services}/vendor/landing`);
  expect(Object.fromEntries(landed.searchParams)).toEqual({
    code: expect.any(String),
    state: 'a state',
    iss: `${visitor.services}/vendor`,
  });
  expect((await visitor.request.get(landed.href)).status()).toBe(200);
  const code = landed.searchParams.get('code') ?? '';

  const other = await redeem(visitor, code, { redirect_uri: `${visitor.services}/vendor/landing/` });
  expect(await other.json()).toMatchObject({ error: 'invalid_grant' });
  pass(57);
  const first = await redeem(visitor, code);
  expect(first.status(), await first.text()).toBe(200);
  const { access_token: access, refresh_token: refresh } = await first.json();
  const open = async () =>
    (await scim(visitor, access, '/Users', { headers: { 'sandbox-session': '' } })).status();
  expect(await open(), 'not under the name of another session').toBe(401);
  const users = (bearer = access) =>
    visitor.request.get(`${visitor.services}/vendor/scim/Users`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
  expect((await users()).status()).toBe(200);
  for (const unfit of [refresh, code]) expect((await users(unfit)).status(), 'no access token').toBe(401);
  const second = await redeem(visitor, code);
  expect(second.status()).toBe(400);
  expect(await second.json()).toMatchObject({
    error: 'invalid_grant',
    error_description: expect.stringContaining('used before'),
  });
  expect((await users()).status(), 'what came of it is over').toBe(401);
  const renewed = await post(
    visitor,
    { grant_type: 'refresh_token', refresh_token: refresh },
    basic('contoso-code', 'code-secret-44'),
    {},
  );
  expect(renewed.status()).toBe(400);

  const late = (await allow(visitor)).searchParams.get('code') ?? '';
  pass(61);
  expect(await (await redeem(visitor, late)).json()).toMatchObject({
    error: 'invalid_grant',
    error_description: expect.stringContaining('expired'),
  });
});

test('a refresh token works once, and hands out the next', async ({ visitor }) => {
  await visitor.signIn('adele', 'User.Read');
  const code = (await allow(visitor)).searchParams.get('code') ?? '';
  const { refresh_token: first } = await (await redeem(visitor, code)).json();
  const refresh = (sent: string) =>
    post(
      visitor,
      { grant_type: 'refresh_token', refresh_token: sent },
      basic('contoso-code', 'code-secret-44'),
      {},
    );
  const { refresh_token: next } = await (await refresh(first)).json();
  expect(next).not.toBe(first);
  expect((await refresh(first)).status()).toBe(400);
  expect((await refresh(next)).status(), 'its theft ends all of them').toBe(400);
});

test('a code is its browser session’s own', async ({ visitor, stranger }) => {
  await visitor.signIn('adele', 'User.Read');
  await stranger.signIn('adele', 'User.Read');
  const code = (await allow(visitor)).searchParams.get('code') ?? '';
  expect((await redeem(stranger, code)).status()).toBe(400);
  expect((await redeem(visitor, code)).status()).toBe(200);
});

test('the authorization page leads nowhere but to the registered address', async ({ visitor }) => {
  const open = (changes: Record<string, string>) =>
    visitor.request.get(
      `${visitor.services}/vendor/oauth/authorize?${new URLSearchParams({ ...query, redirect_uri: `${visitor.services}/vendor/landing`, ...changes }).toString()}`,
      { maxRedirects: 0 },
    );
  expect((await open({})).status(), 'before a sign-in').toBe(400);
  await visitor.signIn('adele', 'User.Read');
  expect((await open({})).status()).toBe(200);
  for (const changes of [
    { redirect_uri: `${visitor.services}/vendor/landing?x=1` },
    { redirect_uri: 'https://elsewhere.example/' },
    { client_id: 'contoso-header' },
    { client_id: '<b>' },
    { response_type: 'token' },
    { region: '' },
  ]) {
    const reply = await open(changes);
    expect(reply.status(), JSON.stringify(changes)).toBe(400);
    expect(await reply.text()).not.toContain('<b>');
  }
  const denied = await allow(visitor, {}, 'deny');
  expect(denied.searchParams.get('error')).toBe('access_denied');
  expect(denied.searchParams.has('code')).toBe(false);
});

test('SCIM creates, finds, changes, replaces and deletes a user', async ({ visitor }) => {
  const bearer = 'vendor-token-48';
  const created = await scim(visitor, bearer, '/Users', { method: 'POST', data: JSON.stringify(ada) });
  expect(created.status()).toBe(201);
  expect(created.headers()['content-type']).toBe('application/scim+json');
  const user = await created.json();
  const location = `${visitor.services}/vendor/scim/Users/${user.id}`;
  expect(created.headers()['location']).toBe(location);
  expect(user).toMatchObject({ ...ada, meta: { resourceType: 'User', location } });

  const find = async (name: string) =>
    (await scim(visitor, bearer, `/Users?filter=${encodeURIComponent(`userName eq "${name}"`)}`)).json();
  expect(await find(ada.userName)).toMatchObject({ totalResults: 1, Resources: [{ id: user.id }] });
  expect(await find('no.one')).toMatchObject({ totalResults: 0, Resources: [] });
  expect(
    (await scim(visitor, bearer, '/Users', { method: 'POST', data: JSON.stringify(ada) })).status(),
  ).toBe(409);

  const change = (value: string) =>
    scim(visitor, bearer, `/Users/${user.id}`, {
      method: 'PATCH',
      data: JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'Replace', path: 'title', value }],
      }),
    });
  expect(await (await change('Buyer')).json()).toMatchObject({ title: 'Buyer', userName: ada.userName });
  expect((await change('Buyer')).status(), 'nothing to change').toBe(204);
  const put = await scim(visitor, bearer, `/Users/${user.id}`, {
    method: 'PUT',
    data: JSON.stringify({ ...ada, active: false }),
  });
  expect(await put.json()).toMatchObject({ id: user.id, active: false });
  expect((await scim(visitor, bearer, `/Users/${user.id}`)).status()).toBe(200);
  expect((await scim(visitor, bearer, `/Users/${user.id}`, { method: 'DELETE' })).status()).toBe(204);
  const gone = await scim(visitor, bearer, `/Users/${user.id}`);
  expect(gone.status()).toBe(404);
  expect(await gone.json()).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '404',
  });
});

test('SCIM refuses what is no user, and says what it can do', async ({ visitor }) => {
  for (const data of ['', '{', '[]', '{}', JSON.stringify({ ...ada, userName: 7 })]) {
    const reply = await scim(visitor, 'vendor-token-48', '/Users', { method: 'POST', data });
    expect(reply.status(), data).toBe(400);
    expect(await reply.json()).toMatchObject({ status: '400' });
  }
  expect((await scim(visitor, 'vendor-token-48', '/Users?filter=x')).status()).toBe(400);
  const config = await scim(visitor, 'vendor-token-48', '/ServiceProviderConfig');
  expect(await config.json()).toMatchObject({ patch: { supported: true }, filter: { supported: true } });
  for (const path of ['/ResourceTypes', '/Schemas'])
    expect(await (await scim(visitor, 'vendor-token-48', path)).json()).toMatchObject({
      Resources: [{ name: 'User' }],
    });
});

test('the account shows the users and the requests of its own session, and no secret', async ({
  visitor,
  stranger,
}) => {
  await visitor.signIn('adele', 'User.Read');
  await stranger.signIn('adele', 'User.Read');
  const canary = 'canary-b7e1';
  const { services } = visitor;
  const own = { authorization: `Bearer ${canary}` };
  const good = { authorization: 'Bearer vendor-token-48' };
  const user = { ...ada, displayName: '<i>Ada</i>', password: canary };
  await visitor.request.post(`${services}/vendor/scim/Users`, { data: JSON.stringify(user), headers: good });
  await visitor.request.get(`${services}/vendor/scim/Users?filter=${canary}&access_token=${canary}`, {
    headers: good,
  });
  await visitor.request.get(`${services}/vendor/scim/Users`, { headers: own });
  await visitor.request.get(`${services}/vendor/scim/Users/${canary}`, { headers: good });
  await visitor.request.get(`${services}/vendor/${canary}/Users`, { headers: own });
  await post(visitor, { ...grant, scope: canary, code: canary }, basic('contoso-header', canary), {});
  await post(visitor, { grant_type: canary, client_id: canary, client_secret: canary }, undefined, {});
  await visitor.request.get(`${services}/vendor/landing?code=${canary}`);

  const page = await visitor.request.get(`${services}/vendor`);
  const markup = await page.text();
  expect(markup).not.toContain(canary);
  expect(markup).not.toContain('secret-4');
  expect(markup).toContain('Users (1)');
  expect(markup).toContain('Requests (8)');
  expect(markup).toContain('ada@contoso.example');
  expect(markup).not.toContain('<i>');
  expect(markup).toContain('invalid_client: The client secret is wrong.');
  expect(markup).toContain('Nothing is at this path.');
  expect(page.headers()['access-control-allow-origin'], 'the app never calls the vendor').toBeUndefined();
  const others = await (await stranger.request.get(`${services}/vendor`)).text();
  expect(others).toContain('Users (0)');
  expect(others).not.toContain('ada@contoso.example');
});

test('the index and the scenarios name the vendor’s applications and lead to it', async ({ visitor }) => {
  const index = await (await visitor.request.get(`${visitor.services}/`)).text();
  expect(index).toContain(`href="${visitor.services}/vendor"`);
  expect(index).toContain('Vendor: client credentials');
  const keys = await (await visitor.request.get(`${visitor.services}/vendor/clients`)).text();
  for (const part of ['Vendor: client credentials', ...header, '/vendor/oauth/token', '/vendor/scim'])
    expect(keys).toContain(part);
});
