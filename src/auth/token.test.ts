import {
  CacheLookupPolicy,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
  type SilentRequest,
  stubbedPublicClientApplication,
} from '@azure/msal-browser';
import { expect, test, vi } from 'vitest';
import { FailureError, failureOf } from '#src/domain/failure/failure.ts';
import { ready, clientId } from '#src/config/config.fixture.ts';
import { tokenSource } from './token.ts';

test.each([new TypeError('x is null'), new SyntaxError('Unexpected token')])(
  'an entry in which MSAL breaks asks for a new sign-in, and is no fault of this page: %s',
  async (broken) => {
    const asked = { acquireTokenSilent: vi.fn(() => Promise.reject(broken)) };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two calls are all that a silent token takes
    const instance = {
      ...asked,
      getActiveAccount: () => ({ tenantId: 't', homeAccountId: 'h' }),
    } as unknown as IPublicClientApplication;
    const error: unknown = await tokenSource(instance, await ready({ clientId }))
      .silent('read')
      .catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toMatchObject({ kind: 'needs-interaction', reason: 'sign-in' });
    expect(asked.acquireTokenSilent).toHaveBeenCalledOnce();
  },
);

const account = { tenantId: 't', homeAccountId: 'h' };
const consentMissing = () =>
  new InteractionRequiredAuthError('invalid_grant', 'own', 'AADSTS65001: The user has not consented.');
const signInMissing = () =>
  new InteractionRequiredAuthError(
    'invalid_grant',
    'own',
    'AADSTS700084: The refresh token was issued to a page.',
  );

/** Entra, as far as it gives tokens: `kept` are in MSAL's cache, `given` come by the refresh token. */
async function entra({ kept = [], given = [], error = consentMissing }: World) {
  const config = await ready({ clientId });
  const asked: string[] = [];
  const instance = {
    ...stubbedPublicClientApplication,
    getActiveAccount: () => account,
    acquireTokenSilent: vi.fn(async ({ scopes, cacheLookupPolicy }: SilentRequest) => {
      const scope = scopes[0] ?? '';
      const isKept = kept.includes(scope);
      if (cacheLookupPolicy !== CacheLookupPolicy.RefreshToken && isKept)
        return { account, accessToken: scope, tenantId: 't' };
      if (cacheLookupPolicy === CacheLookupPolicy.AccessToken) throw new Error('none in the cache');
      asked.push(scope);
      if (!given.includes(scope)) throw error();
      return { account, accessToken: scopes[0], tenantId: 't' };
    }),
    acquireTokenPopup: vi.fn(async ({ scopes }: SilentRequest) => {
      asked.push(`window: ${scopes.join(' ')}`);
      return { account, accessToken: scopes[0], tenantId: 't' };
    }),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the calls above are all that the source makes
  return { asked, tokens: tokenSource(instance as unknown as IPublicClientApplication, config) };
}
type World = { kept?: readonly string[]; given?: readonly string[]; error?: () => Error };

const look = 'Synchronization.Read.All';
const change = 'Synchronization.ReadWrite.All';

test.each<[what: string, world: World, token: string, requests: readonly string[]]>([
  ['the kept one for changing, without a request', { kept: [change, look] }, change, []],
  ['the kept one for looking', { kept: [look] }, look, []],
  ['one for changing, where it is consented', { given: [change, look] }, change, [change]],
  ['one for looking, where that alone is consented', { given: [look] }, look, [change, look]],
])('looking at provisioning takes %s', async (_, world, token, requests) => {
  const { tokens, asked } = await entra(world);
  expect(await tokens.silent('status')).toMatchObject({ token });
  expect(asked).toEqual(requests);
});

test('changing takes a token for changing alone, and listing one for listing', async () => {
  const { tokens } = await entra({ kept: [look], given: ['Application.Read.All'] });
  await expect(tokens.silent('write')).rejects.toThrow(FailureError);
  expect(await tokens.silent('read')).toMatchObject({ token: 'Application.Read.All' });
});

test('without a consent the failure names the permission to look, and the window asks for that alone', async () => {
  const { tokens, asked } = await entra({});
  const error: unknown = await tokens.silent('status').catch((thrown: unknown) => thrown);
  expect(failureOf(error)).toMatchObject({ kind: 'needs-interaction', reason: 'consent', scopes: [look] });
  expect(await tokens.interactive('status')).toMatchObject({ token: look });
  expect(asked.at(-1)).toBe(`window: ${look}`);
});

test('after a session that ended the window asks for what was consented, not for a second consent', async () => {
  const { tokens, asked } = await entra({ error: signInMissing });
  expect(await tokens.interactive('status')).toMatchObject({ token: change });
  expect(asked).toEqual([change, `window: ${change}`]);
});

test('a token that Graph has rejected is not taken from the cache again, under either name', async () => {
  const { tokens, asked } = await entra({ kept: [change], given: [change] });
  tokens.reject('status');
  expect(await tokens.silent('status')).toMatchObject({ token: change });
  expect(asked).toEqual([change]);
  await tokens.silent('status');
  expect(asked, 'once').toEqual([change]);
});
