import type { Page } from '@playwright/test';
import { choosePerson, expect, type Person, test } from '../../support/fixtures.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { pathOf, sendSecret, unfoldDetails } from '../../support/outcome-steps.ts';
import {
  authorize,
  authorizeWithConsent,
  contosoHr,
  expectTwoKept,
  fillTwo,
  openTarget,
  secret,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

// 320 × 256 is a window of 1280 × 1024 at 400 %: https://www.w3.org/WAI/WCAG22/Understanding/reflow
for (const viewport of [
  { width: 320, height: 700 },
  { width: 320, height: 256 },
])
  test.describe(`in a window of ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test('the headline of each outcome is in the window, and is said once, short and without ids', async ({
      page,
      signInAs,
    }) => {
      const said = await recordSpeech(page);
      page.on('dialog', (question) => void question.accept());
      await signInAs('Owen Owner', pathOf('Contoso HR'));
      for (const [name, role, headline] of [
        ['Contoso HR', 'status', 'Authorized · 204 No Content'],
        ['Fabrikam Rejects', 'alert', 'Rejected. Nothing was changed.'],
        ['Hangs up afterwards', 'alert', 'Outcome unknown.'],
      ] as const)
        await test.step(name, async () => {
          await page.goto(pathOf(name));
          await sendSecret(page, 'a secret');
          const outcome = page.getByRole(role, { name: headline });
          await expect(outcome).toBeFocused();
          await expect(page.getByRole('dialog')).toHaveCount(0);
          await expect(outcome.getByText(headline, { exact: true })).toBeInViewport({ ratio: 1 });
          await expect(outcome, 'not a live region as well').toHaveAttribute('aria-live', 'off');
          const heard = (await said()).filter((text) => text.startsWith(headline));
          expect(heard).toHaveLength(1);
          expect(heard[0]?.length).toBeLessThanOrEqual(200);
          expect(heard[0]).not.toMatch(/[\da-f]{8}-[\da-f]{4}/);
        });
    });
  });

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
  await expect(
    alert.getByRole('link', { name: "Community · Microsoft's documentation (new tab)" }),
  ).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\//);
  await unfoldDetails(alert);
  await expect(alert).toContainText('SecretToken=•••');
  await alert.getByRole('button', { name: 'Copy details' }).click();
  await expect(alert.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await clipboardOf(page);
  for (const line of [
    'outcome: rejected',
    'status: 400 Bad Request',
    `code: ${error.code}`,
    `layers: graph ${error.code} > graph ${error.code} > target 401`,
    `request-id: ${error.innerError['request-id']}`,
    `client-request-id: ${submits[0]?.headers()['client-request-id'] ?? 'none'}`,
    'target: Fabrikam Rejects',
    'keys: UserName, SecretToken',
  ])
    expect(copied.split('\n')).toContain(line);
  expect(copied).toMatch(/^utc-time: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/m);
  for (const kept of [copied, await page.getByRole('main').innerText()]) {
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain('someone@contoso');
  }

  await test.step('and goes from there to the values that it is about', async () => {
    await alert.getByRole('button', { name: 'Check SecretToken' }).click();
    await expect(valueOf(page, 2)).toBeFocused();
    await alert.getByRole('button', { name: 'Check UserName' }).press('Enter');
    await expect(valueOf(page, 1)).toBeFocused();
    await expectTwoKept(page);
  });
});

test('a person without role or ownership reads which permission, roles and ownership it takes', async ({
  page,
  signInAs,
}) => {
  await signInAs('Ray Reader');
  for (const { person, path } of [
    { person: 'Ray Reader', path: `/service-principals/${contosoHr.servicePrincipal}` },
    // Owning the enterprise application gives no right to the registration.
    { person: 'Owen Owner', path: `/applications/${contosoHr.application}` },
  ] as const) {
    await page.goto('/');
    if (person !== 'Ray Reader') await switchTo(page, person);
    await page.goto(path);
    await fillTwo(page);
    await authorize(page);
    const alert = page.getByRole('alert');
    for (const needed of [
      'Synchronization.ReadWrite.All',
      'Application Administrator, Cloud Application Administrator, Hybrid Identity Administrator',
      'Sign in again after a change.',
    ])
      await expect(alert).toContainText(needed);
    await expectTwoKept(page);
  }
  await test.step('and the owner authorizes the application that is his', async () => {
    // Leaving with a value typed asks; here it is left.
    page.on('dialog', (question) => void question.accept());
    await page.goto(`/service-principals/${contosoHr.servicePrincipal}`);
    await fillTwo(page);
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
  });
});

async function switchTo(page: Page, person: Person): Promise<void> {
  await page.getByRole('banner').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Switch account' }).click();
  await choosePerson(page, person);
  await expect(page.getByRole('button', { name: person })).toBeVisible();
}
