import type { Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { placesOf } from '../../support/places.ts';
import { contosoHr, fillCredential, openTarget, searchBox, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const byLink = "Opened from a link. Check it's the right app.";
const surplus = 'Part of the link was ignored.';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const confirm = (page: Page) => page.getByRole('button', { name: 'Dismiss' });

test('a person whom a link brought to an application is told so, and sees who it is', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await expect(heading(page)).toHaveText('Contoso HR');
  const notice = page.getByRole('note');
  await expect(notice).toContainText(byLink);
  await expect(page.getByRole('banner')).toContainText('contoso.example');
  for (const fact of [contosoHr.servicePrincipal, contosoHr.appId])
    await expect(
      page.getByRole('article').getByRole('definition').filter({ hasText: fact }),
    ).toBeInViewport();
  await expect(notice).toBeInViewport();
  await expectAccessible(page, 'a target by a link');
});

test('a publisher stands below the name, and its absence is said where there is none', async ({
  page,
  signInAs,
}) => {
  const notice = page.getByRole('note');
  const line = page.getByRole('article').getByText('Enterprise application ·');
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso Canteen');
  const own = page.url();
  await page.goto(target);
  await expect(line).toHaveText(/ · Contoso\s*$/);
  await expect(notice).toContainText(byLink);
  await expect(notice).not.toContainText('publisher');
  await page.goto(own);
  await expect(heading(page)).toHaveText('Contoso Canteen');
  await expect(notice).toContainText('It names no publisher.');
});

test('a notice about a link stays over a reload, and once dismissed it stays away', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await expect(confirm(page)).toBeVisible();
  await page.reload();
  await expect(confirm(page)).toBeVisible();
  await confirm(page).click();
  await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
  await page.reload();
  await expect(heading(page)).toHaveText('Contoso HR');
  await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
  // Another link is another question.
  await page.goto(`/applications/${contosoHr.application}`);
  await expect(page.getByText(byLink, { exact: false })).toBeVisible();
});

test('dismissing the notice about a link loses nothing typed and asks nothing', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', 'typed before');
  await confirm(page).click();
  await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue('typed before');
});

test('a person who picked the application is not told of a link, nor after a reload', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
  await page.reload();
  await expect(heading(page)).toHaveText('Contoso HR');
  await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
});

for (const { what, address, left, says } of [
  {
    what: 'parts that nobody knows',
    address: `${target}?BaseAddress=https://attacker.example&cloud=china`,
    left: target,
    says: 'It had unknown parts.',
  },
  {
    what: 'one thing twice',
    address: '/?q=Contoso&q=Fabrikam',
    left: '/',
    says: 'It had the same part more than once.',
  },
  {
    what: 'a text without end',
    address: `/?q=${'x'.repeat(3000)}`,
    left: `/?q=${'x'.repeat(256)}`,
    says: 'It had a text that was too long.',
  },
  {
    what: 'something behind the # sign',
    address: `${target}#SecretToken=attacker`,
    left: target,
    says: 'It had text after the # sign.',
  },
])
  test(`a person whose link holds ${what} is told so, and it is gone from the address`, async ({
    page,
    signInAs,
  }) => {
    await signInAs('Adele Admin');
    await page.goto(address);
    const notice = page.getByRole('group', { name: surplus });
    await expect(notice).toContainText(says);
    await expect(notice).not.toContainText('attacker');
    await expect(page).toHaveURL(left);
    await expectAccessible(page, what);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
    await expect(heading(page)).toBeFocused();
    await page.reload();
    await expect(heading(page)).toBeVisible();
    await expect(page.getByText(surplus)).toHaveCount(0);
  });

test('a secret in a link reaches no field, no storage and no place of the page', async ({
  page,
  signInAs,
}) => {
  const canary = createCanary();
  const value = encodeURIComponent(canary.value);
  await signInAs('Adele Admin');
  await page.goto(`${target}?SecretToken=${value}&value=${value}#${value}`);
  await expect(page.getByRole('group', { name: surplus })).toBeVisible();
  expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  await expect(page.getByRole('textbox', { name: 'Value' }).first()).toHaveValue('');
});

for (const part of [
  '#code=forged&state=forged',
  '?code=forged&state=forged',
  '#error=access_denied&state=forged',
])
  test(`an answer of Entra’s that a link forges (${part}) is asked of nobody and signs nobody out`, async ({
    page,
    signInAs,
  }) => {
    await signInAs('Adele Admin');
    const redeemed: string[] = [];
    page.on('request', (request) => {
      // The page asks for tokens of its own, by the refresh token.
      if (request.postData()?.includes('forged') === true) redeemed.push(request.url());
      if (request.postData()?.includes('authorization_code') === true) redeemed.push(request.url());
    });
    await page.goto(target + part);
    await expect(heading(page)).toHaveText('Contoso HR');
    await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
    await expect(page).toHaveURL(target);
    expect(redeemed).toEqual([]);
  });

test('a link that wanders through the path reaches no other place', async ({ page, signInAs }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await signInAs('Adele Admin');
  const { servicePrincipal } = contosoHr;
  for (const [path, title] of [
    ['/service-principals/%252e%252e', 'The address holds no valid object ID.'],
    [`/service-principals/${'8'.repeat(2000)}`, 'The address holds no valid object ID.'],
    ['/service-principals/../me', 'Page not found.'],
    [`${target}/owners`, 'Page not found.'],
    [`/service-principals/${servicePrincipal}/${servicePrincipal}`, 'Page not found.'],
  ] as const) {
    await page.goto(path);
    await expect(heading(page), path).toHaveText(title);
    await expect(page.getByText(byLink, { exact: false })).toHaveCount(0);
  }
  expect(asked.filter((url) => /\/v1\.0\/(?!servicePrincipals\?)/.test(url))).toEqual([]);
});

test('a link with a good search leads to the list without a word more', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', '/?q=Contoso');
  await expect(searchBox(page)).toHaveValue('Contoso');
  await expect(page.getByRole('status')).toHaveText(/\d/);
  await expect(page.getByText(surplus)).toHaveCount(0);
});
