import type { Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { placesOf } from '../../support/places.ts';
import { objectId } from '../../sandbox/directory/object-id.ts';
import { contosoHr, fillCredential, openTarget, searchBox, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const byLink = 'You came here by a link.';
const surplus = 'Part of the link was ignored.';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const confirm = (page: Page) => page.getByRole('button', { name: 'This is the one' });

test('a person whom a link brought to an application is told so, and confirms it once', async ({
  page,
  signInAs,
}) => {
  const notice = page.getByRole('group', { name: byLink });
  const publisher = page.getByRole('term').filter({ hasText: 'Publisher' });
  await signInAs('Adele Admin', target);
  await expect(heading(page)).toHaveText('Contoso HR');
  await test.step('who it is stands beside it', async () => {
    await expect(notice).toContainText('Check that this is the application you mean');
    await expect(notice).toContainText('IDs and publisher above');
    for (const fact of ['contoso.example', contosoHr.servicePrincipal, contosoHr.appId])
      await expect(
        page.getByRole('article').getByRole('definition').filter({ hasText: fact }),
      ).toBeInViewport();
    await expect(publisher).toBeInViewport();
    await expect(notice).toBeInViewport();
    await expectAccessible(page, 'a target by a link');
  });
  await test.step('the notice stays over a reload', async () => {
    await page.reload();
    await expect(confirm(page)).toBeVisible();
  });
  await test.step('it goes with one click, and nothing typed with it', async () => {
    await fillCredential(page, 1, 'SecretToken', 'typed before');
    await confirm(page).click();
    await expect(page.getByText(byLink)).toHaveCount(0);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(heading(page)).toBeFocused();
    await expect(valueOf(page, 1)).toHaveValue('typed before');
    await valueOf(page, 1).fill('');
  });
  await test.step('it stays away, but another link is another question', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(heading(page)).toHaveText('Contoso HR');
    await expect(page.getByText(byLink)).toHaveCount(0);
    // One that the tenant has registered for itself.
    await page.goto(`/service-principals/${objectId('servicePrincipals', 'Contoso Canteen')}`);
    await expect(heading(page)).toHaveText('Contoso Canteen');
    await expect(notice).toContainText('It names no publisher.');
    await expect(publisher).toHaveCount(0);
  });
});

test('a person who picked the application, or whose link holds a good search, is told of no link', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', '/?q=Contoso');
  await expect(searchBox(page)).toHaveValue('Contoso');
  await expect(page.getByRole('status')).toHaveText(/\d/);
  await expect(page.getByText(surplus)).toHaveCount(0);
  await openTarget(page, 'Contoso HR');
  await expect(page.getByText(byLink)).toHaveCount(0);
  await page.reload();
  await expect(heading(page)).toHaveText('Contoso HR');
  await expect(page.getByText(byLink)).toHaveCount(0);
});

test('a person whose link holds too much reads what, and none of it is left anywhere', async ({
  page,
  signInAs,
}) => {
  const canary = createCanary();
  const value = encodeURIComponent(canary.value);
  await signInAs('Adele Admin');
  const notice = page.getByRole('group', { name: surplus });
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
  ] as const) {
    await page.goto(address);
    await expect(notice.getByRole('listitem')).toHaveCount(says.length);
    for (const text of says) await expect(notice).toContainText(text);
    await expect(page).toHaveURL(left);
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  }
  await expect(page.getByRole('textbox', { name: 'Value' }).first()).toHaveValue('');
  await expectAccessible(page, 'a link that holds too much');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText(surplus)).toHaveCount(0);
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
    await expect(page.getByText(byLink)).toHaveCount(0);
  }
  expect(asked.filter((url) => /\/v1\.0\/(?!servicePrincipals\?)/.test(url))).toEqual([]);
});
