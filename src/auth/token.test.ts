import type { IPublicClientApplication } from '@azure/msal-browser';
import { expect, test, vi } from 'vitest';
import { failureOf } from '#src/domain/failure/failure.ts';
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
