import { expect, test } from '../../support/fixtures.ts';
import { areaOf, expectBeside, importDialog, openImport, previewOf } from '../../support/import-steps.ts';
import { contosoHr, keyOf, valueOf } from '../../support/steps.ts';
import { pasteInto } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test.beforeEach(async ({ context, signInAs }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Owen Owner', target);
});

test('what is pasted into a key box is a pair, an import or a key', async ({ page }) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person who pastes a pair into an empty key box gets the whole row at once, hidden, and can go on', async () => {
    await pasteInto(keyOf(page, 1), 'export SCIM_TOKEN="a s3cret = more"');
    await expect(keyOf(page, 1)).toHaveValue('SecretToken');
    await expect(valueOf(page, 1)).toHaveValue('a s3cret = more');
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(valueOf(page, 1)).toBeFocused();
    await expect(importDialog(page)).toHaveCount(0);
    await pasteInto(keyOf(page, 2), 'BaseAddress: https://hr.example/scim');
    await expect(keyOf(page, 2)).toHaveValue('BaseAddress');
    await expect(valueOf(page, 2)).toHaveValue('https://hr.example/scim');
    await expect(keyOf(page, 3), 'there is a blank row again').toHaveValue('');
  });

  await test.step('a person who pastes several lines into an empty key box looks at them first, and nothing is written before', async () => {
    await page.goto(target);
    await pasteInto(keyOf(page, 1), 'Domain=x\r\nUrl=https://a.example\r\n');
    await expect(areaOf(page)).toHaveValue('Domain=x\nUrl=https://a.example\n');
    await expect(previewOf(page)).toHaveCount(2);
    await expectBeside(page, 'Domain', undefined);
    await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(importDialog(page)).toHaveCount(0);
    await expect(keyOf(page, 1)).toHaveValue('');
    await openImport(page);
    await expect(areaOf(page), 'it is taken once').toHaveValue('');
    await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(importDialog(page)).toHaveCount(0);

    await pasteInto(keyOf(page, 1), 'AppKey="a\r\nb"');
    await expect(importDialog(page).getByRole('alert')).toContainText('in a value');
    await expect(areaOf(page)).toHaveValue('');
  });

  await test.step('a key alone, and whatever is pasted into a box that holds text, is just typed', async () => {
    await page.goto(target);
    await pasteInto(keyOf(page, 1), 'Domain');
    await expect(keyOf(page, 1)).toHaveValue('Domain');
    await expect(valueOf(page, 1)).toHaveValue('');
    await page.keyboard.press('End');
    await pasteInto(keyOf(page, 1), '=x');
    await expect(keyOf(page, 1)).toHaveValue('Domain=x');
    await expect(valueOf(page, 1)).toHaveValue('');
    await expect(importDialog(page)).toHaveCount(0);
  });
});
