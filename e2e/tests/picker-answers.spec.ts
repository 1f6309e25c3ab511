import { expect, test } from '../fixtures.ts';
import { searchBox } from '../steps.ts';

test('a person whose search fails reads why, may try again, and goes on with another text', async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs('Adele Admin');
  for (const [text, told] of [
    ['!broken', 'Microsoft Graph has a problem of its own.'],
    ['!forbidden', 'Your account may not do this.'],
    ['!html', 'The answer was not what Microsoft documents.'],
    ['!truncated', 'The answer was not what Microsoft documents.'],
    ['!offline', 'Microsoft could not be reached.'],
  ] as const) {
    await searchBox(page).fill(text);
    const notice = page.getByRole('group', { name: told });
    await expect(notice).toBeVisible();
    const again = page.waitForRequest((request) => request.url().includes(encodeURIComponent(text)));
    await notice.getByRole('button', { name: 'Try again' }).click();
    await again;
    await searchBox(page).fill('adatum');
    await expect(page.getByRole('main').getByRole('link')).toHaveText(['Adatum Time Tracking']);
    await expect(notice).toHaveCount(0);
  }
});

test('a person who was offline sees the list with one click on "Try again"', async ({
  page,
  context,
  signInAs,
}) => {
  // What says "offline" cannot be fetched offline: it comes by itself soon after the page.
  const words = page.waitForResponse((response) => response.url().includes('/assets/failure-notice'));
  await signInAs('Adele Admin');
  await expect(page.getByRole('link', { name: 'Adatum Time Tracking' })).toBeVisible();
  await (await words).finished();
  await context.setOffline(true);
  await searchBox(page).fill('contoso hr');
  const notice = page.getByRole('group', { name: 'This computer is offline.' });
  await expect(notice).toBeVisible();
  await context.setOffline(false);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
});

test('a person whose search is throttled gets the answer without doing anything', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const refused = page.waitForResponse((response) => response.status() === 429);
  await searchBox(page).fill('!throttled');
  await refused;
  await expect(page.getByRole('link', { name: 'Throttled', exact: true })).toBeVisible();
});

test('a person who types on sees the answer to the last text, never an older one', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const slow = page.waitForRequest((request) => request.url().includes('!slow'));
  const calledOff = page.waitForEvent('requestfailed', (request) => request.url().includes('!slow'));
  await searchBox(page).fill('!slow');
  await slow;
  await expect(page.getByRole('status')).toHaveText('Loading…');
  await searchBox(page).fill('contoso hr');
  await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
  expect((await calledOff).failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(page.getByRole('main').getByRole('link')).toHaveText(['Contoso HR']);
});

test('a person reaches the last of hundreds of rows, of which the page holds only those in view', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', '/?kind=applications&q=fleet+truck');
  const rows = page.getByRole('main').getByRole('listitem');
  const status = page.getByRole('status');
  await expect(status).toHaveText('260 app registrations · the first 100 are shown');
  await expect(rows).toHaveCount(100);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(status).toHaveText('260 app registrations · the first 200 are shown');
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(status).toHaveText('260 app registrations');
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
  await expect.poll(() => rows.count()).toBeLessThan(60);

  await status.click();
  await page.keyboard.press('End');
  const last = page.getByRole('link', { name: 'Fleet Truck 260' });
  await expect(last).toBeInViewport();
  expect(await rows.count()).toBeLessThan(60);
  await expect(rows.filter({ has: last })).toHaveAttribute('aria-posinset', '260');
  await last.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fleet Truck 260' })).toBeVisible();
});

test('a link to a next page on another host is not followed, and the person is told', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', '/?q=!foreign-next');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show more' }).click();
  const notice = page.getByRole('group', { name: 'The link to the next page leads somewhere else.' });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('It was not followed');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});
