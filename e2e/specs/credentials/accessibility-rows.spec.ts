import { expectAccessibleAtEnd } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, credential, fillCredential, keyOf, valueOf, review } from '../../support/steps.ts';
import { pasteInto, remedyOf, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
/** Expired in 2001: `{"alg":"none"}` and `{"exp":1000000000,"aud":"scim.example","iss":"https://issuer.example"}`. */
const expired = [
  { alg: 'none' },
  { exp: 1_000_000_000, aud: 'scim.example', iss: 'https://issuer.example' },
  {},
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

test('a person finds whatever a credential says accessible', async ({ page, context, signInAs }) => {
  // One look with axe takes up to a second, and there are several.
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/sandbox/config/us-gov');
  await signInAs('Owen Owner', target);

  await fillCredential(page, 1, 'SecretToken', expired);
  await fillCredential(page, 2, 'BaseAddress', ' http://hr.example/scim/Users');
  await valueOf(page, 2).press('Tab');
  await expect(remedyOf(page, 2, 'Use https')).toBeVisible();
  await expectAccessibleAtEnd(page, 'a token, and notes with ways out');

  await remedyOf(page, 1, 'Copy value of SecretToken').click();
  await expect(remedyOf(page, 1, 'Clear the clipboard')).toBeVisible();
  await pasteInto(valueOf(page, 2), 'a\r\nb');
  await expect(remedyOf(page, 2, 'Paste with plain line ends (LF)')).toBeVisible();
  await expectAccessibleAtEnd(page, 'a copied value, and an offer of plain line ends');

  await fillCredential(page, 3, 'SkipOutOfScopeDeletions', 'perhaps');
  await fillCredential(page, 4, 'SyncNotificationSettings', '{"Enabled":true}');
  await credential(page, 4).getByRole('switch', { name: 'Prevent accidental deletions' }).check();
  await expect(credential(page, 4).getByRole('spinbutton')).toBeVisible();
  await expectAccessibleAtEnd(page, 'settings');

  await fillCredential(page, 5, 'AppKey', 'x'.repeat(800));
  await keyOf(page, 6).fill('SecretToken');
  await keyOf(page, 6).press('Escape');
  await review(page);
  await expect(page.getByText(/Over this cloud's limit/)).toBeVisible();
  await expect(remedyOf(page, 6, 'Keep the first')).toBeVisible();
  await expectAccessibleAtEnd(page, 'twice the same key, errors, and too many bytes');

  await page.getByRole('button', { name: 'Remove credential 6' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expectAccessibleAtEnd(page, 'a removal that can be undone');

  for (const number of [4, 3, 2])
    await page.getByRole('button', { name: `Remove credential ${number}` }).click();
  await remedyOf(page, 1, 'Keep').click();
  await valueOf(page, 2).fill('Bearer of a header');
  await review(page);
  await expect(reviewDialog(page)).toContainText('Check before you send');
  await expectAccessibleAtEnd(page, 'review with a warning');
});
