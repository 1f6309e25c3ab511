import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, fillCredential, valueOf } from '../../support/steps.ts';
import { remedyOf } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person who enters an address that cannot work is told why, and mends it with one click', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  for (const [what, address, fix, mended] of [
    ["The address isn't https.", 'http://hr.example/scim', 'Use https', 'https://hr.example/scim'],
    ["This isn't a full web address.", 'hr.example/scim', 'Add https://', 'https://hr.example/scim'],
    ['a SCIM resource', 'https://hr.example/scim/Users', 'Remove ending', 'https://hr.example/scim'],
    ['a SCIM resource', 'https://hr.example/scim/Groups/', 'Remove ending', 'https://hr.example/scim'],
    [
      'query parameters',
      'https://hr.example/scim?page=1&aadOptscim062020',
      'Remove parameters',
      'https://hr.example/scim?aadOptscim062020',
    ],
    ['The address has a space.', 'https://hr.example/ scim', 'Remove space', 'https://hr.example/scim'],
    ['Leading or trailing space.', ' https://hr.example/scim', 'Trim', 'https://hr.example/scim'],
    ['The address has a # sign.', 'https://hr.example/scim#top', 'Remove # part', 'https://hr.example/scim'],
  ] as const)
    await test.step(address, async () => {
      await fillCredential(page, 1, 'BaseAddress', address);
      await valueOf(page, 1).press('Tab');
      await expect(valueOf(page, 1)).toHaveAccessibleDescription(new RegExp(what));
      await remedyOf(page, 1, fix).click();
      await expect(valueOf(page, 1)).toHaveValue(mended);
      await expect(remedyOf(page, 1, 'Keep')).toHaveCount(0);
    });
});
