import { InteractionRequiredAuthError } from '@azure/msal-browser';
import type { IPublicClientApplication } from '@azure/msal-browser';
import { expect, test, vi } from 'vitest';
import { failureOf } from '#src/domain/failure/failure.ts';
import { clientId, ready } from '#src/config/config.fixture.ts';
import { tokenSource } from './token.ts';

test.each(['silent', 'interactive'] as const)(
  'a token of another account is never used, and the account of the page stays the active one: %s',
  async (way) => {
    const asked = { tenantId: 't', homeAccountId: 'asked' };
    const other = { tenantId: 't', homeAccountId: 'other' };
    const interaction = new InteractionRequiredAuthError('invalid_grant', 'c', 'AADSTS70043: No longer.');
    const calls = {
      acquireTokenSilent: vi.fn(() =>
        way === 'silent'
          ? Promise.resolve({ account: other, accessToken: 'x' })
          : Promise.reject(interaction),
      ),
      acquireTokenPopup: vi.fn(() => Promise.resolve({ account: other, accessToken: 'x' })),
      clearCache: vi.fn(() => Promise.resolve()),
      setActiveAccount: vi.fn(),
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these calls are all that a token takes
    const instance = { ...calls, getActiveAccount: () => asked } as unknown as IPublicClientApplication;
    const tokens = tokenSource(instance, await ready({ clientId }));
    const error: unknown = await tokens[way]('write').catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toEqual({ kind: 'unsafe', what: 'account' });
    expect(calls.clearCache).toHaveBeenCalledExactlyOnceWith({ account: other });
    expect(calls.setActiveAccount).toHaveBeenCalledExactlyOnceWith(asked);
    expect(calls.acquireTokenPopup).toHaveBeenCalledTimes(way === 'silent' ? 0 : 1);
  },
);

test('of the same account, or without one in the answer, a token is used', async () => {
  const account = { tenantId: 't', homeAccountId: 'h' };
  for (const answered of [account, null]) {
    const asked = {
      acquireTokenSilent: () => Promise.resolve({ account: answered, accessToken: 'x', tenantId: 't' }),
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two calls are all that a silent token takes
    const instance = { ...asked, getActiveAccount: () => account } as unknown as IPublicClientApplication;
    expect(await tokenSource(instance, await ready({ clientId })).silent('read')).toEqual({
      token: 'x',
      tenantId: 't',
    });
  }
});
