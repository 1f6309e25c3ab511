import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  areaOf,
  cancelImport,
  expectBeside,
  importButton,
  importDialog,
  openImport,
  previewOf,
} from '../../support/import-steps.ts';
import { contosoHr, fillCredential } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person sees line by line what an import does, settles what is not clear, and imports by the keyboard alone', async ({
  page,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await page.clock.install();
  await signInAs('Adele Admin', target);
  const status = importDialog(page).getByRole('status');

  await test.step('before anything is written, each line says what becomes of it', async () => {
    await fillCredential(page, 1, 'UserName', 'before');
    await openImport(page);
    await expect(page.getByText('Import credentials'), 'the title has the focus').toBeFocused();
    await expect(importButton(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(importButton(page)).toHaveAccessibleDescription('Nothing to import yet.');
    await areaOf(page).fill(
      '# note\nusername=after\nSCIM_TOKEN=" s3cret"\n\nLOG_LEVEL=debug\nno pair\nPassword=***\nClientSecret="a\nb"',
    );
    await expect(previewOf(page)).toHaveText([
      /Line 2.*User name\s*Replace credential 1\s*Spelling corrected.* 5 bytes$/,
      /Line 3.*Secret token\s*Add\s*Recognized by another name.* 7 bytes.*Leading or trailing space/,
      /Line 5.*Skipped: Unknown key$/,
      /Line 6\s*Skipped: No key with a value$/,
      /Line 7\s*Password Password\s*Skipped: Masked value$/,
      /Lines 8–9.*Client secret\s*Add.* 2 lines, 3 bytes$/,
    ]);
    await expect(status).toHaveText(
      'Read as .env lines. 2 to add, 1 to replace, 3 not imported. Skipped: 1 empty line, 1 comment.',
    );
    await expectBeside(page, 'UserName', 'before');
    await expectBeside(page, 'SecretToken', undefined);

    await cancelImport(page);
    await expectBeside(page, 'UserName', 'before');
    await openImport(page);
    await expect(areaOf(page), 'nothing is kept for the next time').toHaveValue('');
    await areaOf(page).fill('{"username":"after","SCIM_TOKEN":" s3cret"}');
    await expect(status).toContainText('Read as JSON: values by key.');
    await expect(importButton(page)).toHaveText('Import 2 credentials');
    await importButton(page).click();
    await expect(importDialog(page)).toHaveCount(0);
    await expectBeside(page, 'UserName', 'after');
    await expectBeside(page, 'SecretToken', ' s3cret');
  });

  await test.step('twice the same key, or no credentials at all, import nothing', async () => {
    await openImport(page);
    await areaOf(page).fill(
      'Url=https://a.example\nDomain=x\nURL=https://b.example\nno pair\nCLIENT_SECRET=" a"',
    );
    await expect(previewOf(page)).toHaveText([
      /Line 1.*URL\s*Duplicate key on line 3$/,
      /Line 2.*Domain\s*Add/,
      /Line 3.*URL\s*Duplicate key on line 1$/,
      /Line 4\s*Skipped: No key with a value$/,
      /Line 5.*Not imported/,
    ]);
    await expect(importButton(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(importButton(page)).toHaveAccessibleDescription(
      /Duplicate keys: clear one or remove a line to import\./,
    );
    await importButton(page).press('Enter');
    await areaOf(page).press('Control+Enter');
    await expect(importDialog(page)).toBeVisible();
    await importDialog(page).getByRole('checkbox', { name: 'Import ClientSecret from line 5' }).check();
    // Errors, what is skipped, ticks, keys to choose, and what is odd about a value, in one look.
    await expectAccessible(page, 'preview of every kind of line');

    await areaOf(page).fill('{\n "Url": x }');
    await expect(previewOf(page)).toHaveText([/Line 2\s*Skipped: Computed value, not in the text$/]);
    await expect(importButton(page)).toHaveAttribute('aria-disabled', 'true');

    await areaOf(page).fill('Domain=x\nCLIENT_SECRET=a\nDomain=y');
    await importDialog(page).getByRole('checkbox', { name: 'Import Domain from line 3' }).uncheck();
    await importDialog(page).getByRole('checkbox', { name: 'Import ClientSecret from line 2' }).check();
    await areaOf(page).press('Control+Enter');
    await expect(importDialog(page)).toHaveCount(0);
    await expectBeside(page, 'Domain', 'x');
    await expectBeside(page, 'ClientSecret', 'a');
  });

  await test.step('names are read as the connector has them, and another key can be chosen', async () => {
    await page.getByRole('combobox', { name: 'Connector' }).selectOption({ label: 'ServiceNow' });
    await openImport(page);
    await areaOf(page).fill('Instance name: contoso\nAdmin Username: someone\nPassphrase for SCIM: s3cret');
    const keyFor = (line: number) =>
      importDialog(page).getByRole('combobox', { name: `Key for line ${line}`, exact: true });
    await expect(keyFor(2)).toHaveValue('UserName');
    await expect(keyFor(3).getByRole('option', { selected: true })).toHaveText('Not imported');
    await keyFor(3).selectOption('UserName');
    await expect(importDialog(page).getByText('Duplicate key on line 2')).toBeVisible();
    await keyFor(3).selectOption('Password');
    await importButton(page).click();
    await expect(importDialog(page)).toHaveCount(0);
    await expectBeside(page, 'InstanceName', 'contoso');
    await expectBeside(page, 'UserName', 'someone');
    await expectBeside(page, 'Password', 's3cret');
  });

  await test.step('with the keyboard alone a person imports, and shows the text for half a minute', async () => {
    await page.getByRole('button', { name: 'Import…' }).press('Enter');
    await expect(importDialog(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(areaOf(page)).toBeFocused();
    await page.keyboard.insertText('Domain=by keys');
    await expect(areaOf(page)).toHaveCSS('-webkit-text-security', 'disc');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(areaOf(page)).toHaveCSS('-webkit-text-security', 'none');
    await expect(importDialog(page).getByRole('button', { name: 'Hide text' })).toBeFocused();
    await page.clock.fastForward(31_000);
    await expect(areaOf(page)).toHaveCSS('-webkit-text-security', 'disc');
    await page.keyboard.press('Enter');
    await expect(areaOf(page)).toHaveCSS('-webkit-text-security', 'none');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(areaOf(page)).toHaveCSS('-webkit-text-security', 'disc');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(
      importDialog(page).getByRole('checkbox', { name: 'Import Domain from line 1' }),
    ).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(importDialog(page).getByRole('combobox', { name: 'Key for line 1' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(importButton(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(importDialog(page)).toHaveCount(0);
    await expectBeside(page, 'Domain', 'by keys');
  });

  await test.step('a stray click loses nothing, and leaving a text is asked about', async () => {
    await openImport(page);
    await areaOf(page).fill('Domain=y');
    await page.mouse.click(5, 5);
    await expect(areaOf(page), 'a stray click loses nothing').toHaveValue('Domain=y');
    await areaOf(page).press('Escape');
    const question = importDialog(page).getByRole('group', { name: 'Discard changes?' });
    await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await expectAccessible(page, 'asked before it is closed');
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(areaOf(page)).toBeFocused();
    await expect(areaOf(page)).toHaveValue('Domain=y');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Discard' }).click();
    await expect(importDialog(page)).toHaveCount(0);
    await openImport(page);
    await expect(areaOf(page)).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(importDialog(page), 'nothing to lose').toHaveCount(0);
  });
});
