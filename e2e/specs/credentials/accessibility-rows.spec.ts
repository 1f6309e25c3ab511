import type { Page } from '@playwright/test';
import { expectAccessibleAtEnd } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, credential, fillCredential, keyOf, review, valueOf } from '../../support/steps.ts';
import { pasteInto, remedyOf, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const empty = Buffer.byteLength('{"credentials":[{"key":"SecretToken","value":""}]}');
/** Expired in 2001: `{"alg":"none"}` and `{"exp":1000000000,"aud":"scim.example","iss":"https://issuer.example"}`. */
const expired = [
  { alg: 'none' },
  { exp: 1_000_000_000, aud: 'scim.example', iss: 'https://issuer.example' },
  {},
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

test('in the US Government cloud a person sees how near its limit is, and finds all that a credential says accessible', async ({
  page,
  context,
  signInAs,
}) => {
  // One look with axe takes up to a second, and there are several.
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/sandbox/config/us-gov');
  await signInAs('Owen Owner', target);

  await test.step('from 80 % of the limit on it says that it is near, and then that it is passed', async () => {
    await expect(page.getByRole('banner')).toContainText('Cloud: US Government (GCC High)');
    const meter = page.getByText(/ of 1,024 bytes/);
    await fillBytes(page, 819);
    await expect(meter, 'far from the limit it is no news').toHaveCount(0);
    const colours = new Set<string>();
    for (const [bytes, words] of [
      [820, "820 of 1,024 bytes. Close to this cloud's limit"],
      [1024, "1,024 of 1,024 bytes. Close to this cloud's limit"],
      [1025, "1,025 of 1,024 bytes. Over this cloud's limit"],
    ] as const) {
      await fillBytes(page, bytes);
      await expect(meter).toContainText(words);
      colours.add(await meter.evaluate((element) => getComputedStyle(element).color));
    }
    expect(colours.size, 'near and over look different').toBe(2);
  });

  await test.step('a review with a warning: how the cloud counts is unknown, so the person decides', async () => {
    await review(page);
    await expect(reviewDialog(page)).toContainText('US Government (GCC High)');
    await expect(reviewDialog(page)).toContainText('Check before you send');
    await expectAccessibleAtEnd(page, 'review with a warning');
    await page.keyboard.press('Escape');
    await expect(reviewDialog(page)).toHaveCount(0);
  });

  // Each kind of line once, all on one page: what axe finds in one of them does not depend on the others.
  await test.step('every line that a row can have', async () => {
    await fillCredential(page, 1, 'SecretToken', expired);
    await fillCredential(page, 2, 'BaseAddress', ' http://hr.example/scim/Users');
    await valueOf(page, 2).press('Tab');
    await expect(remedyOf(page, 2, 'Use https'), 'notes with ways out').toBeVisible();
    await remedyOf(page, 1, 'Copy value of SecretToken').click();
    await expect(remedyOf(page, 1, 'Clear the clipboard'), 'a token, and a copied value').toBeVisible();
    await fillCredential(page, 3, 'Password', '');
    await pasteInto(valueOf(page, 3), 'a\r\nb');
    await expect(remedyOf(page, 3, 'Paste with plain line ends (LF)'), 'an offer').toBeVisible();
    await fillCredential(page, 4, 'SkipOutOfScopeDeletions', 'perhaps');
    await fillCredential(page, 5, 'SyncNotificationSettings', '{"Enabled":true}');
    await credential(page, 5).getByRole('switch', { name: 'Prevent accidental deletions' }).check();
    await expect(credential(page, 5).getByRole('spinbutton'), 'settings').toBeVisible();
    await fillCredential(page, 6, 'AppKey', 'x'.repeat(800));
    await fillCredential(page, 7, 'Domain', 'to be removed');
    await keyOf(page, 8).fill('SecretToken');
    await keyOf(page, 8).press('Escape');
    await review(page);
    await expect(page.getByRole('group', { name: /^Fix \d+ problems/ }), 'errors').toBeVisible();
    await page.getByRole('button', { name: 'Remove credential 7' }).click();
    // While it has the focus it stays, however long a look takes.
    await page.getByRole('button', { name: 'Undo' }).focus();
    await expect(page.getByText(/Over this cloud's limit/), 'too many bytes').toBeVisible();
    await expect(remedyOf(page, 7, 'Keep the first'), 'twice the same key').toBeVisible();
    await expect(remedyOf(page, 1, 'Clear the clipboard'), 'still there').toBeVisible();
    await expect(remedyOf(page, 3, 'Paste with plain line ends (LF)'), 'still there').toBeVisible();
    await expectAccessibleAtEnd(page, 'every line that a row can have');
    await expect(page.getByRole('button', { name: 'Undo' }), 'it was looked at too').toBeVisible();
  });
});

/** Fills the first row so that the body has so many bytes. */
async function fillBytes(page: Page, bytes: number): Promise<void> {
  await fillCredential(page, 1, 'SecretToken', 'Bearer '.padEnd(bytes - empty, 'x'));
}
