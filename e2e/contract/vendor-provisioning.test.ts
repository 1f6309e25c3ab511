import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { SynchronizationSecretKeyStringValuePair } from '@microsoft/microsoft-graph-types';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { act, jobsAt, only } from './job-caller.ts';
import { read, write, type Visitor } from './visitor.ts';
import type { Reply } from './requests.ts';

// The handlers run in this process, so that its clock is theirs.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

function passACycle(): void {
  vi.setSystemTime(Date.now() + 4_000);
}

const headers = { 'content-type': 'application/json' };
const family = 'SystemForCrossDomainIdentityManagement';
const stored = { useSavedCredentials: true };
type Pair = { readonly key: string; readonly value: string };

function pairs(keys: Record<string, string>): readonly Pair[] {
  return Object.entries(keys).map(([key, value]) => ({ key, value }));
}

async function send(
  graph: Graph,
  name: string,
  resource: 'acquireAccessToken' | 'secrets',
  keys: Record<string, string>,
): Promise<Reply> {
  const path = `/servicePrincipals/${await graph.targetId(name)}/synchronization/${resource}`;
  const [method, list] = resource === 'secrets' ? ['PUT', 'value'] : ['POST', 'credentials'];
  return graph.send(method, path, { headers, data: JSON.stringify({ [list]: pairs(keys) }) });
}

async function check(graph: Graph, name: string, body: unknown): Promise<Reply> {
  const path = `${await jobsAt(graph, name)}/${(await only(graph, name)).id}/validateCredentials`;
  return graph.send('POST', path, { headers, data: JSON.stringify(body) });
}

async function storedKeys(graph: Graph, name: string): Promise<Record<string, unknown>> {
  const path = `/servicePrincipals/${await graph.targetId(name)}/synchronization/secrets`;
  const { value }: { value: SynchronizationSecretKeyStringValuePair[] } = await (
    await graph.send('GET', path)
  ).json();
  return Object.fromEntries(value.map(({ key, value: shown }) => [key, shown]));
}

/** The page of the vendor, as the person in this browser sees it. */
async function account(visitor: Visitor): Promise<{ readonly users: number; readonly markup: string }> {
  const markup = await (await visitor.request.get(`${visitor.services}/vendor`)).text();
  return { users: Number(/Users \((\d+)\)/.exec(markup)?.[1]), markup };
}

function clientKeys(visitor: Visitor, client: readonly [id: string, secret: string]): Record<string, string> {
  return {
    BaseAddress: `${visitor.services}/vendor/scim`,
    Oauth2ClientId: client[0],
    Oauth2ClientSecret: client[1],
    Oauth2TokenExchangeUri: `${visitor.services}/vendor/oauth/token`,
  };
}

const first = ['contoso-header', 'header-secret-41'] as const;

/** The refusal in the service's own words, which the envelope's message holds as a second document. */
async function words(reply: Reply): Promise<{ readonly code: string; readonly message: string }> {
  const { code, message } = await refusal(reply, 400);
  const inner: { error: { code: string; message: string } } = JSON.parse(message);
  expect(inner.error.code).toBe(code);
  return inner.error;
}

