import { expect, test } from '../../support/fixtures.ts';
import { credentials, expectRows, leaveKey } from '../../support/row-steps.ts';
import { contosoHr, fillCredential, keyOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person always finds one blank row at the end, and never two', async ({ page, signInAs }) => {
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
});

test('a person who asks for another row gets the blank one that is there', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'Domain', 'one');
  for (const press of ['first', 'second']) {
    await page.getByRole('button', { name: 'Add credential' }).click();
    await expect(keyOf(page, 2), press).toBeFocused();
  }
  await expectRows(page, ['Domain', 'one']);
});

test('the blank row can neither be moved nor removed, and stops no review', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'Domain', 'one');
  await fillCredential(page, 2, 'UserName', 'two');
  await expect(page.getByRole('button', { name: /^(Move|Remove) credential 2/ })).toHaveCount(3);
  await expect(page.getByRole('button', { name: /^(Move|Remove) credential 3/ })).toHaveCount(0);
  await valueOf(page, 3).press('Alt+Shift+ArrowUp');
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
  await valueOf(page, 2).press('Alt+Shift+ArrowDown');
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  await expect(page.getByRole('dialog')).toContainText('2 keys');
});
