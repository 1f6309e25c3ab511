import { expectAccessible, expectAccessibleInLooks } from '../../support/accessible.ts';
import { allowWindows, blockWindows } from '../../support/blocked-windows.ts';
import { expect, type Person, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { contosoHr, fillCredential, valueOf } from '../../support/steps.ts';
import { statusOf, statusRead } from '../../support/status-steps.ts';

test('with consent given the page shows by itself that an application is quarantined, since when and why', async ({
  page,
  signInAs,
}) => {
  let windows = 0;
  page.on('popup', () => (windows += 1));
  const reads: string[] = [];
  page.on('request', (request) => {
    const [, read] = /\/synchronization\/(\w+)$/.exec(request.url()) ?? [];
    if (request.method() === 'GET' && read !== undefined) reads.push(read);
  });
  await signInAs('Connie Consented', pathOf('Quarantined'));
  const tabs = page.getByRole('tablist', { name: 'Parts of this page' });
  const top = (await tabs.boundingBox())?.y;
  const status = statusOf(page);
  await statusRead(page);
  await expect(status.getByText('Quarantined', { exact: true })).toBeVisible();
  for (const words of [
    'day 9 of 28',
    'The app refused the stored credentials (401).',
    'next attempt in',
    'Failed',
  ])
    await expect(status).toContainText(words);
  await expect(status.getByRole('button', { name: 'Renew credentials' })).toBeVisible();
  expect((await tabs.boundingBox())?.y, 'nothing moved').toBe(top);
  expect(reads.toSorted(), 'each is read once').toEqual(['jobs', 'secrets', 'templates']);

  await test.step('tests the stored credentials from the strip, and reads everything again', async () => {
    await status.getByRole('button', { name: 'Test stored credentials' }).click();
    await expect(status).toContainText('Failed now');
    await status.getByRole('button', { name: 'Result' }).click();
    await expect(page.getByRole('region', { name: 'Test connection' })).toBeInViewport();
    await status.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => reads.filter((read) => read === 'secrets')).toHaveLength(2);
    expect(windows).toBe(0);
  });

  await expectAccessibleInLooks(page, 'quarantined');
});

test('a person reads in one word how each application does, and what helps', async ({ page, signInAs }) => {
  await signInAs('Connie Consented', pathOf('Running job'));
  for (const [name, word, help] of [
    ['Running job', 'Running', 'Renew credentials'],
    ['Paused job', 'Paused', 'Start…'],
    ['Disabled job', 'Disabled', 'Renew credentials'],
    ['Failing data', 'Failing data', 'Open job'],
    ['Never ran', 'Never run', 'Start…'],
    ['Two jobs', '1 of 2 jobs', 'Start…'],
    ['No job yet', 'Not set up', 'Set up in Entra'],
    ['Portal-authorized connector', 'Running', 'Authorize in Entra'],
    ['Not provisionable', 'Not supported', undefined],
  ] as const) {
    await page.goto(pathOf(name));
    await statusRead(page);
    await expect(statusOf(page).getByText(word, { exact: true }), name).toBeVisible();
    const helps = statusOf(page)
      .locator(':is(button, a)')
      .filter({ hasText: help ?? 'Renew credentials' });
    await expect(helps, name).toHaveCount(help === undefined ? 0 : 1);
  }
});

test('without consent one line asks for all, and after one click the page fills by itself', async ({
  page,
  signInAs,
}) => {
  await signInAs('Greta Grants', pathOf('Quarantined'));
  const status = statusOf(page);
  const grant = page.getByRole('button', { name: 'Grant access' });
  await expect(grant).toHaveCount(1);
  await expect(status).toContainText(
    'Permission needed: Synchronization.Read.All to view, Synchronization.ReadWrite.All to change.',
  );
  await expect(status.getByRole('button', { name: 'Copy admin consent link' })).toBeVisible();
  await expectAccessible(page, 'without consent');
  await fillCredential(page, 1, 'SecretToken', 'typed meanwhile');

  await test.step('declines, and may change their mind', async () => {
    const opened = page.waitForEvent('popup');
    await grant.click();
    await (await opened).getByRole('button', { name: 'Cancel' }).click();
    await expect(status).toContainText('You canceled in the Microsoft window.');
  });
  await test.step('is told of a blocked window, and of the way without one', async () => {
    await blockWindows(page);
    await grant.click();
    await expect(status).toContainText('The browser blocked the Microsoft window.');
    await expect(status.getByRole('button', { name: /^Leave this page/ })).toBeVisible();
    await allowWindows(page);
  });
  const opened = page.waitForEvent('popup');
  await grant.click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await statusRead(page);
  await expect(status).toContainText('day 9 of 28');
  await expect(grant).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue('typed meanwhile');
});

const people: readonly [person: Person, path: string, says: string, details: string][] = [
  [
    'Ray Reader',
    `/service-principals/${contosoHr.servicePrincipal}`,
    'No qualifying role found. You need Application Administrator,',
    'No qualifying role found.',
  ],
  [
    'Nora Noconsent',
    `/service-principals/${contosoHr.servicePrincipal}`,
    'Permission needed:',
    'Application Administrator',
  ],
  [
    'Cora Custom',
    `/service-principals/${contosoHr.servicePrincipal}`,
    'Running',
    'A custom role may allow changes too',
  ],
  [
    'Owen Owner',
    `/applications/${contosoHr.application}`,
    'Open that one instead.',
    'Open that one instead.',
  ],
];
for (const [person, path, says, details] of people)
  test(`${person} reads before typing what stands in the way`, async ({ page, signInAs }) => {
    await signInAs(person, path);
    await expect(statusOf(page)).toContainText(says);
    await statusOf(page).getByRole('button', { name: 'Details', exact: true }).click();
    await expect(statusOf(page).getByRole('definition').filter({ hasText: details })).toBeVisible();
    await expectAccessible(page, 'access');
    if (person !== 'Owen Owner') return;
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Open its enterprise application' }).click();
    await expect(page).toHaveURL(`/service-principals/${contosoHr.servicePrincipal}`);
  });