for (const [name, ...client] of [
  ['Vendor: client credentials', ...first],
  ['Vendor: credentials in the body', 'contoso-body', 'body-secret-42'],
  ['Vendor: scope wanted', 'contoso-scope', 'scope-secret-43'],
  ['Vendor: short-lived token', 'contoso:brief', 'a:b+c d%41&e=f/ö'],
] as const)
  test(`${name}: what is authorized works, and its job creates and changes users`, async ({
    visitor,
    writer,
  }) => {
    expect((await only(writer, name)).status?.code).toBe('NotConfigured');
    const keys = clientKeys(visitor, client);
    expect((await check(writer, name, { credentials: pairs(keys) })).status(), 'typed').toBe(204);
    expect(Object.keys(await storedKeys(writer, name))).toEqual([]);
    expect((await send(writer, name, 'acquireAccessToken', keys)).status()).toBe(204);
    expect(await storedKeys(writer, name)).toEqual({
      ...keys,
      Oauth2ClientSecret: '*',
      Oauth2AccessToken: '*',
      Oauth2AccessTokenCreationTime: new Date().toISOString(),
    });
    expect((await check(writer, name, stored)).status()).toBe(204);
    expect((await account(visitor)).users, 'before the job runs').toBe(0);

    // Longer than a short-lived token lives.
    for (let count = 0; count < 4; count += 1) passACycle();
    expect(await act(writer, name, 'start')).toBe(204);
    await vi.waitFor(async () => expect((await account(visitor)).users).toBe(6));
    passACycle();
    expect(await only(writer, name)).toMatchObject({
      status: {
        code: 'Active',
        quarantine: null,
        lastExecution: { state: 'Succeeded', countEntitled: 6 },
        synchronizedEntryCountByType: [{ value: 6 }],
      },
    });
    const changed = await account(visitor);
    expect(changed.users).toBe(6);
    expect(changed.markup).toContain('A change of a user.');
    expect(changed.markup).toContain('Senior Engineer');
    expect((await only(writer, name)).status?.lastExecution?.countExported, 'two titles changed').toBe(2);
  });

test('the exchange and the cycle go over HTTP where there is a server', async ({ connected, wired }) => {
  const name = 'Vendor: client credentials';
  const reply = await send(wired, name, 'acquireAccessToken', clientKeys(connected, first));
  expect(reply.status(), await reply.text()).toBe(204);
  expect(await act(wired, name, 'start')).toBe(204);
  await vi.waitFor(async () => expect((await account(connected)).users).toBe(6), { timeout: 7_000 });
});

test('a bearer token works at any application whose tenant URL is the vendor’s', async ({
  visitor,
  writer,
}) => {
  const keys = { BaseAddress: `${visitor.services}/vendor/scim/`, SecretToken: 'vendor-token-48' };
  for (const name of ['Vendor: bearer token', 'Contoso HR', 'Quarantined']) {
    const wrong = await words(await send(writer, name, 'acquireAccessToken', { ...keys, SecretToken: 'x' }));
    expect(wrong.message, name).toContain('Invalid bearer token.');
    expect((await send(writer, name, 'acquireAccessToken', keys)).status(), name).toBe(204);
    expect(await act(writer, name, 'restart', {}), name).toBe(204);
    passACycle();
    expect((await only(writer, name)).status, name).toMatchObject({ code: 'Active', quarantine: null });
  }
  expect((await account(visitor)).users).toBe(6);
});

test('an address elsewhere is answered as ever, and the vendor hears nothing', async ({
  visitor,
  writer,
}) => {
  const keys = { BaseAddress: 'https://hr.example/scim', SecretToken: 'x' };
  for (const name of ['Contoso HR', 'Vendor: bearer token']) {
    expect((await send(writer, name, 'acquireAccessToken', keys)).status()).toBe(204);
    expect(await act(writer, name, 'restart', {})).toBe(204);
  }
  passACycle();
  expect((await only(writer, 'Contoso HR')).status?.lastExecution).toMatchObject({ countEntitled: 41 });
  expect((await account(visitor)).markup).toContain('Requests (0)');
});

test('an exchange never leaves the sandbox', async ({ visitor, writer }) => {
  const keys = clientKeys(visitor, first);
  for (const [address, kind] of [
    ['https://vendor.example/token', 'CredentialValidationUnavailable'],
    ['http://127.0.0.1:1/token', 'CredentialValidationUnavailable'],
    ['token', 'InvalidCredentials'],
  ] as const) {
    const sent = { ...keys, Oauth2TokenExchangeUri: address };
    const { code } = await words(await send(writer, 'Contoso HR', 'acquireAccessToken', sent));
    expect(code, address).toBe(family + kind);
  }
  expect((await account(visitor)).markup).toContain('Requests (0)');
});

