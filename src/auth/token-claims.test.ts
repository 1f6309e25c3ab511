import { stubbedPublicClientApplication, CacheLookupPolicy, EventType } from '@azure/msal-browser';
import { UnsecuredJWT } from 'jose';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Config } from '#src/config/config.ts';
import { ready } from '#src/config/config.fixture.ts';
import { claimsIn, claimsSource } from './token-claims.ts';

const role = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
const account = {
  homeAccountId: 'home',
  localAccountId: '0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921',
  tenantId: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8',
  environment: 'login.microsoftonline.com',
  username: 'adele@contoso.example',
};
let config: Config;
const acquireTokenSilent = vi.fn();
const getActiveAccount = vi.fn();
const addEventCallback = vi.fn();
const removeEventCallback = vi.fn();
// The stub has every method that the source does not use.
const instance = {
  ...stubbedPublicClientApplication,
  acquireTokenSilent,
  getActiveAccount,
  addEventCallback,
  removeEventCallback,
};

beforeEach(async () => {
  vi.stubGlobal('location', { origin: 'https://keys.example' });
  config = await ready({ clientId: '11111111-2222-4333-8444-555555555555' });
  getActiveAccount.mockReset().mockReturnValue(account);
  acquireTokenSilent.mockReset();
  addEventCallback.mockReset().mockReturnValue('callback');
  removeEventCallback.mockReset();
});

const token = (claims: Record<string, unknown>) => new UnsecuredJWT(claims).encode();

test('the tokens that are there say who holds what, and never leave', async () => {
  const accessToken = token({ scp: 'Application.Read.All', wids: [role], oid: 'x' });
  acquireTokenSilent
    .mockResolvedValueOnce({ accessToken, scopes: [] })
    .mockRejectedValue(new Error('none in the cache'));
  const who = await claimsSource(instance, config).read();
  expect(who).toEqual({
    objectId: account.localAccountId,
    read: { scopes: ['Application.Read.All'], roles: [role] },
    status: undefined,
    write: undefined,
  });
  expect(JSON.stringify(who)).not.toContain(accessToken);
  // From the cache alone: anything else could ask Entra, or open a window.
  for (const [request] of acquireTokenSilent.mock.calls)
    expect(request).toMatchObject({ cacheLookupPolicy: CacheLookupPolicy.AccessToken, account });
  expect(acquireTokenSilent.mock.calls.map(([request]) => request.scopes)).toEqual([
    [...config.scopes.read],
    [...config.scopes.status],
    [...config.scopes.write],
  ]);
});

test('a token that cannot be read leaves the scopes that MSAL knows, and the roles of the id token', async () => {
  getActiveAccount.mockReturnValue({ ...account, idTokenClaims: { wids: [role, 7] } });
  acquireTokenSilent.mockResolvedValue({ accessToken: 'opaque', scopes: ['Directory.ReadWrite.All'] });
  expect(await claimsSource(instance, config).read()).toMatchObject({
    write: { scopes: ['Directory.ReadWrite.All'], roles: [role] },
  });
  acquireTokenSilent.mockResolvedValue({ accessToken: token({ scp: 'a', wids: [] }), scopes: [] });
  expect(await claimsSource(instance, config).read()).toMatchObject({ write: { scopes: ['a'], roles: [] } });
});

test('no account is signed in after a sign-out', async () => {
  getActiveAccount.mockReturnValue(null);
  expect(await claimsSource(instance, config).read()).toBeUndefined();
  expect(acquireTokenSilent).not.toHaveBeenCalled();
});

test('a new token is announced, one from the cache is not, and nothing is after the end', () => {
  const listener = vi.fn();
  let callback: (event: unknown) => void = () => undefined;
  addEventCallback.mockImplementation((given: (event: unknown) => void) => {
    callback = given;
    return 'callback';
  });
  const stop = claimsSource(instance, config).onToken(listener);
  expect(addEventCallback).toHaveBeenCalledWith(callback, [EventType.ACQUIRE_TOKEN_SUCCESS]);
  callback({ payload: { fromCache: true } });
  callback({ payload: null });
  expect(listener).not.toHaveBeenCalled();
  callback({ payload: { fromCache: false } });
  expect(listener).toHaveBeenCalledOnce();
  stop();
  expect(removeEventCallback).toHaveBeenCalledWith('callback');
});

test.each(['', 'eyJ', 'a.b.c', 'eyJhbGciOiJub25lIn0.W10.', 'eyJhbGciOiJub25lIn0.bnVsbA.'])(
  'what is no token says nothing: %j',
  (text) => {
    expect(claimsIn(text)).toEqual({ scopes: undefined, roles: undefined });
  },
);
