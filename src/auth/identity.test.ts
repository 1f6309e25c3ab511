import type { AccountInfo } from '@azure/msal-browser';
import { expect, test } from 'vitest';
import { identityOf, isWhole } from './identity.ts';

const ids = {
  homeAccountId: '0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921.5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8',
  localAccountId: '0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921',
  tenantId: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8',
  environment: 'login.windows.net',
};
/** As MSAL hands on what a token or its own storage says, whatever its types promise. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- that the types do not hold is what is tested
const account = (odd: Record<string, unknown>) => ({ ...ids, ...odd }) as unknown as AccountInfo;

test('a claim of any kind makes an identity of texts, with a name to go by', () => {
  for (const odd of [7, { given: 'Owen' }, ['Owen'], null, true, '', '  ', undefined]) {
    expect(identityOf(account({ name: odd, username: odd }))).toEqual({
      name: ids.localAccountId,
      username: '',
      tenantId: ids.tenantId,
      accountId: ids.localAccountId,
    });
  }
  expect(identityOf(account({ name: 7, username: 'owen@contoso.example' }))).toEqual({
    name: 'owen@contoso.example',
    username: 'owen@contoso.example',
    tenantId: ids.tenantId,
    accountId: ids.localAccountId,
    tenantDomain: 'contoso.example',
  });
  expect(identityOf(account({ name: 'x'.repeat(1_000_000), username: '' })).name).toHaveLength(256);
});

test('an account without its ids is none', () => {
  expect(isWhole(account({}))).toBe(true);
  for (const name of ['homeAccountId', 'localAccountId', 'tenantId'])
    for (const odd of [7, {}, null, undefined, '']) expect(isWhole(account({ [name]: odd }))).toBe(false);
});