/** What is stored from the start fails in this way: a test of it, and the job, which it puts into quarantine. */
for (const [name, kind, ...parts] of [
  ['wrong secret', 'CredentialValidationFailure', '(401) Unauthorized', 'invalid_client', 'secret is wrong'],
  [
    'sent in the wrong place',
    'CredentialValidationFailure',
    '(401) Unauthorized',
    'invalid_client',
    'belong into the body',
  ],
  ['wrong scope', 'CredentialValidationFailure', '(400) Bad Request', 'invalid_scope'],
  ['scope missing', 'CredentialValidationFailure', '(403) Forbidden', 'lacks the scope'],
  ['expired token', 'CredentialValidationFailure', '(401) Unauthorized', 'has expired'],
  ['expired refresh token', 'CredentialValidationFailure', '(400) Bad Request', 'invalid_grant'],
  ['retired code grant', 'CredentialValidationFailure', '(401) Unauthorized', 'Invalid bearer token'],
  ['wrong path', 'ServiceIncompatible', '(404) Not Found', '<h1>Not Found</h1>'],
  ['wrong token endpoint', 'ServiceIncompatible', '(404) Not Found'],
] as const)
  test(`Vendor: ${name} fails in the service's own words, and its job too`, async ({ writer }) => {
    const said = await words(await check(writer, `Vendor: ${name}`, stored));
    expect(said.code).toBe(family + kind);
    for (const part of parts) expect(said.message).toContain(part);
    const { status } = await only(writer, `Vendor: ${name}`);
    expect(status?.code).toBe('Quarantine');
    expect(status?.quarantine).toMatchObject({ reason: 'EncounteredQuarantineException', error: said });
  });

for (const [name, keys] of [
  ['wrong secret', { Oauth2ClientSecret: 'header-secret-41' }],
  ['expired token', { SecretToken: 'vendor-token-48' }],
  ['scope missing', { Oauth2ClientId: first[0], Oauth2ClientSecret: first[1] }],
] as const)
  test(`Vendor: ${name} heals with what is right`, async ({ visitor, writer }) => {
    const target = `Vendor: ${name}`;
    expect((await only(writer, target)).status?.code).toBe('Quarantine');
    expect((await send(writer, target, 'acquireAccessToken', keys)).status()).toBe(204);
    expect(await act(writer, target, 'restart', {})).toBe(204);
    passACycle();
    expect((await only(writer, target)).status).toMatchObject({ code: 'Active', quarantine: null });
    expect((await account(visitor)).users).toBe(6);
  });

test('a refused exchange keeps nothing of what was sent', async ({ visitor, writer }) => {
  const name = 'Vendor: client credentials';
  const wrong = await words(
    await send(writer, name, 'acquireAccessToken', clientKeys(visitor, [first[0], 'no secret'])),
  );
  expect(wrong.message).toContain('invalid_client');
  expect(wrong.message).not.toContain('no secret');
  expect(await storedKeys(writer, name)).toEqual({});
  expect((await account(visitor)).markup).toContain('invalid_client');
});

test('keys that are saved work with a first token alone, which the service then renews', async ({
  visitor,
  writer,
}) => {
  const name = 'Vendor: client credentials';
  const keys = clientKeys(visitor, first);
  expect((await send(writer, name, 'secrets', keys)).status()).toBe(204);
  expect((await words(await check(writer, name, stored))).message).toContain('No bearer token came.');
  const seed = { Oauth2AccessToken: 'observed', Oauth2AccessTokenCreationTime: new Date().toISOString() };
  expect((await send(writer, name, 'secrets', { ...keys, ...seed })).status()).toBe(204);
  expect((await check(writer, name, stored)).status()).toBe(204);
  // A PUT replaces everything, and its mask is no secret.
  expect((await send(writer, name, 'secrets', { ...keys, ...seed, Oauth2ClientSecret: '*' })).status()).toBe(
    204,
  );
  expect((await words(await check(writer, name, stored))).message).toContain('The client secret is wrong.');
});

/** A code from the vendor's page, in this browser. */
async function codeOf(visitor: Visitor, client: string): Promise<string> {
  const request = new URLSearchParams({
    region: 'eu',
    response_type: 'code',
    client_id: client,
    redirect_uri: `${visitor.services}/vendor/landing`,
  }).toString();
  const reply = await visitor.request.post(`${visitor.services}/vendor/oauth/authorize`, {
    form: { request, decision: 'allow' },
    maxRedirects: 0,
  });
  return new URL(reply.headers()['location'] ?? '').searchParams.get('code') ?? '';
}

