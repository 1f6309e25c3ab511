import type { Page } from '@playwright/test';
import { expectAccessibleInLooks } from '../../support/accessible.ts';
import {
  expiring,
  exported,
  keep,
  keptOf,
  note,
  notesArea,
  notesDialog,
  savedBy,
} from '../../support/expiry-steps.ts';
import { expect, test } from '../../support/fixtures.ts';
import { fabrikamId } from '../../sandbox/tenant.ts';
import { contosoHr, searchBox } from '../../support/steps.ts';

const vanished = '11111111-2222-4333-8444-555555555555';

test('a person takes the notes to another browser, and sees there what each would do before it is kept', async ({
  page,
  signInAs,
}) => {
  // Six looks with axe, each of which takes up to a second.
  test.slow();
  const items = expiring(page).getByRole('listitem');
  const changes = notesDialog(page).getByRole('listitem');
  const preview = notesDialog(page).getByRole('status');
  const open = page.getByRole('button', { name: 'Import expiry dates…' });
  let text = '';

  await test.step('exports those of this tenant, the soonest first', async () => {
    await signInAs('Adele Admin');
    await keep(
      page,
      exported(
        note(40),
        note(3, { target: contosoHr.application, kind: 'application' }),
        note(5, { target: vanished }),
        note(9, { tenant: fabrikamId, key: 'Password' }),
        note(100, { key: 'AppKey' }),
      ),
    );
    await expect(items).toHaveText([
      /^Contoso HRApp registration.*in 3 days/,
      new RegExp(`^${vanished}Deleted.*in 5 days`),
      /^Contoso HR.*in 40 days/,
    ]);
    await expiring(page).getByRole('button', { name: 'Show all 4' }).click();
    await expect(items).toHaveCount(4);
    await expect(expiring(page).getByText('Password')).toHaveCount(0);
    await expectAccessibleInLooks(page, 'the list of dates');
    const file = await savedBy(expiring(page).getByRole('button', { name: 'Export JSON' }));
    expect(file.name).toBe('provisioning-expiry-notes.json');
    expect(file.text).not.toContain(fabrikamId);
    text = file.text;
  });

  await test.step('reads elsewhere why nothing was imported', async () => {
    await keep(page, '');
    await expect(searchBox(page)).toBeVisible();
    await expect(expiring(page)).toHaveCount(0);
    await open.click();
    // The key goes to the dialog only once the focus is in it.
    await expect(notesDialog(page).and(page.locator(':focus-within'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(open).toBeFocused();
    await open.click();
    // import-notes-dialog.test holds the words for every other text.
    await notesArea(page).fill(text.slice(0, -9));
    await expect(preview).toContainText('JSON is incomplete');
    await expect(notesDialog(page).getByRole('button', { name: 'Import' })).toHaveAttribute('aria-disabled');
    await expectAccessibleInLooks(page, 'the refusal of an import');
  });

  await test.step('imports from a file what is whole, once the preview has been confirmed', async () => {
    const more = [note(1, { key: 'hunter2' }), note(2, { tenant: fabrikamId })];
    const mixed = JSON.stringify({ ...JSON.parse(text), notes: [...JSON.parse(text).notes, ...more] });
    const chooser = page.waitForEvent('filechooser');
    await notesDialog(page).getByRole('button', { name: 'Choose a file…' }).click();
    const file = { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(mixed) };
    await (await chooser).setFiles(file);
    await expect(preview).toContainText('5 dates in this text. 1 belongs to another tenant');
    await expect(preview).toContainText('Skipped: 1 invalid or repeated entry.');
    await expect(changes).toHaveText(Array.from({ length: 5 }, () => /Add: expires/));
    expect(await datesOf(page), 'a preview keeps nothing').toBe('');
    await notesDialog(page).getByRole('button', { name: 'Import 5 dates' }).click();
    await expect(expiring(page).getByRole('heading')).toBeFocused();
    await expect(expiring(page).getByRole('heading')).toHaveText('Expiring credentials: 4');
  });

  await test.step('sees what a later text would replace', async () => {
    await expiring(page).getByRole('button', { name: 'Import JSON…' }).click();
    const registration = { kind: 'application', target: contosoHr.application };
    await notesArea(page).fill(exported(note(41), note(3, registration), note(60, { key: 'ClientSecret' })));
    await expect(changes).toHaveText([/Replace .* with /, /Already set:/, /Add: expires/]);
    await expectAccessibleInLooks(page, 'the preview of an import');
    await notesDialog(page).getByRole('button', { name: 'Import 2 dates' }).click();
    await expect(expiring(page).getByText('Expires in 41 days')).toBeVisible();
  });
});

/** What the page keeps of dates. */
async function datesOf(page: Page): Promise<string> {
  return (await keptOf(page)).map(([, text]) => text).join('');
}
