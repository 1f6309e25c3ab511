import { expect, test } from '../../support/fixtures.ts';
import { credentials, expectRows, leaveKey } from '../../support/row-steps.ts';
import { contosoHr, fillCredential, keyOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person always finds one blank row at the end, which neither moves nor goes nor stops the review', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await expectRows(page);

  await valueOf(page, 1).fill('v');
  await expectRows(page, ['', 'v']);
  await valueOf(page, 1).fill('');
  await expectRows(page);
  await keyOf(page, 1).fill('D');
  await expect(credentials(page)).toHaveCount(2);
  await keyOf(page, 1).fill('');
  await expectRows(page);

  await fillCredential(page, 1, 'Domain', 'one');
  await fillCredential(page, 2, 'UserName', 'two');
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
  await valueOf(page, 2).fill('');
  await leaveKey(page, 2, '');
  await expectRows(page, ['Domain', 'one']);

  await fillCredential(page, 2, 'UserName', 'two');
  for (const press of ['first', 'second']) {
    await page.getByRole('button', { name: 'Add credential' }).click();
    await expect(keyOf(page, 3), press).toBeFocused();
  }
  await expect(page.getByRole('button', { name: /^(More for|Remove credential)/ })).toHaveCount(4);
  await valueOf(page, 3).press('Alt+ArrowUp');
  await valueOf(page, 2).press('Alt+ArrowDown');
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  await expect(page.getByRole('dialog')).toContainText('2 keys');
});
