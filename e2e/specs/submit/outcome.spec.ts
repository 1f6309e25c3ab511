import type { Page } from '@playwright/test';
import { choosePerson, expect, type Person, test } from '../../support/fixtures.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import {
  leaveForList,
  authorize,
  authorizeWithConsent,
  contosoHr,
  expectTwoKept,
  fillTwo,
  openTarget,
  secret,
  submitsOf,
} from '../../support/steps.ts';

test('an administrator copies the details of a refusal, in which the echoed secret is not to be found', async ({
  page,
  context,
  signInAs,
}) => {
  const submits = submitsOf(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin');
  await openTarget(page, 'Fabrikam Rejects');
  await fillTwo(page);
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/acquireAccessToken') && response.status() === 400,
  );
  await authorizeWithConsent(page);
  const { error } = await (await answered).json();
  expect(error.message, 'the sandbox does echo it').toContain(secret);

  const alert = page.getByRole('alert');
  await expect(alert).toContainText('SecretToken=•••');
  await expect(alert).toContainText('Unauthorized');
  await expect(alert).toContainText("Who can fix it: the app's administrator.");
  await expect(
    alert.getByRole('link', { name: "Community · Microsoft's documentation (new tab)" }),
  ).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\//);
  await alert.getByRole('button', { name: 'Copy details' }).click();
  await expect(alert.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await clipboardOf(page);
  for (const line of [
    'outcome: rejected',
    'status: 400 Bad Request',
    `code: ${error.code}`,
    `layers: graph ${error.code} > graph ${error.code} > target 401`,
    `request-id: ${error.innerError['request-id']}`,
    `client-request-id: ${idOf(submits[0])}`,
    'target: Fabrikam Rejects',
    'keys: UserName, SecretToken',
  ])
    expect(copied.split('\n')).toContain(line);
  expect(copied).toMatch(/^utc-time: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/m);
  expect(copied).toMatch(/^duration: \d+ ms$/m);
  expect(copied).toMatch(/^version: \d+\.\d+\.\d+$/m);
  for (const kept of [copied, await page.getByRole('main').innerText()]) {
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain('someone@contoso');
  }
});

test('a person without role or ownership reads which permission, roles and ownership it takes', async ({
  page,
  signInAs,
}) => {
  await signInAs('Ray Reader');
  for (const { person, path } of [
    { person: 'Ray Reader', path: `/service-principals/${contosoHr.servicePrincipal}` },
    { person: 'Gloria Global Reader', path: `/service-principals/${contosoHr.servicePrincipal}` },
    // Owning the enterprise application gives no right to the registration.
    { person: 'Owen Owner', path: `/applications/${contosoHr.application}` },
  ] as const) {
    await page.goto('/');
    if (person !== 'Ray Reader') await switchTo(page, person);
    await page.goto(path);
    await fillTwo(page);
    await authorize(page);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('401 Unauthorized');
    for (const needed of [
      'Synchronization.ReadWrite.All',
      'Application Administrator, Cloud Application Administrator, Hybrid Identity Administrator',
      'owning only the app registration',
    ])
      await expect(alert).toContainText(needed);
    await expectTwoKept(page);
  }
});

test('an owner without a role authorizes the application that is his, and no other', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner');
  await openTarget(page, 'Quarantined');
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByRole('alert')).toContainText('401 Unauthorized');
  await leaveForList(page);
  await openTarget(page, 'Contoso HR');
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
});

function idOf(submit: ReturnType<typeof submitsOf>[number] | undefined): string {
  return submit?.headers()['client-request-id'] ?? 'no client-request-id was sent';
}

async function switchTo(page: Page, person: Person): Promise<void> {
  await page.getByRole('banner').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Switch account' }).click();
  await choosePerson(page, person);
  await expect(page.getByRole('button', { name: person })).toBeVisible();
}