test('the retired code grant still works with a fresh code, and its token is renewed', async ({
  visitor,
  writer,
}) => {
  const name = 'Vendor: code grant';
  const keys = {
    ...clientKeys(visitor, ['contoso-code', 'code-secret-44']),
    Oauth2RedirectUri: `${visitor.services}/vendor/landing`,
    Oauth2AuthorizationCode: await codeOf(visitor, 'contoso-code'),
  };
  expect((await check(writer, name, { credentials: pairs(keys) })).status(), 'no test spends it').toBe(400);
  expect((await send(writer, name, 'acquireAccessToken', keys)).status()).toBe(204);
  const kept = await storedKeys(writer, name);
  expect(kept).toMatchObject({ Oauth2AccessToken: '*', Oauth2RefreshToken: '*' });
  expect(kept, 'a code works once').not.toHaveProperty('Oauth2AuthorizationCode');
  vi.setSystemTime(Date.now() + 3_700_000);
  // The person's own token is an hour old as well.
  const later = await graphOf(visitor, 'sam', `${read} ${write}`);
  expect((await check(later, name, stored)).status()).toBe(204);
  expect((await account(visitor)).markup).toContain('refresh_token of contoso-code, header.');
});

for (const [name, client, secret, part] of [
  ['spent code', 'contoso-spent', 'spent-secret-45', 'has been used before'],
  ['late code', 'contoso-late', 'late-secret-46', 'has expired'],
] as const)
  test(`Vendor: ${name} refuses the exchange of the code that its page hands out`, async ({
    visitor,
    writer,
  }) => {
    const said = await words(
      await send(writer, `Vendor: ${name}`, 'acquireAccessToken', {
        ...clientKeys(visitor, [client, secret]),
        Oauth2RedirectUri: `${visitor.services}/vendor/landing`,
        Oauth2AuthorizationCode: await codeOf(visitor, client),
      }),
    );
    expect(said.code).toBe(`${family}CredentialValidationFailure`);
    expect(said.message).toContain('(400) Bad Request');
    expect(said.message).toContain('invalid_grant');
    expect(said.message).toContain(part);
  });

test('a job of the retired code grant heals by client credentials, and loses its old tokens', async ({
  visitor,
  writer,
}) => {
  const name = 'Vendor: retired code grant';
  expect((await only(writer, name)).status?.code).toBe('Quarantine');
  expect(await storedKeys(writer, name)).toHaveProperty('Oauth2RefreshToken');
  const keys = clientKeys(visitor, ['contoso-moved', 'moved-secret-47']);
  expect((await send(writer, name, 'acquireAccessToken', keys)).status()).toBe(204);
  expect(await storedKeys(writer, name)).not.toHaveProperty('Oauth2RefreshToken');
  expect((await check(writer, name, stored)).status()).toBe(204);
  expect(await act(writer, name, 'restart', {})).toBe(204);
  passACycle();
  expect((await only(writer, name)).status).toMatchObject({ code: 'Active', quarantine: null });
  expect((await account(visitor)).users).toBe(6);
});

test('a typed test without a tenant URL has no address to ask, and each session has its own vendor', async ({
  visitor,
  stranger,
  writer,
}) => {
  const name = 'Vendor: wrong secret';
  const typed = await words(
    await check(writer, name, { credentials: pairs({ Oauth2ClientSecret: first[1] }) }),
  );
  expect(typed.code).toBe(`${family}InvalidCredentials`);
  const keys = { BaseAddress: `${visitor.services}/vendor/scim`, SecretToken: 'vendor-token-48' };
  expect((await send(writer, 'Contoso HR', 'acquireAccessToken', keys)).status()).toBe(204);
  await only(writer, 'Contoso HR');
  expect((await account(visitor)).users).toBe(6);
  await stranger.signIn('adele', read);
  expect((await account(stranger)).users).toBe(0);
});
