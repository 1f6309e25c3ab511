import { randomBytes } from 'node:crypto';
import { expectAccessible, looks } from '../accessible.ts';
import { leaksOf } from '../canary.ts';
import {
  dayIn,
  expiring,
  exported,
  keep,
  keptOf,
  note,
  noteInPanel,
  notesArea,
  notesDialog,
  panel,
  savedBy,
  withoutStorage,
} from '../expiry-steps.ts';
import { choosePerson, expect, test } from '../fixtures.ts';
import { placesOf, recordTraffic } from '../places.ts';
import { fabrikamId } from '../sandbox/tenant.ts';
import { agreeToLeave, contosoHr, credential, fillCredential, searchBox, valueOf } from '../steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const vanished = '11111111-2222-4333-8444-555555555555';

test('a person notes a date from a token by a click and others by hand, and finds them on the first page, soonest first', async ({
  page,
  context,
  signInAs,
}) => {
  test.slow();
  const traffic = recordTraffic(context);
  await signInAs('Adele Admin', target);
  const jwt = tokenUntil(Date.parse(`${dayIn(200)}T10:00:00Z`));
  await fillCredential(page, 1, 'SecretToken', jwt);
  await valueOf(page, 1).press('Tab');
  const offer = credential(page, 1).getByRole('button', { name: 'Note this date' });
  await expect(offer).toBeVisible();
  expect(await keptOf(page), 'nothing is noted without a click').toEqual([]);
  await offer.click();
  await expect(credential(page, 1).getByRole('button', { name: 'Date noted' })).toBeFocused();
  await expect(panel(page).getByRole('listitem')).toContainText('Expires in 200 days');

  await panel(page).getByRole('button', { name: 'Note this date' }).click();
  await expect(panel(page).getByText('Give the whole date: day, month and year.')).toBeVisible();
  await noteInPanel(page, 'Password', dayIn(12));
  await noteInPanel(page, 'ClientSecret', dayIn(-3));
  const words = [/Expired 3 days ago/, /Expires soon: in 12 days/, /Expires in 200 days/];
  await expect(panel(page).getByRole('listitem')).toHaveText(words);

  // Ids, names of keys and days; nothing of the token, no name of an application or a person.
  const [[, kept] = ['', '']] = await keptOf(page);
  expect(JSON.parse(kept)).toEqual({
    expiryNotes: 1,
    notes: [note(200), note(12, { key: 'Password' }), note(-3, { key: 'ClientSecret' })],
  });
  const [, claims = '', signature = ''] = jwt.split('.');
  const canary = { value: jwt, traces: [claims, signature] };
  expect(leaksOf(canary, await traffic())).toEqual([]);
  expect(leaksOf(canary, await placesOf(page))).toEqual([]);

  await page.getByRole('link', { name: 'All applications' }).click();
  await agreeToLeave(page);
  const items = expiring(page).getByRole('listitem');
  await expect(items).toHaveText(words);
  await expect(items.getByRole('link')).toHaveText(['Contoso HR', 'Contoso HR', 'Contoso HR']);
  await expect(items.nth(0).getByRole('button', { name: /calendar/ }), 'what is over').toHaveCount(0);
  const { name, text } = await savedBy(
    items.nth(1).getByRole('button', { name: 'Save as calendar reminder: Password of Contoso HR' }),
  );
  expect(name).toBe('renew-Password.ics');
  expect(text).toContain('SUMMARY:Renew Password of Contoso HR\r\n');
  expect(text).toContain(`DTSTART;VALUE=DATE:${dayIn(12).replaceAll('-', '')}`);

  await items
    .nth(0)
    .getByRole('button', { name: 'Remove the note about ClientSecret of Contoso HR' })
    .click();
  await expect(items).toHaveText(words.slice(1));
  await expect(expiring(page).getByRole('heading')).toBeFocused();

  // They outlive the session.
  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, 'Ray Reader');
  await expect(items).toHaveText(words.slice(1));
  await items.nth(0).getByRole('link', { name: 'Contoso HR' }).click();
  await expect(panel(page).getByRole('listitem')).toHaveText(words.slice(1));
  await panel(page).getByRole('button', { name: 'Remove all notes' }).click();
  await panel(page).getByRole('button', { name: 'Keep them' }).click();
  await expect(panel(page).getByRole('button', { name: 'Remove all notes' })).toBeFocused();
  await panel(page).getByRole('button', { name: 'Remove all notes' }).click();
  await panel(page).getByRole('button', { name: 'Remove them' }).click();
  await expect(panel(page).getByRole('listitem')).toHaveCount(0);
  expect(await keptOf(page)).toEqual([]);
});

