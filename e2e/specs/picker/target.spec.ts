import { expect, test } from '../../support/fixtures.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { backToList, contosoHr, fillCredential, searchBox } from '../../support/steps.ts';

const toList = /^(Applications|Choose an application)$/;
const unknownId = '11111111-2222-4333-8444-555555555555';

for (const { kind, path, id } of [
  {
    kind: 'Enterprise application',
    path: '/service-principals/',
    id: contosoHr.servicePrincipal,
  },
  { kind: 'App registration', path: '/applications/', id: contosoHr.application },
])
  test(`a person sees which ${kind} it is, and copies its ids`, async ({ page, context, signInAs }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signInAs('Adele Admin', path + id);
    await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR', exact: true })).toBeVisible();
    const facts = page.getByRole('article');
    await expect(facts.getByText(`${kind} ·`)).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('contoso.example');
    for (const fact of [id, contosoHr.appId])
      await expect(facts.getByRole('definition').filter({ hasText: fact })).toBeVisible();
    for (const [button, copied] of [
      ['Copy the object ID', id],
      ['Copy the app ID', contosoHr.appId],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
      expect(await clipboardOf(page)).toBe(copied);
      await expect(page.getByRole('button', { name: button })).toBeVisible();
    }
  });

test('a person with a link whose id is none, unknown or of the other kind is told so', async ({
  page,
  signInAs,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await signInAs('Adele Admin');
  const title = page.getByRole('heading', { level: 1 });
  for (const id of [
    'not-an-id',
    'me',
    `${contosoHr.servicePrincipal}0`,
    `%27%29;${contosoHr.servicePrincipal}`,
  ]) {
    await page.goto(`/service-principals/${id}`);
    await expect(title, id).toHaveText('That link has no valid object ID.');
    await expect(page.getByRole('link', { name: 'Choose an application' })).toBeVisible();
  }
  expect(asked.filter((url) => /\/v1\.0\/(?!servicePrincipals\?)/.test(url))).toEqual([]);

  for (const id of [unknownId, contosoHr.application, contosoHr.appId]) {
    await page.goto(`/service-principals/${id}`);
    await expect(title).toHaveText('This tenant has no enterprise application with that object ID.');
    await expect(page.getByRole('definition').filter({ hasText: /^404$/ })).toBeVisible();
  }
  await page.goto(`/applications/${contosoHr.servicePrincipal}`);
  await expect(title).toHaveText('This tenant has no app registration with that object ID.');
  await page.getByRole('link', { name: toList }).click();
  await expect(title).toHaveText('Applications');
});

test('names that hurt stand in heading, title and list as they are, at 320 pixels too', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAs('Adele Admin');
  for (const [text, name] of [
    ['الموارد', 'مركز الموارد البشرية'],
    ['🚀', '🚀 Rocket 👩‍🚀 Payroll 🇺🇳'],
    ['onerror', '<img src=x onerror=alert(1)>'],
    ['long name', `Long name ${'of a product that never ends '.repeat(9)}`.slice(0, 255) + '!'],
  ] as const) {
    await page.getByRole('searchbox').fill(text);
    const link = page.getByRole('main').getByRole('link');
    await expect(link).toHaveText([name]);
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page).toHaveTitle(`${name} · Provisioning Keys`);
    await expect(page.getByRole('article').getByRole('img')).toHaveCount(0);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      'pixels to scroll sideways',
    ).toBe(0);
    await page.goBack();
  }
});

test('a person is warned of a name that can look like another, in the list, on its page and in the review', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await searchBox(page).fill('ledger');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(3);
  for (const [name, short, why, title] of [
    ['Mirror', 'characters that change the text direction', '(U+202E)', 'Mirror Ledger xcod.exe'],
    ['Tw\u0456n', 'look-alike letters', '. Check the IDs.', 'Tw\u0456n Ledger'],
    ['Veiled', 'hidden characters', '(U+200B)', 'Veiled Ledger'],
  ] as const) {
    const row = rows.filter({ hasText: name });
    await expect(row.getByRole('link')).toHaveAccessibleDescription(`Look-alike name: ${short}`);
    await row.getByRole('link').click();
    await expect(page).toHaveTitle(`${title} \u00B7 Provisioning Keys`);
    const header = page.getByRole('article').getByText('This name can look like another:').first();
    await expect(header).toContainText(short);
    await expect(header).toContainText(why);
    if (name === 'Veiled') break;
    // Back to the search, by the link of the page.
    await backToList(page);
    await expect(page).toHaveURL('/?q=ledger');
    await expect(searchBox(page)).toHaveValue('ledger');
  }
  await fillCredential(page, 1, 'SecretToken', 'a token');
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  const review = page.getByRole('dialog');
  await expect(review.getByText('This name can look like another:')).toContainText(
    'hidden characters (U+200B)',
  );
  await expectAccessible(page, 'review of a name that can look like another');
  await expect(page).toHaveTitle('Veiled Ledger \u00B7 Provisioning Keys');
});

test('a person who goes from page to page lands on the heading, and the tab is named after it', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await page.getByRole('link', { name: 'Adatum Time Tracking' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Adatum Time Tracking' })).toBeFocused();
  await expect(page).toHaveTitle('Adatum Time Tracking · Provisioning Keys');
  await backToList(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeFocused();
  await expect(page).toHaveTitle('Applications · Provisioning Keys');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Adatum Time Tracking' })).toBeFocused();
  await page.getByRole('link', { name: 'Provisioning Keys' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeFocused();
});
