import { type Page } from '@playwright/test';
import { clipboardOf } from '../../support/clipboard.ts';
import { leaksOf } from '../../support/canary.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { contosoHr, typeCredential, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const notLoaded = "Couldn't load part of this page.";

faultTest(
  'a person reads that the sign-in, the form or a tool did not come, gets it with the next load, and keeps what is typed',
  async ({ page, canary, lookAtFault, signInAs }) => {
    await faultTest.step('the sign-in', async () => {
      await page.goto('/sandbox/parts/workspace-missing');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('group', { name: notLoaded })).toBeVisible();
      await lookAtFault();
      await page.request.get('/sandbox/parts/default');
      await page.getByRole('button', { name: 'Reload' }).click();
      await signInAs('Owen Owner');
    });

    await faultTest.step('the form', async () => {
      const failed = page.getByRole('heading', { level: 1, name: notLoaded });
      await page.goto('/sandbox/parts/form-html');
      await page.goto(target);
      await expect(failed).toBeFocused();
      await lookAtFault();
      await page.request.get('/sandbox/parts/form-missing');
      await page.getByRole('button', { name: 'Reload' }).click();
      await expect(failed).toBeFocused();
      // Fixed meanwhile, as after a deployment that has come as far as the form.
      await page.request.get('/sandbox/parts/tools-missing');
      await page.getByRole('button', { name: 'Reload' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
    });

    await faultTest.step('the tools', async () => {
      await typeCredential(page, 1, 'SecretToken', canary.value);
      for (const tool of ['Import…', 'Edit as JSON', 'Copy as code']) {
        await page.getByRole('button', { name: tool }).click();
        await expect(page.getByRole('dialog', { name: 'Unavailable right now' })).toBeVisible();
        if (tool === 'Import…') await lookAtFault();
        await page.getByRole('button', { name: 'Close' }).click();
      }
      await expect(valueOf(page, 1)).toHaveValue(canary.value);
    });
  },
);

faultTest(
  'a page with a fault of its own says so, and has forgotten what was typed',
  async ({ page, context, canary, lookAtFault, signInAs }) => {
    await context.grantPermissions(['clipboard-write']);
    const errors = silentErrorsOf(page);
    await signInAs('Owen Owner', '/sandbox/parts/tools-broken');
    await page.goto(target);
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
    await page.getByRole('button', { name: 'Import…' }).click();
    const heading = page.getByRole('heading', { level: 1, name: 'This page stopped working.' });
    await expect(heading).toBeFocused();
    await lookAtFault();
    expect(leaksOf(canary, errors())).toEqual([]);
    expect(await copiesOnHeap(page, canary.value)).toEqual([]);
    await page.getByRole('button', { name: 'Copy details' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await clipboardOf(page);
    expect(copied).toContain('error: Error');
    expect(leaksOf(canary, [{ where: 'clipboard', text: copied }])).toEqual([]);

    await page.request.get('/sandbox/parts/default');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key !== 'msal.version')),
    ).toEqual([]);
    await signInAs('Owen Owner', target);
    await expect(valueOf(page, 1)).toHaveValue('');
  },
);

/** What the engine reports of errors that the page itself has caught. */
function silentErrorsOf(page: Page) {
  const places: { where: string; text: string }[] = [];
  page.on('pageerror', (error) => places.push({ where: 'error', text: `${error.message} ${error.stack}` }));
  return () => places;
}
