import {
  dayIn,
  exported,
  keep,
  note,
  noteInPanel,
  panel,
  withoutStorage,
} from '../../support/expiry-steps.ts';
import { expect, test } from '../../support/fixtures.ts';
import { tokenUntil } from '../../support/jwt.ts';
import { credential, fillCredential, valueOf } from '../../support/steps.ts';

test('a person sees dates alone, whatever stands in the storage, and works on where there is no room in it, or none at all', async ({
  page,
  context,
  signInAs,
}) => {
  const listed = panel(page).getByRole('listitem');
  await test.step('what is no date is not shown, let alone drawn', async () => {
    await signInAs('Adele Admin');
    // note.test holds every other text.
    const image = note(1, { target: '<img src=x onerror=alert(1)>' });
    await keep(page, exported(image, note(1, { key: 'constructor' }), { tenant: image.tenant }));
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No expiry dates' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
  });

  await test.step('what another tab changes is seen at once', async () => {
    await page.getByRole('link', { name: 'Contoso HR' }).click();
    await expect(listed).toHaveCount(0);
    await noteInPanel(page, 'SecretToken', dayIn(9));
    await expect(listed).toHaveText([/in 9 days/]);
    const tab = await context.newPage();
    await tab.goto(page.url());
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await panel(tab)
      .getByRole('button', { name: /^Remove the expiry date of/ })
      .click();
    await expect(listed).toHaveCount(0);
    await tab.close();
  });

  await test.step('without room, a date stays in its field', async () => {
    const full = await withoutStorage(page, 'room');
    await page.reload();
    await noteInPanel(page, 'SecretToken', dayIn(9));
    await expect(panel(page).getByText(/^Not saved\. Browser storage/)).toBeVisible();
    await expect(panel(page).getByLabel('Expires on')).toHaveValue(dayIn(9));
    await expect(listed).toHaveCount(0);
    await full.dispose();
  });

  await test.step('without storage, no date is asked for', async () => {
    await withoutStorage(page, 'all');
    await page.reload();
    await expect(panel(page)).toContainText('The browser stores nothing for this site.');
    await expect(panel(page).getByRole('button')).toHaveCount(0);
    await fillCredential(page, 1, 'SecretToken', tokenUntil(Date.now() + 90 * 86_400_000));
    await valueOf(page, 1).press('Tab');
    await expect(
      credential(page, 1).getByText(/^JSON Web Token, read in this browser, not verified\./),
    ).toBeVisible();
    await expect(credential(page, 1).getByRole('button', { name: /date/i })).toHaveCount(0);
  });
});
