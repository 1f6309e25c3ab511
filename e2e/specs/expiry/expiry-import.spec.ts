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
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { fabrikamId } from '../../sandbox/tenant.ts';
import { contosoHr, searchBox } from '../../support/steps.ts';

const vanished = '11111111-2222-4333-8444-555555555555';

test('a person takes the notes to another browser, and sees there what each would do before it is kept', async ({
  page,
  browser,
  signInAs,
}) => {
  // Two browsers, each with a sign-in, and a dozen texts.
  test.slow();
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
  const items = expiring(page).getByRole('listitem');
  await expect(items, 'the soonest of this tenant').toHaveText([
    /^Contoso HRApp registration.*in 3 days/,
    new RegExp(`^${vanished}Deleted.*in 5 days`),
    /^Contoso HR.*in 40 days/,
  ]);
  await expiring(page).getByRole('button', { name: 'Show all 4' }).click();
  await expect(items).toHaveCount(4);
  await expect(expiring(page).getByText('Password')).toHaveCount(0);
  const { name, text } = await savedBy(expiring(page).getByRole('button', { name: 'Export JSON' }));
  expect(name).toBe('provisioning-expiry-notes.json');
  expect(text).not.toContain(fabrikamId);

  const address = page.url();
  // Two windows share one focus: the first one is done with.
  await page.close();
  const other = await (await browser.newContext()).newPage();
  await other.goto(address);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(other, 'Adele Admin');
  await expect(searchBox(other)).toBeVisible();
  await expect(expiring(other)).toHaveCount(0);
  const open = other.getByRole('button', { name: 'Import expiry dates…' });
  await open.click();
  // The key goes to the dialog only once the focus is in it.
  const focusInside = () => notesDialog(other).evaluate((dialog) => dialog.contains(document.activeElement));
  await expect.poll(focusInside).toBe(true);
  await other.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await open.click();
  for (const [hostile, said] of [
    [text.slice(0, -9), 'JSON is incomplete'],
    [text.replace('{', '{"__proto__":{"notes":[]},'), "wasn't exported here"],
    ['['.repeat(5000), "wasn't exported here"],
    [text.replace('"expiryNotes":1', '"expiryNotes":2'), 'Reload this page to update, then try again.'],
    [' '.repeat(65_537) + text, 'Nothing imported: larger than 64 KB.'],
  ] as const) {
    await notesArea(other).fill(hostile);
    await expect(notesDialog(other).getByRole('status')).toContainText(said);
    await expect(notesDialog(other).getByRole('button', { name: 'Import' })).toHaveAttribute('aria-disabled');
  }
  const more = [note(1, { key: 'hunter2' }), note(2, { tenant: fabrikamId })];
  const mixed = JSON.stringify({ ...JSON.parse(text), notes: [...JSON.parse(text).notes, ...more] });
  const chooser = other.waitForEvent('filechooser');
  await notesDialog(other).getByRole('button', { name: 'Choose a file…' }).click();
  await (
    await chooser
  ).setFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(mixed) });
  const preview = notesDialog(other).getByRole('status');
  await expect(preview).toContainText('5 dates in this text. 1 belongs to another tenant');
  await expect(preview).toContainText('Skipped: 1 invalid or repeated entry.');
  await expect(notesDialog(other).getByRole('listitem')).toHaveText(
    Array.from({ length: 5 }, () => /Add: expires/),
  );
  expect(await keptOf(other), 'a preview keeps nothing').toEqual([]);
  await notesDialog(other).getByRole('button', { name: 'Import 5 dates' }).click();
  await expect(expiring(other).getByRole('heading')).toBeFocused();
  await expect(expiring(other).getByRole('heading')).toHaveText('Expiring credentials: 4');
  await expiring(other).getByRole('button', { name: 'Import JSON…' }).click();
  await notesArea(other).fill(
    exported(note(41), note(3, { kind: 'application', target: contosoHr.application })),
  );
  await expect(notesDialog(other).getByRole('listitem')).toHaveText([/Replace .* with /, /Already set:/]);
  await notesDialog(other).getByRole('button', { name: 'Import 1 date' }).click();
  await expect(expiring(other).getByText('Expires in 41 days')).toBeVisible();
  await other.context().close();
});
