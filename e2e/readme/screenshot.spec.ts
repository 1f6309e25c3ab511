import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/fixtures.ts';
import { addCredential, fillCredential, openTarget } from '../support/steps.ts';

const picture = fileURLToPath(new URL('target.png', import.meta.url));

test('the README shows the page on which the job is done', async ({ page, signInAs }) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  await fillCredential(page, 1, 'BaseAddress', 'https://hr.contoso.example/scim');
  await addCredential(page, 2);
  await fillCredential(page, 2, 'SecretToken', 'only for the picture');
  await page.getByRole('heading', { level: 1 }).click();
  await page.screenshot({ path: picture });
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeVisible();
});
