import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { authorize, authorizeInWindow, fillCredential, submitsOf, valueOf } from '../../support/steps.ts';

const body = '{"credentials":[{"key":"SecretToken","value":"typed before"}]}';

test('a person whose session has ended signs in again in a window, and what was typed is sent', async ({
  page,
  signInAs,
}) => {
  const submits = submitsOf(page);
  await signInAs('Sam Stale', pathOf('Contoso HR'));
  await fillCredential(page, 1, 'SecretToken', 'typed before');
  const popup = await authorizeInWindow(page);
  await expect(page.getByRole('dialog')).toContainText('Nothing has been sent yet.');
  expect(submits).toEqual([]);
  await popup.getByRole('button', { name: 'Sam Stale' }).click();
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postData())).toEqual([body]);
});

test('a person who may not consent learns who has to, and keeps what was typed', async ({
  page,
  signInAs,
}) => {
  const submits = submitsOf(page);
  await signInAs('Nora Noconsent', pathOf('Contoso HR'));
  await fillCredential(page, 1, 'SecretToken', 'typed before');
  const popup = await authorizeInWindow(page);
  await popup.getByRole('button', { name: 'Return to the application' }).click();

  const outcome = page.getByRole('dialog').getByRole('alert');
  await expect(outcome).toBeFocused();
  await expect(outcome).toContainText('Nothing was sent.');
  await expect(outcome).toContainText('An administrator must approve this first.');
  await expect(outcome).toContainText('Synchronization.ReadWrite.All');
  await expect(outcome).toContainText('Ask a Global Administrator or Privileged Role Administrator');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(valueOf(page, 1)).toHaveValue('typed before');
  expect(submits).toEqual([]);
});

test('a person of whom a policy asks more gives it with the next attempt', async ({ page, signInAs }) => {
  const submits = submitsOf(page);
  await signInAs('Owen Owner', pathOf('Claims'));
  await fillCredential(page, 1, 'SecretToken', 'typed before');
  await authorize(page);
  const outcome = page.getByRole('alert');
  await expect(outcome).toContainText('Your tenant requires a stronger sign-in.');
  await expect(valueOf(page, 1)).toHaveValue('typed before');

  await authorizeInWindow(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postData())).toEqual([body, body]);
});
