import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import {
  agreeToLeave,
  authorize,
  authorizeInWindow,
  authorizeWithConsent,
  contosoHr,
  fillCredential,
  openTarget,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person who signs in as somebody else in the window sends nothing', async ({ page, signInAs }) => {
  await signInAs('Sam Stale', target);
  const submits = submitsOf(page);
  await fillCredential(page, 1, 'SecretToken', 'meant for one account');
  const popup = await authorizeInWindow(page);
  await popup.getByRole('button', { name: 'Adele Admin' }).click();
  const accept = popup.getByRole('button', { name: 'Accept' });
  await accept.click();
  await expect(page.getByRole('alert')).toContainText('You signed in with a different account.');
  expect(submits).toHaveLength(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sam Stale' })).toBeVisible();
});

test('undo does not bring a value back that was sent', async ({ page, signInAs }) => {
  await signInAs('Owen Owner', target);
  await fillCredential(page, 1, 'SecretToken', '');
  await valueOf(page, 1).pressSequentially('typed by hand');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await expect(valueOf(page, 1)).toHaveValue('typed by hand');
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await valueOf(page, 1).click();
  for (const keys of ['Control+z', 'Control+z', 'Control+Shift+z', 'Control+Shift+z'])
    await page.keyboard.press(keys);
  await expect(valueOf(page, 1)).toHaveValue('');
});

test('a key held down on the form does not confirm the review', async ({ page, signInAs }) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  await fillCredential(page, 1, 'SecretToken', 'not yet');
  await page.getByRole('button', { name: 'Review and authorize' }).focus();
  for (let repeats = 0; repeats < 10; repeats += 1) await page.keyboard.down('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  for (let repeats = 0; repeats < 10; repeats += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Authorize' })).toBeVisible();
  expect(submits).toHaveLength(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeFocused();
});

test('a person who closed the consent window can still sign out', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', 'given up');
  const popup = await authorizeInWindow(page);
  await expect(popup.getByRole('button', { name: 'Accept' })).toBeVisible();
  await popup.close();
  const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' });
  await cancel.click();
  await expect(page.getByRole('alert')).toContainText('Nothing was sent.');
  await cancel.click();
  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await agreeToLeave(page);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a stray Escape does not call off what is being sent', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', pathOf('Slow'));
  await fillCredential(page, 1, 'SecretToken', 'takes five seconds');
  await authorizeWithConsent(page);
  await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await expect(page.getByRole('status')).toContainText('204 No Content', { timeout: 12_000 });
});

test('a person who goes back while sending stays to learn the outcome', async ({ page, signInAs }) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Slow');
  await fillCredential(page, 1, 'SecretToken', 'takes five seconds');
  await authorizeWithConsent(page);
  await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(page.getByRole('status')).toContainText('204 No Content', { timeout: 12_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Slow' })).toBeVisible();
});
