import type { Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { expectNothingTaken, forged } from '../../support/entra-steps.ts';
import { objectId } from '../../sandbox/directory/object-id.ts';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { placesOf } from '../../support/places.ts';
import { contosoHr, fillCredential, openTarget, searchBox, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const byLink = "Opened from a link. Check it's the right app.";
const surplus = 'Part of the link was ignored.';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a person whom a link brought to an application reads so and sees who it is, until they dismiss it', async ({
  page,
  signInAs,
}) => {
  page.on('dialog', (dialog) => void dialog.accept());
  const notice = page.getByRole('note');
  await signInAs('Adele Admin', target);
  await expect(heading(page)).toHaveText('Contoso HR');
  await expect(notice).toContainText(byLink);
  await expect(notice).not.toContainText('publisher');
  await expect(page.getByRole('article').getByText('Enterprise application ·')).toContainText(
    /· Contoso\s*$/,
  );
  await expect(page.getByRole('banner').getByText('contoso.example', { exact: true })).toBeInViewport();
  for (const fact of [contosoHr.servicePrincipal, contosoHr.appId])
    await expect(
      page.getByRole('article').getByRole('definition').filter({ hasText: fact }),
    ).toBeInViewport();
  await expect(notice).toBeInViewport();
  await expectAccessible(page, 'a target by a link');

  await test.step('a reload keeps the notice, and a dismissal is for good', async () => {
    await page.reload();
    await fillCredential(page, 1, 'SecretToken', 'typed before');
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
    await expect(heading(page)).toBeFocused();
    // Nothing typed is lost, and nothing is asked.
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(valueOf(page, 1)).toHaveValue('typed before');
    await page.reload();
    await expect(heading(page)).toHaveText('Contoso HR');
    await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
  });
  // Another link is another question; this application the tenant has registered for itself.
  await page.goto(`/service-principals/${objectId('servicePrincipals', 'Contoso Canteen')}`);
  await expect(heading(page)).toHaveText('Contoso Canteen');
  await expect(notice).toContainText(byLink);
  await expect(notice).toContainText('It names no publisher.');
});

test('a link opens what it may hold, and neither a secret nor an answer of Entra in it comes any further', async ({
  page,
  signInAs,
}) => {
  const canary = createCanary();
  const value = encodeURIComponent(canary.value);
  const notice = page.getByRole('group', { name: surplus });
  await test.step('a good search and what a person picks from it are no news', async () => {
    await signInAs('Adele Admin', '/?q=Contoso');
    await expect(searchBox(page)).toHaveValue('Contoso');
    await expect(page.getByRole('status')).toHaveText(/\d/);
    await expect(page.getByText(surplus)).toHaveCount(0);
    await openTarget(page, 'Contoso HR');
    await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
    await page.reload();
    await expect(heading(page)).toHaveText('Contoso HR');
    await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
  });
  // deep-link.test holds what is taken out of an address, and what is left of it.
  for (const [address, left, ...says] of [
    [
      `/?q=${'x'.repeat(3000)}&kind=applications&kind=applications&BaseAddress=${value}#${value}`,
      `/?q=${'x'.repeat(256)}`,
      'It had unknown parts.',
      'It had the same part more than once.',
      'It had a text that was too long.',
      'It had text after the # sign.',
    ],
    [
      `${target}?SecretToken=${value}&value=${value}#SecretToken=${value}`,
      target,
      'It had unknown parts.',
      'It had text after the # sign.',
    ],
  ] as const)
    await test.step(`a secret in a link to ${left.slice(0, 20)}`, async () => {
      await page.goto(address);
      await expect(notice.getByRole('listitem')).toHaveCount(says.length);
      for (const text of says) await expect(notice).toContainText(text);
      await expect(page).toHaveURL(left);
      expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    });
  await expect(page.getByRole('textbox', { name: 'Value' }).first()).toHaveValue('');
  await expectAccessible(page, 'a link that holds too much');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText(surplus)).toHaveCount(0);

  const redeemed: string[] = [];
  page.on('request', (request) => {
    // Each page asks Entra for its permission by the refresh token.
    if (request.postData()?.includes('authorization_code')) redeemed.push(request.url());
  });
  // strip-auth-response.test holds what else of an answer is taken out, faults-arrival what comes behind the # sign.
  await test.step('a code as Entra would answer it is redeemed by nothing, and signs out no one', async () => {
    // A link of another site, as its person would follow it in this tab.
    await page.goto(target + forged['a code in the query']);
    await expect(page.getByText(surplus)).toBeVisible();
    await expect(heading(page)).toHaveText('Contoso HR');
    await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
    await expect(page).toHaveURL(target);
    await expectNothingTaken(page);
  });
  expect(redeemed).toEqual([]);
});
