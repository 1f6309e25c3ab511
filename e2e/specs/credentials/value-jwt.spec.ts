import { leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { tokenUntil } from '../../support/jwt.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { contosoHr, credential, fillCredential, valueOf, review } from '../../support/steps.ts';
import { remedyOf, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const day = 86_400_000;

test('a JSON Web Token says when it expires, and stops the review once it has', async ({
  page,
  context,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person who enters a JSON Web Token reads when it expires, whom it is for and whose it is', async () => {
    const traffic = recordTraffic(context);
    await signInAs('Adele Admin', target);
    const expires = Date.now() + 90 * day + day / 4;
    const jwt = tokenUntil(expires);
    await fillCredential(page, 1, 'SecretToken', jwt);
    await valueOf(page, 1).press('Tab');
    const date = new Intl.DateTimeFormat('en-US', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Europe/Berlin',
    }).format(Math.floor(expires / 1000) * 1000);
    const line = credential(page, 1).getByText('JSON Web Token, read in this browser, not verified.');
    await expect(line).toContainText(`Expires in 90 days (${date}).`);
    await expect(line).toContainText('Issuer: https://issuer.example');
    await expect(line).toContainText('Audience: scim.example, backup.example');
    await expect(remedyOf(page, 1, 'Keep')).toHaveCount(0);
    await valueOf(page, 1).press('End');
    await page.keyboard.type('x');
    await expect(line, 'it speaks of the token as it was').toHaveCount(0);

    // The page shows the claims. The token stays in its field alone, and the page sends no request about it.
    const [, claims = '', signature = ''] = jwt.split('.');
    const canary = { value: jwt, traces: [claims, signature, 'issuer.example'] };
    expect(leaksOf(canary, await traffic())).toEqual([]);
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  });

  await test.step('an expired token stops the review, one that expires within thirty days is said once more in it', async () => {
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', tokenUntil(Date.now() - 3 * day));
    await valueOf(page, 1).press('Tab');
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/Expired 3 days ago .* This token expired on/);
    await review(page);
    await expect(page.getByRole('link', { name: /^SecretToken: This token expired on/ })).toBeVisible();
    await expect(reviewDialog(page)).toHaveCount(0);

    await valueOf(page, 1).fill(tokenUntil(Date.now() + 29 * day));
    await review(page);
    const doubts = reviewDialog(page).getByRole('group', { name: 'Check before you send.' });
    await expect(doubts).toContainText('SecretToken: This token expires on');
    await page.keyboard.press('Escape');

    await valueOf(page, 1).fill(tokenUntil(Date.now() + 31 * day));
    await review(page);
    await expect(reviewDialog(page)).toBeVisible();
    await expect(doubts).toHaveCount(0);
  });
});
