import type { Page } from '@playwright/test';
import { leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { tokenUntil } from '../../support/jwt.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import {
  authorize,
  contosoHr,
  credential,
  fillCredential,
  review,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';
import { pasteInto, remedyOf, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const day = 86_400_000;
/** Three lines of 1,704 bytes together, in the shape of a key file. */
const lines = ['-----BEGIN KEY-----', 'ä'.repeat(833), '-----END KEY-----'].join('\n');
const quoted = '-----BEGIN KEY-----\n\tMIIB"quoted"\\\n\n-----END KEY-----\n';
const long = '0123456789 äöü €'.repeat(1250);

test('a token says when it expires, and each pasted value is sent whole or refused with the reason', async ({
  page,
  context,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  const submits = submitsOf(page);
  const traffic = recordTraffic(context);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Owen Owner', target);

  await test.step('a person who enters a JSON Web Token reads when it expires, its issuer and its audience', async () => {
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
    await valueOf(page, 1).fill(tokenUntil(Date.now() - 3 * day));
    await valueOf(page, 1).press('Tab');
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/Expired 3 days ago .* This token expired on/);
    await review(page);
    await expect(page.getByRole('link', { name: /^SecretToken: This token expired on/ })).toBeVisible();
    await expect(reviewDialog(page)).toHaveCount(0);

    await valueOf(page, 1).fill(tokenUntil(Date.now() + 29 * day));
    await review(page);
    const doubts = reviewDialog(page).getByRole('group', { name: 'Check before you send.' });
    await expect(doubts).toContainText('SecretToken: This token expires on');
    await leaveReview(page);

    await valueOf(page, 1).fill(tokenUntil(Date.now() + 31 * day));
    await review(page);
    await expect(reviewDialog(page)).toBeVisible();
    await expect(doubts).toHaveCount(0);
    await leaveReview(page);
  });

  await test.step('text that a field would change silently is refused, or taken with plain line ends where it was pasted', async () => {
    await valueOf(page, 1).fill('beforeafter');
    await valueOf(page, 1).press('Home');
    for (let steps = 0; steps < 'before'.length; steps += 1) await page.keyboard.press('ArrowRight');
    await pasteInto(valueOf(page, 1), 'one\0two');
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/the text contains a NUL character/);
    await pasteInto(valueOf(page, 1), ' one\r\ntwo\rthree ');
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/the text has Windows line ends/);
    await expect(valueOf(page, 1)).toHaveValue('beforeafter');
    await remedyOf(page, 1, 'Paste with plain line ends (LF)').click();
    await expect(valueOf(page, 1)).toHaveValue('before one\ntwo\nthree after');
    await expect(valueOf(page, 1)).toBeFocused();
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(page.getByText('Not pasted')).toHaveCount(0);
  });

  await test.step('a second refusal is an alert of its own, offers the last text, and goes with the next paste', async () => {
    const refused = page.getByRole('alert').filter({ hasText: 'Not pasted' });
    await fillCredential(page, 2, 'Password', 'before');
    await pasteInto(valueOf(page, 2), 'one\r\ntwo');
    const first = await refused.elementHandle();
    await pasteInto(valueOf(page, 2), '\r\nand more');
    // A screen reader reads an alert when it appears, not one that is already there.
    await expect.poll(() => first?.evaluate((alert) => alert.isConnected)).toBe(false);
    await expect(refused).toHaveCount(1);
    await expect(valueOf(page, 2)).toHaveValue('before');
    await pasteInto(valueOf(page, 2), ' and after');
    await expect(valueOf(page, 2)).toHaveValue('before and after');
    await expect(refused).toHaveCount(0);
    await pasteInto(valueOf(page, 2), 'lost');
    await pasteInto(valueOf(page, 2), '\r\nand more');
    await remedyOf(page, 2, 'Paste with plain line ends (LF)').click();
    await expect(valueOf(page, 2)).toHaveValue('before and afterlost\nand more');
  });

  await test.step('a pasted secret of several lines says how large it is, and shows the lines only when asked', async () => {
    expect(Buffer.byteLength(lines)).toBe(1704);
    const size = credential(page, 3).getByText('3 lines, 1,704 bytes', { exact: true });
    await fillCredential(page, 3, 'ClientSecret', '');
    await pasteInto(valueOf(page, 3), lines);
    await expect(valueOf(page, 3)).toHaveValue(lines);
    await expect(valueOf(page, 3)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(size).toBeVisible();
    await expect(valueOf(page, 3)).toHaveAccessibleDescription(/3 lines, 1,704 bytes/);

    await page.getByRole('button', { name: 'Show value of ClientSecret' }).click();
    await expect(valueOf(page, 3)).toHaveCSS('-webkit-text-security', 'none');
    await expect(valueOf(page, 3)).toHaveValue(lines);
    await page.getByRole('button', { name: 'Hide value of ClientSecret' }).click();
    await expect(valueOf(page, 3)).toHaveCSS('-webkit-text-security', 'disc');

    await valueOf(page, 3).press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('é');
    await expect(credential(page, 3).getByText('4 lines, 1,707 bytes', { exact: true })).toBeVisible();
  });

  await test.step('values of several lines, and of twenty thousand characters, are sent as they were pasted', async () => {
    await fillCredential(page, 4, 'Oauth2ClientSecret', 'in front, ');
    await valueOf(page, 4).press('End');
    await pasteInto(valueOf(page, 4), quoted);
    await expect(valueOf(page, 4)).toHaveValue(`in front, ${quoted}`);
    await expect(valueOf(page, 4)).toBeFocused();
    await page.keyboard.type('behind');
    await fillCredential(page, 5, 'AppKey', '');
    await pasteInto(valueOf(page, 5), long);
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    const body = {
      credentials: [
        { key: 'SecretToken', value: 'before one\ntwo\nthree after' },
        { key: 'Password', value: 'before and afterlost\nand more' },
        { key: 'ClientSecret', value: `${lines}\né` },
        { key: 'Oauth2ClientSecret', value: `in front, ${quoted}behind` },
        { key: 'AppKey', value: long },
      ],
    };
    expect(submits.map((request) => request.postDataBuffer()?.toString('utf8'))).toEqual([
      JSON.stringify(body),
    ]);
  });
});

/** The focus is back at the button before the review opens again. */
async function leaveReview(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(reviewDialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeFocused();
}
