import { expect, test } from '../../support/fixtures.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { contosoHr, fillCredential, searchBox } from '../../support/steps.ts';

const toList = /^(Applications|Choose an application)$/;
const unknownId = '11111111-2222-4333-8444-555555555555';

test('a person sees which kind of application it is, and copies its IDs', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const { kind, path, id } of [
    { kind: 'Enterprise application', path: '/service-principals/', id: contosoHr.servicePrincipal },
    { kind: 'App registration', path: '/applications/', id: contosoHr.application },
  ]) {
    if (kind === 'Enterprise application') await signInAs('Adele Admin', path + id);
    else await page.goto(path + id);
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
  }
});

// guid.test holds what an object ID is, deep-link.test what is left of an address.
test('a person with a link that leads to no application reads why, and nothing else is asked for', async ({
  page,
  signInAs,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await signInAs('Adele Admin', '/service-principals/not-an-id');
  const title = page.getByRole('heading', { level: 1 });
  const invalid = 'That link has no valid object ID.';
  await expect(title).toHaveText(invalid);
  await expect(page.getByRole('link', { name: 'Choose an application' })).toBeVisible();
  for (const [path, says] of [
    ['/service-principals/%252e%252e', invalid],
    ['/service-principals/../me', 'Page not found.'],
    [`/service-principals/${contosoHr.servicePrincipal}/owners`, 'Page not found.'],
  ] as const) {
    await page.goto(path);
    await expect(title, path).toHaveText(says);
    await expect(page.getByText("Opened from a link. Check it's the right app.")).toHaveCount(0);
  }
  expect(asked.filter((url) => /\/v1\.0\/(?!servicePrincipals\?)/.test(url))).toEqual([]);

  await page.goto(`/service-principals/${unknownId}`);
  await expect(title).toHaveText('This tenant has no enterprise application with that object ID.');
  await expect(page.getByRole('definition').filter({ hasText: /^404$/ })).toBeVisible();
  // The ID of the other kind.
  await page.goto(`/applications/${contosoHr.servicePrincipal}`);
  await expect(title).toHaveText('This tenant has no app registration with that object ID.');
  await page.getByRole('link', { name: toList }).click();
  await expect(title).toHaveText('Applications');
});

// name-signs.test holds which names can look like another, name-warning.test the words for each.
test('names that hurt stand as they are, at 320 pixels too; one that can look like another comes with a warning', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAs('Adele Admin');
  const link = page.getByRole('main').getByRole('link');
  for (const [text, name, isOpened] of [
    ['الموارد', 'مركز الموارد البشرية', false],
    ['🚀', '🚀 Rocket 👩‍🚀 Payroll 🇺🇳', false],
    ['onerror', '<img src=x onerror=alert(1)>', true],
    ['long name', `Long name ${'of a product that never ends '.repeat(9)}`.slice(0, 255) + '!', true],
  ] as const) {
    await searchBox(page).fill(text);
    await expect(link).toHaveText([name]);
    if (!isOpened) continue;
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
  await page.setViewportSize({ width: 1280, height: 720 });
  await searchBox(page).fill('ledger');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(3);
  for (const [name, short] of [
    ['Mirror', 'characters that change the text direction'],
    ['Tw\u0456n', 'look-alike letters'],
    ['Veiled', 'hidden characters'],
  ] as const)
    await expect(rows.filter({ hasText: name }).getByRole('link')).toHaveAccessibleDescription(
      `Look-alike name: ${short}`,
    );
  await rows.filter({ hasText: 'Veiled' }).getByRole('link').click();
  await expect(page).toHaveTitle('Veiled Ledger \u00B7 Provisioning Keys');
  const warning = 'This name can look like another: hidden characters (U+200B)';
  await expect(page.getByRole('article').getByText(warning).first()).toBeVisible();
  await fillCredential(page, 1, 'SecretToken', 'a token');
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  await expect(page.getByRole('dialog').getByText(warning)).toBeVisible();
  await expectAccessible(page, 'review of a name that can look like another');
  await expect(page).toHaveTitle('Veiled Ledger \u00B7 Provisioning Keys');
});
