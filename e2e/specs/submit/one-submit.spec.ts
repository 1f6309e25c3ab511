import { expect, test } from '../../support/fixtures.ts';
import { pathOf, unfoldDetails } from '../../support/outcome-steps.ts';
import {
  authorize,
  authorizeWithConsent,
  contosoHr,
  expectTwoKept,
  fillTwo,
  secret,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';

test('three fast clicks on Authorize send once', async ({ page, signInAs }) => {
  const submits = submitsOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await fillTwo(page);
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Authorize' });
  // All at once, as no pointer can: all three arrive before React renders the first.
  await confirm.evaluate((button: HTMLElement) => [1, 2, 3].forEach(() => button.click()));
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits).toHaveLength(1);
});

test('a person who is offline sends nothing, and sends from the same review once the network is back', async ({
  page,
  context,
  signInAs,
}) => {
  const submits = submitsOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await valueOf(page, 2).fill(secret);
  await context.setOffline(true);
  await authorize(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
  await expect(dialog.getByRole('alert')).toContainText("You're offline.");
  await expect(dialog.getByRole('alert')).toBeFocused();
  await context.setOffline(false);
  expect(submits).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Authorize' }).click();
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits).toHaveLength(2);
});

test('a person who cancels after the request has left is told that nobody knows, and can wait it out the next time', async ({
  page,
  signInAs,
}) => {
  const submits = submitsOf(page);
  await signInAs('Adele Admin', pathOf('Slow'));
  await fillTwo(page);
  await authorizeWithConsent(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText("you won't learn whether it worked");
  await dialog.getByRole('button', { name: 'Stop waiting' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert).toContainText('Outcome unknown.');
  await expect(alert).toContainText('You stopped waiting after the request was sent.');
  await expectTwoKept(page);
  await authorize(page);
  // The answer takes five seconds by itself.
  await expect(page.getByRole('status')).toContainText('204 No Content', { timeout: 15_000 });
  await unfoldDetails(page.getByRole('status'));
  await expect(page.getByRole('status')).toContainText(/Duration[5-9],?\d{3} ms/);
  expect(submits).toHaveLength(2);
});

test('a person with two tabs sends from one at a time', async ({ page, context, signInAs }) => {
  await signInAs('Adele Admin', pathOf('Slow'));
  await fillTwo(page);
  const other = await context.newPage();
  const submits = submitsOf(other);
  await other.goto(`/service-principals/${contosoHr.servicePrincipal}`);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await fillTwo(other);
  await other.getByRole('button', { name: 'Review and authorize' }).click();

  const left = page.waitForRequest((request) => request.url().endsWith('/acquireAccessToken'));
  await authorizeWithConsent(page);
  await left;
  const confirm = other.getByRole('dialog').getByRole('button', { name: 'Authorize' });
  await confirm.click();
  await expect(other.getByRole('alert')).toContainText('Nothing was sent.');
  await expect(other.getByRole('alert')).toContainText('Another tab is sending credentials.');
  expect(submits).toEqual([]);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await confirm.click();
  await expect(other.getByRole('status')).toContainText('204 No Content');
});
