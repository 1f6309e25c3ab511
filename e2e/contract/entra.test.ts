import { expect } from 'vitest';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { answerOf, clientId, errorOf, read, tenant, test, tokensOf, write } from './visitor.ts';

test('a sign-in with PKCE gives tokens that Entra’s published key verifies', async ({ visitor }) => {
  const tokens = await visitor.signIn('adele', read);
  const metadata = await visitor.request.get(
    `${visitor.services}/${tenant}/v2.0/.well-known/openid-configuration`,
  );
  const { jwks_uri: jwksUri, issuer }: { jwks_uri: string; issuer: string } = await metadata.json();
  const keys: JSONWebKeySet = await (await visitor.request.get(jwksUri)).json();

  const id = await jwtVerify(tokens.id_token ?? '', createLocalJWKSet(keys), { issuer, audience: clientId });
  expect(id.payload).toMatchObject({
    tid: tenant,
    preferred_username: 'adele@contoso.example',
    name: 'Adele Admin',
    nonce: 'nonce-1',
    ver: '2.0',
  });

  const audience = '00000003-0000-0000-c000-000000000000';
  const access = await jwtVerify(tokens.access_token, createLocalJWKSet(keys), { audience });
  expect(access.payload).toMatchObject({ scp: read, tid: tenant, appid: clientId, oid: id.payload['oid'] });
  expect(access.payload['wids']).toContain('9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3');
  expect((access.payload.exp ?? 0) - (access.payload.iat ?? 0)).toBe(3600);

  const info: unknown = JSON.parse(Buffer.from(tokens.client_info, 'base64url').toString('utf8'));
  expect(info).toEqual({ uid: id.payload['oid'], utid: tenant });
  expect(tokens.scope.split(' ')).toContain(read);
});

test('the answer carries the state back, in the fragment', async ({ visitor }) => {
  const shown = await visitor.authorize(read);
  const answer = answerOf(await visitor.press(shown, { person: 'adele' }));
  expect(answer.get('state')).toBe('state|1');
  expect(answer.get('code')).not.toBeNull();
});

test('Entra refuses an unregistered redirect URI without redirecting', async ({ visitor }) => {
  const response = await visitor.authorize(read, { redirect_uri: 'http://localhost:9/redirect.html' });
  expect(response.status()).toBe(400);
  expect(await response.text()).toContain('AADSTS50011');
});

for (const [what, changes] of [
  ['no PKCE challenge', { code_challenge: null }],
  ['a plain PKCE challenge', { code_challenge_method: 'plain' }],
  ['an unknown scope', { scope: 'openid Mail.Everything' }],
  ['an implicit token', { response_type: 'token' }],
] as const)
  test(`Entra sends the page an error for ${what}`, async ({ visitor }) => {
    const answer = answerOf(await visitor.authorize(read, changes));
    expect(answer.get('error')).toMatch(/^(invalid_request|invalid_client|unsupported_response_type)$/);
    expect(answer.get('code')).toBeNull();
  });

test('an authorization code works once, and with its own verifier only', async ({ visitor }) => {
  const shown = await visitor.authorize(read);
  const code = answerOf(await visitor.press(shown, { person: 'adele' })).get('code') ?? '';
  const grant = { grant_type: 'authorization_code', code, scope: read };
  const wrong = await errorOf(await visitor.redeem({ ...grant, code_verifier: 'x'.repeat(43) }));
  expect(wrong).toMatchObject({ error: 'invalid_grant', error_codes: [501481] });
  await tokensOf(await visitor.redeem(grant));
  expect(await errorOf(await visitor.redeem(grant))).toMatchObject({
    error: 'invalid_grant',
    error_codes: [54005],
  });
});

test('tokens are redeemed from the page’s origin only, which may read the answer', async ({ visitor }) => {
  const tokens = await visitor.signIn('adele', read);
  const foreign = await visitor.redeem(
    { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '', scope: read },
    { origin: 'http://localhost:9' },
  );
  expect(await errorOf(foreign)).toMatchObject({ error_codes: [9002327] });
  expect(foreign.headers()['access-control-allow-origin']).toBeUndefined();
  const own = await visitor.refresh(tokens, read);
  expect(own.headers()['access-control-allow-origin']).toBe(visitor.page);
  expect(own.headers()['access-control-expose-headers']).toContain('retry-after');
});

