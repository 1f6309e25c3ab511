import { faultTest as test } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { opened } from '../../support/read-fault-table.ts';
import { expectWait, notice, patience, rows, runUntil, searchFor } from '../../support/read-steps.ts';

test('a person who opens an application that does not come reads why, and can go on', async ({
  page,
  signInAs,
}) => {
  await page.clock.install();
  await signInAs('Adele Admin');
  const heading = page.getByRole('heading', { level: 1 });
  for (const [name, row] of Object.entries(opened))
    if (row.ends === 'told')
      await test.step(name, async () => {
        await page.goto('/');
        await searchFor(page, name);
        await page.getByRole('link', { name, exact: true }).click();
        if (row.wait !== undefined) {
          await expectWait(page, row.wait);
          await runUntil(page, page.getByRole('heading', { level: 1, name: row.heading }));
        }
        await expect(heading).toHaveText(row.heading);
        await expect(heading).toBeFocused();
        if (row.title !== undefined)
          await expect(notice(page, row.title).getByRole('button', { name: 'Try again' })).toBeVisible();
        await expect(page.getByRole('article'), 'no form for whatever it is').toHaveCount(0);
      });
});

test('a person stops waiting for an application, and tries again when it suits', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await searchFor(page, 'Opens slowly');
  await page.getByRole('link', { name: 'Opens slowly' }).click();
  // Checks at once, before the application arrives: the page has changed already.
  const loading = page.getByRole('heading', { level: 1, name: 'Loading the application…' });
  await expect(loading).toBeFocused();
  await expect(page).toHaveTitle('Loading the application… · Provisioning Keys');
  const calledOff = page.waitForEvent('requestfailed');
  await (await expectWait(page, 'Still waiting for Microsoft Graph.')).click();
  expect((await calledOff).failure()?.errorText).toBe('net::ERR_ABORTED');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('This application was not loaded.');
  await expect(heading).toBeFocused();
  await notice(page, 'Canceled.').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Loading the application…')).toBeVisible();
  await expect(heading).toHaveText('Opens slowly', patience);
  await expect(heading).toBeFocused();
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeVisible();
  await expect(page).toHaveTitle('Opens slowly · Provisioning Keys');
});

test('a person whose application never comes is told after half a minute', async ({ page, signInAs }) => {
  await signInAs('Adele Admin');
  await searchFor(page, 'Never opens');
  await expect(rows(page)).toHaveCount(1);
  await page.clock.install();
  await page.getByRole('link', { name: 'Never opens' }).click();
  await page.clock.fastForward(2_000);
  await expectWait(page, 'Still waiting for Microsoft Graph.');
  await page.clock.fastForward(29_000);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This application could not be loaded.');
  await expect(notice(page, "Microsoft didn't answer in time.")).toBeVisible();
});
