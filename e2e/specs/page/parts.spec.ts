import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, expectTwoKept, fillTwo, keyOf } from '../../support/steps.ts';
import { pasteInto } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person whose network goes after they began to type can still use every part of the editor', async ({
  page,
  context,
  signInAs,
}) => {
  const fetched = page.waitForResponse((response) => response.url().includes('/code-dialog-'));
  await signInAs('Adele Admin', target);
  await fillTwo(page);
  await (await fetched).finished();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  for (const [button, title] of [
    ['Import…', 'Import credentials'],
    ['Edit as JSON', 'Edit as JSON'],
    ['Copy as code', 'Copy as code'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name: title });
    // A key that comes before the focus does not reach the dialog.
    await expect(dialog.and(page.locator(':focus-within'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: button })).toBeFocused();
  }
  await expectTwoKept(page);
});

test('a person whose network goes before that reads so, keeps what was typed, and opens the part once it is back', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await signInAs('Adele Admin');
  await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
  // The page preloads nothing while the clock stands still.
  await page.clock.pauseAt(Date.now() + 5000);
  const answered = page.waitForResponse((response) => response.url().includes('/servicePrincipals/'));
  await page.getByRole('link', { name: 'Contoso HR' }).click();
  await (await answered).finished();
  await page.clock.runFor(500);
  await expect(page.getByRole('button', { name: 'Edit as JSON' })).toBeVisible();
  await context.setOffline(true);
  await page.clock.resume();
  const dialog = page.getByRole('dialog', { name: 'Unavailable right now' });
  // What may hold a value stays out of the box of a key, whether or not the page can read it.
  await pasteInto(keyOf(page, 1), 'SecretToken=whole');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(keyOf(page, 1)).toHaveValue('');
  await fillTwo(page);
  await page.getByRole('button', { name: 'Edit as JSON' }).click();
  await expect(dialog).toContainText("Couldn't load this part.");
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expectTwoKept(page);

  // Without its part too, nothing typed goes unasked.
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  const question = page.getByRole('alertdialog', { name: 'Discard typed values?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expectTwoKept(page);

  await context.setOffline(false);
  await page.getByRole('button', { name: 'Edit as JSON' }).click();
  const text = page.getByRole('dialog', { name: 'Edit as JSON' }).getByRole('textbox', { name: 'JSON' });
  await expect(text).toHaveValue(/SecretToken/);
  await expect(text, 'with its own looks').toHaveCSS('resize', 'vertical');
});
