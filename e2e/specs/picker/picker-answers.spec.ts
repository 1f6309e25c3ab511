import { expect, test } from '../../support/fixtures.ts';
import { searchBox } from '../../support/steps.ts';

test('a person who was offline sees the list with one click on "Try again"', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await expect(page.getByRole('link', { name: 'Adatum Time Tracking' })).toBeVisible();
  // What says "offline" cannot be fetched offline: it comes by itself soon after the page.
  const fetched = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/sign-in-notice')),
    );
  await expect.poll(fetched).toBe(true);
  await context.setOffline(true);
  await searchBox(page).fill('contoso hr');
  const notice = page.getByRole('group', { name: "You're offline." });
  await expect(notice).toBeVisible();
  await context.setOffline(false);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
});

test('a person reaches the last of hundreds of rows, of which the page holds only those in view', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', '/?kind=applications&q=fleet+truck');
  const rows = page.getByRole('main').getByRole('listitem');
  const status = page.getByRole('status');
  await expect(status).toHaveText('260 app registrations · showing 100');
  expect(await rows.count(), 'of 100').toBeLessThan(60);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(status).toHaveText('260 app registrations · showing 200');
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(status).toHaveText('260 app registrations');
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);

  await status.click();
  await page.keyboard.press('End');
  const last = page.getByRole('link', { name: 'Fleet Truck 260' });
  await expect(last).toBeInViewport();
  expect(await rows.count()).toBeLessThan(60);
  await expect(rows.filter({ has: last })).toHaveAttribute('aria-posinset', '260');
  await last.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fleet Truck 260' })).toBeVisible();
});
