import { randomBytes } from 'node:crypto';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import {
  authorize,
  contosoHr,
  credential,
  fillCredential,
  leaveForList,
  searchBox,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { pasteFromElsewhere, remedyOf } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const day = 86_400_000;
const offer = 'Paste with plain line ends (LF)';

test.beforeEach(async ({ context, signInAs }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Owen Owner', target);
});

test('what a person pasted and was refused is nowhere while it is on offer', async ({ page, context }) => {
  const traffic = recordTraffic(context);
  const canary = createCanary();
  await fillCredential(page, 1, 'SecretToken', '');
  await pasteFromElsewhere(valueOf(page, 1), `${canary.value}\r\n${canary.value}`);
  await expect(remedyOf(page, 1, offer)).toBeVisible();
  expect(leaksOf(canary, [...(await placesOf(page)), ...(await traffic())])).toEqual([]);
});

test('what a person pasted and was refused stays in memory no longer than the offer', async ({ page }) => {
  // Four heap snapshots, a second each on an idle machine.
  test.slow();
  await fillCredential(page, 1, 'SecretToken', '');
  for (const [way, end] of [
    ['an edit', () => page.keyboard.insertText('typed')],
    [
      'a paste that is refused for good',
      () => pasteFromElsewhere(valueOf(page, 1), `${randomBytes(4).toString('hex')}\0`),
    ],
    ['taking the row away', () => removeRow()],
  ] as const)
    await test.step(`after ${way}`, async () => {
      const refused = await pasteRefused();
      await end();
      await expect(remedyOf(page, 1, offer)).toHaveCount(0);
      expect(await copiesOnHeap(page, refused)).toEqual([]);
    });
  await test.step('after leaving', async () => {
    await valueOf(page, 1).fill('typed before');
    const refused = await pasteRefused();
    expect(await copiesOnHeap(page, refused), 'it is there as long as it is on offer').not.toEqual([]);
    await leaveForList(page);
    await expect(searchBox(page)).toBeVisible();
    expect(await copiesOnHeap(page, refused)).toEqual([]);
  });

  async function pasteRefused(): Promise<string> {
    const secret = randomBytes(16).toString('hex');
    await pasteFromElsewhere(valueOf(page, 1), `${secret}\r\nbehind`);
    await expect(remedyOf(page, 1, offer)).toBeVisible();
    return secret;
  }
  async function removeRow(): Promise<void> {
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await expect(page.getByText('SecretToken was removed.')).toBeVisible();
  }
});

test('no copy of a value that was looked at, mended and kept stays in memory once it is left', async ({
  page,
}) => {
  // Heap snapshots, a second each on an idle machine.
  test.slow();
  const [mended, kept] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  await typeCredential(page, 1, 'SecretToken', `"${mended}"`);
  await page.keyboard.press('Tab');
  await remedyOf(page, 1, 'Remove quotes').click();
  await expect(valueOf(page, 1)).toBeFocused();
  await typeCredential(page, 2, 'Password', `Bearer ${kept}`);
  await page.keyboard.press('Tab');
  await remedyOf(page, 2, 'Keep').click();
  await expect(valueOf(page, 2)).toBeFocused();
  await leaveForList(page);
  await expect(searchBox(page)).toBeVisible();
  expect(await copiesOnHeap(page, mended)).toEqual([]);
  expect(await copiesOnHeap(page, kept)).toEqual([]);
});

test('what a token says of itself stays in memory no longer than the token', async ({ page }) => {
  // Heap snapshots, a second each on an idle machine.
  test.slow();
  const [issuer, audience] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  // It soon expires, so it is also spoken of beside its field and in the review.
  const exp = Math.floor((Date.now() + 10 * day) / 1000);
  const parts = [
    JSON.stringify({ alg: 'RS256' }),
    JSON.stringify({ iss: issuer, aud: audience, exp }),
    'signed',
  ];
  await typeCredential(
    page,
    1,
    'SecretToken',
    parts.map((part) => Buffer.from(part).toString('base64url')).join('.'),
  );
  await page.keyboard.press('Tab');
  const row = credential(page, 1);
  await expect(row.getByText('JSON Web Token, read in this browser, not verified.')).toContainText(
    `Issuer: ${issuer}. Audience: ${audience}.`,
  );
  await expect(row.getByText('This token expires on')).toBeVisible();
  for (const claim of [issuer, audience])
    expect(await copiesOnHeap(page, claim), 'it is there as long as it is shown').not.toEqual([]);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(await copiesOnHeap(page, issuer, audience)).toEqual([]);
});