test('a person takes the notes to another browser, and sees there what each would do before it is kept', async ({
  page,
  browser,
  signInAs,
}) => {
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
    new RegExp(`^${vanished}No longer in this tenant.*in 5 days`),
    /^Contoso HR.*in 40 days/,
  ]);
  await expiring(page).getByRole('button', { name: 'Show all 4' }).click();
  await expect(items).toHaveCount(4);
  await expect(expiring(page).getByText('Password')).toHaveCount(0);
  const { name, text } = await savedBy(expiring(page).getByRole('button', { name: 'Export JSON' }));
  expect(name).toBe('provisioning-expiry-notes.json');
  expect(text).not.toContain(fabrikamId);

  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(other, 'Adele Admin');
  await expect(searchBox(other)).toBeVisible();
  await expect(expiring(other)).toHaveCount(0);
  const open = other.getByRole('button', { name: 'Import expiry notes…' });
  await open.click();
  await expect(notesArea(other)).toBeVisible();
  await other.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await open.click();
  for (const [hostile, said] of [
    [text.slice(0, -9), 'this is no complete JSON'],
    [text.replace('{', '{"__proto__":{"notes":[]},'), 'was not exported from here'],
    ['['.repeat(5000), 'was not exported from here'],
    [text.replace('"expiryNotes":1', '"expiryNotes":2'), 'another version of this page'],
    [' '.repeat(65_537) + text, 'more than 64 KB'],
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
  await expect(preview).toContainText('5 notes in this text. One is of another tenant');
  await expect(preview).toContainText('One entry is no note or comes twice, and is left out.');
  await expect(preview.getByRole('listitem')).toHaveText(Array.from({ length: 5 }, () => /Add: expires on/));
  expect(await keptOf(other), 'a preview keeps nothing').toEqual([]);
  await notesDialog(other).getByRole('button', { name: 'Import 5 notes' }).click();
  await expect(expiring(other).getByRole('heading')).toBeFocused();
  await expect(expiring(other).getByRole('heading')).toHaveText('4 credentials with an expiry date');
  await expiring(other).getByRole('button', { name: 'Import JSON…' }).click();
  await notesArea(other).fill(
    exported(note(41), note(3, { kind: 'application', target: contosoHr.application })),
  );
  await expect(preview.getByRole('listitem')).toHaveText([/Replace .* by /, /Noted here already/]);
  await notesDialog(other).getByRole('button', { name: 'Import 1 note' }).click();
  await expect(expiring(other).getByText('Expires in 41 days')).toBeVisible();
  await other.context().close();
});

test('a person whose browser keeps nothing for the site, or has no room, is told so and works on', async ({
  page,
  context,
  signInAs,
}) => {
  test.slow();
  await withoutStorage(page, 'all');
  await signInAs('Adele Admin', target);
  await expect(panel(page)).toContainText('This browser keeps nothing for this site');
  await expect(panel(page).getByRole('button')).toHaveCount(0);
  await fillCredential(page, 1, 'SecretToken', tokenUntil(Date.now() + 90 * 86_400_000));
  await valueOf(page, 1).press('Tab');
  await expect(credential(page, 1).getByText(/^A JSON Web Token/)).toBeVisible();
  await expect(credential(page, 1).getByRole('button', { name: /date/i })).toHaveCount(0);
  await valueOf(page, 1).fill('');

  const full = await context.newPage();
  await withoutStorage(full, 'room');
  await full.goto(new URL(target, page.url()).href);
  await full.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(full, 'Adele Admin');
  await noteInPanel(full, 'SecretToken', dayIn(9));
  await expect(panel(full).getByText(/^This was not noted: the browser's storage/)).toBeVisible();
  await expect(panel(full).getByLabel('Expires on')).toHaveValue(dayIn(9));
  await expect(panel(full).getByRole('listitem')).toHaveCount(0);
});

test('whatever stands in the storage, a person sees notes alone, and what another tab changes at once', async ({
  page,
  context,
  signInAs,
}) => {
  test.slow();
  await signInAs('Adele Admin');
  const { tenant } = note(1);
  for (const text of [
    tenant,
    `{"expiryNotes":1,"notes":[{"tenant":"${tenant}","__proto__":{}}]}`,
    exported(note(1, { target: '<img src=x onerror=alert(1)>' }), note(1, { key: 'constructor' }), {
      tenant,
    }),
    exported(note(1)) + ' '.repeat(65_536),
    `{"expiryNotes":1,"notes":${'['.repeat(9000)}"${tenant}"`,
  ]) {
    await keep(page, text);
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No expiry dates noted' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'Contoso HR' }).click();
  await expect(panel(page).getByRole('listitem')).toHaveCount(0);
  await noteInPanel(page, 'SecretToken', dayIn(9));
  await expect(panel(page).getByRole('listitem')).toHaveText([/in 9 days/]);

  const tab = await context.newPage();
  await tab.goto(page.url());
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await panel(tab)
    .getByRole('button', { name: /^Remove the note/ })
    .click();
  await expect(panel(page).getByRole('listitem')).toHaveCount(0);
});

for (const { colorScheme, width } of looks)
  test(`a person finds the notes accessible in ${colorScheme} colours, ${width} pixels wide`, async ({
    page,
    signInAs,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 720 });
    await signInAs('Adele Admin');
    await keep(
      page,
      exported(note(-400), note(12, { key: 'Password' }), note(99, { key: 'AppKey', target: vanished })),
    );
    await expect(expiring(page).getByText('No longer in this tenant')).toBeVisible();
    await expectAccessible(page, 'the list');
    await expiring(page).getByRole('button', { name: 'Import JSON…' }).click();
    await notesArea(page).fill(
      exported(note(40), note(12, { key: 'Password' }), note(1, { key: 'ClientSecret' })),
    );
    await expect(notesDialog(page).getByRole('listitem')).toHaveCount(3);
    await expectAccessible(page, 'the preview');
    await notesArea(page).fill('{');
    await expect(notesDialog(page).getByText(/no complete JSON/)).toBeVisible();
    await expectAccessible(page, 'the refusal');
    await notesDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expiring(page).getByRole('link', { name: 'Contoso HR' }).first().click();
    await panel(page).getByRole('button', { name: 'Note this date' }).click();
    await panel(page).getByRole('button', { name: 'Remove all notes' }).click();
    await expect(panel(page).getByRole('button', { name: 'Keep them' })).toBeFocused();
    await expectAccessible(page, 'the section of a target');
  });

/** A token that is somebody's secret: only its claims can be guessed. */
function tokenUntil(expires: number): string {
  const claims = { exp: Math.floor(expires / 1000), iss: 'https://issuer.example' };
  const [head, body] = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${head}.${body}.${randomBytes(48).toString('base64url')}`;
}
