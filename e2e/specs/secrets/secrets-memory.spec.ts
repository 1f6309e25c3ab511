import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { choosePerson, expect, test, withMotion } from '../../support/fixtures.ts';
import { copiesOnHeap, keptOnHeap } from '../../support/heap.ts';
import { areaOf, importButton, importDialog, openImport } from '../../support/import-steps.ts';
import { button, jsonOf, openJson, pairsIn } from '../../support/json-steps.ts';
import { pathOf, press } from '../../support/outcome-steps.ts';
import { landingBox } from '../../support/places.ts';
import { expireRemovals, leaveKey } from '../../support/row-steps.ts';
import {
  agreeToLeave,
  authorizeWithConsent,
  credential,
  fillCredential,
  keyOf,
  leaveForList,
  searchBox,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { pasteFromElsewhere, recordSpeech, remedyOf } from '../../support/value-steps.ts';

test.use(withMotion);

const day = 86_400_000;
const offer = 'Paste with plain line ends (LF)';

test('no copy of a value that was called off, taken away or replaced stays in memory while the form is open', async ({
  page,
  context,
  signInAs,
}) => {
  // Four heap snapshots, a second each on an idle machine.
  test.slow();
  const imported = secret();
  const landed = secret();
  const [cancelled, applied, kept] = [secret(), secret(), secret()];
  const pasted = secret();
  const [expired, again] = [secret(), secret()];
  const [edited, refused, removed] = [secret(), secret(), secret()];
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await signInAs('Adele Admin', pathOf('Contoso HR'));

  await test.step('an import, of which the preview holds nothing', async () => {
    await openImport(page);
    const text = `# note ${imported}\nSecretToken="${imported}"\nUNKNOWN=${imported}`;
    await areaOf(page).focus();
    await page.keyboard.insertText(text);
    await expect(importButton(page)).toHaveText('Import 1 credential');
    await expectOnlyIn(page, text, imported);
    await press(page, 'Cancel');
    await expect(importDialog(page)).toHaveCount(0);
  });

  await test.step('a landing address, of which the dialog holds nothing else', async () => {
    await press(page, 'Paste a landing address');
    const text = `https://portal.azure.com/TokenAuthorize?code=${landed}&state=1`;
    await page.getByRole('textbox', { name: landingBox }).focus();
    await page.keyboard.insertText(text);
    await expect(button(page, 'Add to credentials')).not.toHaveAttribute('aria-disabled');
    await expectOnlyIn(page, text, landed);
    await press(page, 'Cancel');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('the JSON view, cancelled and then applied', async () => {
    await typeCredential(page, 1, 'SecretToken', kept);
    await openJson(page);
    await button(page, 'Show values').click();
    await insertIntoJson(page, cancelled);
    expect(await pairsIn(page)).toContainEqual(['ClientSecret', cancelled]);
    await button(page, 'Hide values').click();
    await button(page, 'Show values').click();
    await button(page, 'Cancel').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await openJson(page);
    await insertIntoJson(page, applied);
    await button(page, 'Show values').click();
    await button(page, 'Hide values').click();
    await button(page, 'Apply').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Show value of ClientSecret' })).toBeVisible();
  });

  await test.step('a pair in a key box, a refused text on offer, a removed row: each is there until then', async () => {
    await pasteFromElsewhere(keyOf(page, 3), `NotYetPublishedKey=${pasted}`);
    await expect(keyOf(page, 3)).toHaveValue('NotYetPublishedKey');
    await expect(valueOf(page, 3)).toBeFocused();
    await fillCredential(page, 4, 'Password', '');
    await pasteRefused(page, 4, edited);
    await fillCredential(page, 5, 'Oauth2ClientSecret', '');
    await pasteRefused(page, 5, refused);
    await typeCredential(page, 6, 'AppKey', expired);
    await page.getByRole('button', { name: 'Remove credential 6' }).click();
    // No time passes while the focus is here.
    await page.getByRole('button', { name: 'Undo' }).focus();
    expect(await keptOnHeap(page, { applied, edited, expired, kept, pasted, refused })).toEqual([
      'applied',
      'edited',
      'expired',
      'kept',
      'pasted',
      'refused',
    ]);
  });

  await test.step('they end by an edit, another paste, a removal, ten seconds', async () => {
    await valueOf(page, 4).focus();
    await page.keyboard.insertText('typed');
    await expect(remedyOf(page, 4, offer)).toHaveCount(0);
    await expireRemovals(page);

    await typeCredential(page, 6, 'AppKey', again);
    await page.getByRole('button', { name: 'Remove credential 6' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(valueOf(page, 6)).toHaveValue(again);
    await page.getByRole('button', { name: 'Remove credential 6' }).click();

    await pasteFromElsewhere(valueOf(page, 5), `${randomBytes(4).toString('hex')}\0`);
    await expect(remedyOf(page, 5, offer)).toHaveCount(0);
    await fillCredential(page, 6, 'TokenKey', '');
    await pasteRefused(page, 6, removed);
    await page.getByRole('button', { name: 'Remove credential 6' }).click();
    await expect(page.getByText('TokenKey was removed.')).toBeVisible();
    await expireRemovals(page);

    for (const number of [1, 2, 3]) {
      await valueOf(page, number).press('Control+a');
      await page.keyboard.press('Delete');
    }
    // The keys that came with values are still there, and hold no part of the text that they stood in.
    await expect(keyOf(page, 1)).toHaveValue('ClientSecret');
    await expect(keyOf(page, 3)).toHaveValue('NotYetPublishedKey');
    expect(
      await keptOnHeap(page, {
        imported,
        landed,
        cancelled,
        applied,
        kept,
        pasted,
        expired,
        again,
        edited,
        refused,
        removed,
      }),
    ).toEqual([]);
  });
});

test('no copy of what was typed, copied, imported from a file or read in a token stays once it is sent or signed out of', async ({
  page,
  context,
  signInAs,
}, testInfo) => {
  // Three heap snapshots, a second each on an idle machine.
  test.slow();
  // Longer than what a snapshot shows of a string by default.
  const typed = randomBytes(1_024).toString('hex');
  const [copied, ofFile, issuer, audience, mail] = [secret(), secret(), secret(), secret(), secret()];
  const sent = { audience, copied, issuer, ofFile, typed };
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', pathOf('Contoso HR'));

  await test.step('each is there as long as it is needed', async () => {
    await typeCredential(page, 1, 'Password', typed);
    await page.getByRole('button', { name: 'Show value of Password' }).click();
    await openImport(page);
    const chosen = page.waitForEvent('filechooser');
    await press(page, 'Choose a file…');
    // From the disk: the test would otherwise put it onto the page's heap by itself.
    const file = testInfo.outputPath('file');
    await writeFile(file, JSON.stringify({ AppKey: ofFile, ConsumerSecret: `${ofFile}\n2` }));
    await (await chosen).setFiles(file);
    await expect(importButton(page)).toHaveText('Import 2 credentials');
    await importButton(page).click();
    await expect(importDialog(page)).toHaveCount(0);
    await typeCredential(page, 4, 'ClientSecret', copied);
    await remedyOf(page, 4, 'Copy value of ClientSecret').click();
    await remedyOf(page, 4, 'Clear the clipboard').click();
    await expect(remedyOf(page, 4, 'Clear the clipboard')).toHaveCount(0);
    // It soon expires, so it is also spoken of beside its field and in the review.
    const exp = Math.floor((Date.now() + 10 * day) / 1000);
    await typeCredential(page, 5, 'SecretToken', tokenOf({ iss: issuer, aud: audience, exp }));
    await page.keyboard.press('Tab');
    const row = credential(page, 5);
    await expect(row.getByText('JSON Web Token, read in this browser, not verified.')).toContainText(
      `Issuer: ${issuer}. Audience: ${audience}.`,
    );
    await expect(row.getByText('This token expires on')).toBeVisible();
    // A setting, which stays when it is sent.
    await leaveKey(page, 6, 'SyncNotificationSettings');
    await credential(page, 6).getByRole('textbox', { name: 'Email addresses' }).focus();
    await page.keyboard.insertText(`${mail}@contoso.example`);
    expect(await keptOnHeap(page, { ...sent, mail })).toEqual([...Object.keys(sent), 'mail'].toSorted());
  });

  await test.step('after a 204 every secret field is empty', async () => {
    await authorizeWithConsent(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    for (const number of [1, 2, 3, 4, 5]) await expect(valueOf(page, number)).toHaveValue('');
    expect(await keptOnHeap(page, sent)).toEqual([]);
  });

  const { origin, pathname } = new URL(page.url());
  await test.step('after coming back', async () => {
    await valueOf(page, 1).focus();
    await page.keyboard.insertText('typed before leaving');
    await page.goto(origin.replace('localhost', '127.0.0.1'));
    await page.goBack();
    await expect(valueOf(page, 1)).toHaveValue('');
  });

  await test.step('after signing out, and in again', async () => {
    const abandoned = secret();
    await typeCredential(page, 1, 'Password', abandoned);
    await page.getByRole('button', { name: 'Adele Admin' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await agreeToLeave(page);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await keptOnHeap(page, { abandoned })).toEqual([]);
    await page.goto(pathname);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await choosePerson(page, 'Adele Admin');
    await expect(valueOf(page, 1)).toHaveValue('');
  });
});

test('a person who is away for ten minutes finds the values wiped, with the reason; no copy of them or of what is left stays', async ({
  page,
  context,
  signInAs,
}) => {
  // Two heap snapshots, a second each on an idle machine.
  test.slow();
  const [mail, masked, imported] = [secret(), secret(), secret()];
  const [typed, fixed, accepted, onOffer, undoable] = [secret(), secret(), secret(), secret(), secret()];
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const said = await recordSpeech(page);
  await page.clock.install();
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  const warning = page.getByText('Values will be cleared in 1 minute.');
  const addresses = credential(page, 2).getByRole('textbox', { name: 'Email addresses' });

  await test.step('a sign of life and the warning keep them', async () => {
    await typeCredential(page, 1, 'SecretToken', 'left alone');
    await leaveKey(page, 2, 'SyncNotificationSettings');
    await addresses.focus();
    await page.keyboard.insertText(`${mail}@contoso.example`);
    await typeCredential(page, 3, 'Password', masked);
    await valueOf(page, 1).focus();
    await page.clock.fastForward('09:30');
    await expect(valueOf(page, 1)).toHaveValue('left alone');
    await page.mouse.move(10, 10);
    await page.clock.fastForward('09:30');
    await expect(valueOf(page, 1)).toHaveValue('left alone');
    await expect(warning).toBeVisible();
    expect(await said()).toContainEqual(expect.stringContaining('Values will be cleared in 1 minute.'));
    await page.getByRole('button', { name: 'Keep them' }).click();
    await expect(warning).toHaveCount(0);
    await expect(valueOf(page, 1), 'the focus is back where it was').toBeFocused();
  });

  await test.step('over a dialog too, any key keeps them, and ten minutes take all of it away', async () => {
    await openImport(page);
    await areaOf(page).focus();
    await page.keyboard.insertText(`SecretToken=${imported}`);
    await page.clock.fastForward('09:30');
    await expect(warning).toBeVisible();
    await page.keyboard.press('Shift');
    await expect(warning).toHaveCount(0);
    await page.clock.fastForward('09:30');
    await expect(warning).toBeVisible();
    await page.clock.fastForward('00:40');
    await expect(warning).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('Values cleared after 10 minutes idle.')).toBeVisible();
    await expect(valueOf(page, 1)).toHaveValue('');
    await expect(keyOf(page, 1)).toHaveValue('SecretToken');
    await expect(addresses).toHaveValue('');
    await expect(valueOf(page, 3)).toHaveValue('');
    expect(await keptOnHeap(page, { mail, masked, imported })).toEqual([]);
  });

  await test.step('left by a link: typed, fixed, accepted as it is, on offer, removed a moment ago', async () => {
    await typeCredential(page, 1, 'SecretToken', `"${fixed}"`);
    await page.keyboard.press('Tab');
    await remedyOf(page, 1, 'Remove quotes').click();
    await expect(valueOf(page, 1)).toBeFocused();
    await typeCredential(page, 3, 'Password', `Bearer ${accepted}`);
    await page.keyboard.press('Tab');
    await remedyOf(page, 3, 'Keep').click();
    await expect(valueOf(page, 3)).toBeFocused();
    await typeCredential(page, 4, 'AppKey', typed);
    await fillCredential(page, 5, 'ClientSecret', 'typed before');
    await pasteRefused(page, 5, onOffer);
    await typeCredential(page, 6, 'ConsumerSecret', undoable);
    await page.getByRole('button', { name: 'Remove credential 6' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await leaveForList(page);
    await expect(searchBox(page)).toBeVisible();
    expect(await keptOnHeap(page, { typed, fixed, accepted, onOffer, undoable })).toEqual([]);
  });
});

function secret(): string {
  return randomBytes(16).toString('hex');
}

/** An unsigned token with these claims. */
function tokenOf(claims: Readonly<Record<string, string | number>>): string {
  const parts = [JSON.stringify({ alg: 'RS256' }), JSON.stringify(claims), 'signed'];
  return parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
}

/** The heap holds the text that a person has typed, and no other copy of the value in it. */
async function expectOnlyIn(page: Page, text: string, value: string): Promise<void> {
  const copies = await copiesOnHeap(page, value);
  expect([...new Set(copies)]).toEqual([text]);
}

/** Adds a credential with this value behind the list's first mark, from the keyboard alone. */
async function insertIntoJson(page: Page, value: string): Promise<void> {
  await jsonOf(page).evaluate((area) => {
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('no text area');
    area.focus();
    const at = area.value.indexOf('[') + 1;
    area.setSelectionRange(at, at);
  });
  await page.keyboard.insertText(`{"key": "ClientSecret", "value": "${value}"},`);
}

/** Pastes a text with the value that the field refuses and offers to change. */
async function pasteRefused(page: Page, number: number, value: string): Promise<void> {
  await pasteFromElsewhere(valueOf(page, number), `${value}\r\nbehind`);
  await expect(remedyOf(page, number, offer)).toBeVisible();
}