test('old refresh tokens stay valid and cover what is consented later', async ({ visitor }) => {
  const first = await visitor.signIn('adele', read);
  await tokensOf(await visitor.refresh(first, read));
  const refused = await errorOf(await visitor.refresh(first, write));
  expect(refused).toMatchObject({
    error: 'invalid_grant',
    suberror: 'consent_required',
    error_codes: [65001],
  });

  const asked = await visitor.authorize(write, { login_hint: 'adele@contoso.example' });
  expect(await asked.text()).toContain('Permissions requested');
  expect(answerOf(await visitor.press(asked, { decision: 'accept' })).get('code')).not.toBeNull();
  const later = await tokensOf(await visitor.refresh(first, write));
  expect(decodeJwt(later.access_token)['scp']).toBe('Synchronization.ReadWrite.All');
});

test('a refresh token comes with offline_access only', async ({ visitor }) => {
  const shown = await visitor.authorize(read);
  const code = answerOf(await visitor.press(shown, { person: 'adele' })).get('code') ?? '';
  const tokens = await tokensOf(
    await visitor.redeem({ grant_type: 'authorization_code', code, scope: `${read} openid` }),
  );
  expect(tokens.refresh_token).toBeUndefined();
});

test('one who is signed in goes straight through, until signed out', async ({ visitor }) => {
  expect(answerOf(await visitor.authorize(read, { prompt: 'none' })).get('error')).toBe('login_required');
  const tokens = await visitor.signIn('ray', read);
  expect(answerOf(await visitor.authorize(read)).get('code')).not.toBeNull();
  expect(await (await visitor.authorize(read, { prompt: 'select_account' })).text()).toContain(
    'Pick an account',
  );

  const logout = new URLSearchParams({
    post_logout_redirect_uri: `${visitor.page}/`,
    id_token_hint: tokens.id_token ?? '',
  });
  const left = await visitor.request.get(
    `${visitor.services}/${tenant}/oauth2/v2.0/logout?${logout.toString()}`,
    { maxRedirects: 0 },
  );
  expect(left.headers()['location']).toBe(`${visitor.page}/`);
  expect(await (await visitor.authorize(read)).text()).toContain('Pick an account');
});

test('cancelling the sign-in and declining consent come back as access_denied', async ({ visitor }) => {
  const cancelled = answerOf(await visitor.press(await visitor.authorize(read), { decision: 'cancel' }));
  expect(cancelled.get('error')).toBe('access_denied');
  expect(cancelled.get('error_subcode')).toBe('cancel');
  expect(cancelled.get('error_description')).toContain('AADSTS65004');
  await visitor.signIn('adele', read);
  const declined = answerOf(await visitor.press(await visitor.authorize(write), { decision: 'decline' }));
  expect(declined.get('error')).toBe('access_denied');
});

test('Nora needs an administrator’s approval for the write permission', async ({ visitor }) => {
  await visitor.signIn('nora', read);
  const shown = await visitor.authorize(write);
  expect(await shown.text()).toContain('Approval required');
  const back = answerOf(await visitor.press(shown, { decision: 'return' }));
  expect(back.get('error_description')).toContain('AADSTS90094');
  expect(answerOf(await visitor.press(shown, { decision: 'accept' })).get('code')).toBeNull();
});

test('Sam’s session ends when the write permission is needed, and a new sign-in mends it', async ({
  visitor,
}) => {
  const tokens = await visitor.signIn('sam', read);
  await tokensOf(await visitor.refresh(tokens, read));
  expect(await errorOf(await visitor.refresh(tokens, write))).toMatchObject({
    error: 'invalid_grant',
    error_codes: [700084],
  });
  expect(await (await visitor.authorize(write)).text()).toContain('Pick an account');
  await tokensOf(await visitor.refresh(await visitor.signIn('sam', read), write));
});

test('Paula’s tokens say that her account is a personal one', async ({ visitor }) => {
  const tokens = await visitor.signIn('paula', read);
  expect(decodeJwt(tokens.id_token ?? '')['tid']).toBe('9188040d-6c67-4c5b-b112-36a304b66dad');
});

test('a claims challenge needs a new sign-in, and only its acrs count', async ({ visitor }) => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const tokens = await visitor.signIn('adele', read);
  const refused = await errorOf(await visitor.refresh(tokens, read, { claims }));
  expect(refused).toMatchObject({ error: 'interaction_required' });
  expect(refused.claims).toContain('c1');
  const stepped = await visitor.signIn('adele', read, { claims });
  expect(decodeJwt(stepped.access_token)['acrs']).toEqual(['c1']);
});
