import { expect } from 'vitest';
import { decodeJwt } from 'jose';
import { signInRefusals } from '../sandbox/entra/sign-in-refusals.ts';
import { tokenScenarios } from '../sandbox/entra/token-faults.ts';
import { answerOf, errorOf, read, test, tokensOf, write } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const challenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

function turn(visitor: Visitor, path: string) {
  return visitor.request.get(`${visitor.services}/sandbox/token/${path}`, { maxRedirects: 0 });
}

/** Signs in, consents to the write permission and then sets the switch. */
async function switched(visitor: Visitor, path: string) {
  const tokens = await visitor.signIn('owen', read);
  expect((await turn(visitor, path)).headers()['location']).toBe(`${visitor.page}/`);
  return tokens;
}

test('every switch opens the app, and no other name does', async ({ visitor }) => {
  for (const { name } of tokenScenarios)
    for (const path of [name, `${name}/write`]) expect((await turn(visitor, path)).status()).toBe(302);
  for (const path of ['none', 'html/none', 'toString'])
    expect((await turn(visitor, path)).status()).toBe(404);
  expect((await turn(visitor, 'default')).status()).toBe(302);
});

for (const [name, status, type] of [
  ['html', 200, 'text/html'],
  ['gateway', 502, 'text/html'],
  ['empty', 200, 'application/json'],
  ['throttled', 429, 'application/json'],
  ['unavailable', 503, 'application/json'],
] as const)
  test(`under ${name}, the token endpoint answers ${status} ${type}`, async ({ visitor }) => {
    const tokens = await switched(visitor, name);
    const answer = await visitor.refresh(tokens, read);
    expect(answer.status()).toBe(status);
    expect(answer.headers()['content-type']).toContain(type);
    expect(answer.headers()['access-control-allow-origin']).toBe(visitor.page);
    expect(answer.headers()['retry-after']).toBe(name === 'throttled' ? '120' : undefined);
    await turn(visitor, 'default');
    await tokensOf(await visitor.refresh(tokens, read));
  });

test('a switch for the write permission leaves reading alone', async ({ visitor }) => {
  const tokens = await switched(visitor, 'empty/write');
  await tokensOf(await visitor.refresh(tokens, read));
  expect(await (await visitor.refresh(tokens, write)).json()).toEqual({});
});

test('a switch stays with its browser, and after a sign-out', async ({ visitor, stranger }) => {
  const tokens = await switched(visitor, 'empty');
  await visitor.request.get(`${visitor.services}/5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8/oauth2/v2.0/logout`);
  expect(await (await visitor.refresh(tokens, read)).json()).toEqual({});
  const shown = await stranger.request.get(`${visitor.services}/sandbox/token/default`, { maxRedirects: 0 });
  expect(shown.status()).toBe(302);
  expect(await (await visitor.refresh(tokens, read)).json()).toEqual({});
});

for (const [name, code] of [
  ['dead-refresh', 700084],
  ['AADSTS50076', 50076],
  ['AADSTS70043', 70043],
] as const)
  test(`under ${name}, Entra’s window has to be answered once`, async ({ visitor }) => {
    const tokens = await switched(visitor, name);
    expect(await errorOf(await visitor.refresh(tokens, write))).toMatchObject({ error_codes: [code] });
    await visitor.signIn('owen', write);
    await tokensOf(await visitor.refresh(tokens, write));
  });

test('under claims, the context has to come from Entra’s window', async ({ visitor }) => {
  const tokens = await switched(visitor, 'claims');
  const refused = await errorOf(await visitor.refresh(tokens, write));
  expect(refused).toMatchObject({ error: 'interaction_required' });
  expect(refused.claims).toContain('c1');
  await tokensOf(await visitor.refresh(await visitor.signIn('owen', write, { claims: challenge }), write));
});

test('under consent-revoked, the consent is missing until it is given again', async ({ visitor }) => {
  const tokens = await switched(visitor, 'consent-revoked/write');
  await tokensOf(await visitor.refresh(tokens, read));
  expect(await errorOf(await visitor.refresh(tokens, write))).toMatchObject({ error_codes: [65001] });
  const asked = await visitor.authorize(write);
  expect(await asked.text()).toContain('Permissions requested');
  await visitor.press(asked, { decision: 'accept' });
  await tokensOf(await visitor.refresh(tokens, write));
});

test('tokens of another tenant, of another account, and of another time say so', async ({ visitor }) => {
  const tokens = await switched(visitor, 'wrong-tenant');
  const claimsOf = async () => decodeJwt((await tokensOf(await visitor.refresh(tokens, read))).access_token);
  expect((await claimsOf())['tid']).toBe('8b7c2f4e-6d13-4a95-b0e8-1f3c5d7a9e26');
  await turn(visitor, 'other-account');
  expect((await claimsOf())['upn']).toBe('ray@contoso.example');
  const now = Date.now() / 1000;
  for (const [name, hours] of [
    ['clock-ahead', 3],
    ['clock-behind', -3],
  ] as const) {
    await turn(visitor, name);
    const { iat = 0 } = await claimsOf();
    expect(Math.abs(iat - now - hours * 3600)).toBeLessThan(60);
    const { access_token: token } = await tokensOf(await visitor.refresh(tokens, read));
    const list = await visitor.request.get(`${visitor.services}/graph/v1.0/servicePrincipals?$top=1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(list.status(), 'Graph’s clock goes like Entra’s').toBe(200);
  }
});

for (const [name, { by, code, error }] of Object.entries(signInRefusals))
  test(`under ${name}, Entra refuses as it does in life`, async ({ visitor }) => {
    const tokens = await switched(visitor, name);
    switch (by) {
      case 'page': {
        const shown = await visitor.authorize(read);
        expect(shown.status()).toBe(400);
        expect(await shown.text()).toContain(name);
        return;
      }
      case 'back': {
        const back = answerOf(await visitor.authorize(read));
        expect(back.get('error')).toBe(error);
        expect(back.get('error_description')).toContain(name);
        expect(back.get('error_uri')).toContain(`code=${code}`);
        return;
      }
      case 'refresh':
      case 'redeem': {
        const answer = await visitor.refresh(tokens, read);
        expect(answer.status() < 300).toBe(false);
        expect(await answer.json()).toMatchObject({ error, error_codes: [code] });
      }
    }
  });
