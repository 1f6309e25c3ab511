import { expect } from '@playwright/test';
import { allowWindows, blockWindows } from '../../support/blocked-windows.ts';
import { expectOwnWords } from '../../support/entra-steps.ts';
import { faultTest } from '../../support/fault-test.ts';
import {
  authorize,
  authorizeInWindow,
  contosoHr,
  fillCredential,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';
import { expectTested, testButton, tester, testStored } from '../../support/test-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

faultTest(
  'a person who leaves the window unanswered, or whose browser blocks it, keeps what was typed, and the next click opens it before all else',
  async ({ page, canary, signInAs, lookAtFault }) => {
    const submits = submitsOf(page);
    await page.clock.install();
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    const dialog = page.getByRole('dialog');
    const outcome = dialog.getByRole('alert');
    await faultTest.step('ten minutes without an answer', async () => {
      const unanswered = await authorizeInWindow(page);
      await expect(unanswered.getByRole('button', { name: 'Accept' })).toBeVisible();
      await page.clock.fastForward(300_000);
      // A sign of life, without which the page would have emptied its fields by then.
      await page.mouse.move(10, 10);
      await page.clock.fastForward(301_000);
      await expect(outcome).toContainText('No response in the Microsoft window.');
      await expectOwnWords(page);
      await lookAtFault();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(valueOf(page, 1)).toHaveValue(canary.value);
    });
    await faultTest.step('a blocked window, and how to allow it', async () => {
      await blockWindows(page);
      await authorize(page);
      await expect(outcome).toBeFocused();
      await expect(outcome).toContainText('The browser blocked the Microsoft window.');
      await expect(outcome).toContainText(`allow pop-up windows from ${new URL(page.url()).origin}`);
      await expectOwnWords(page);
      await lookAtFault();
    });
    await allowWindows(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const opened = page.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Authorize' }).click();
    const waiting = await opened;
    expect(asked, 'nothing was asked between the click and the window').toEqual([]);
    await waiting.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'a person whose browser blocks the window leaves the page for the consent, comes back, and sends without a window',
  async ({ page, canary, signInAs }) => {
    await signInAs('Adele Admin', target);
    const back = page.getByRole('heading', { level: 1, name: 'Contoso HR' });
    const notice = page
      .getByRole('main')
      .getByRole('group', { name: 'You canceled in the Microsoft window.' });
    await faultTest.step('from an authorization, canceled there', async () => {
      await fillCredential(page, 1, 'SecretToken', canary.value);
      await blockWindows(page);
      await authorize(page);
      await page.getByRole('button', { name: 'Leave this page and lose typed values' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(back).toBeVisible();
      await expect(valueOf(page, 1)).toHaveValue('');
      await expect(notice).toContainText('Synchronization.ReadWrite.All');
      await notice.getByRole('button', { name: 'Dismiss' }).click();
    });
    await faultTest.step('from a test, accepted there', async () => {
      await blockWindows(page);
      await testStored(page);
      await expect(tester(page)).toContainText('The browser blocked the Microsoft window.');
      await testButton(page, 'Leave this page and lose typed values').click();
      await page.getByRole('button', { name: 'Accept' }).click();
      await expect(back).toBeVisible();
      await expect(notice).toHaveCount(0);
      await testStored(page);
      await expectTested(page, 'Connection failed');
    });
    await page.getByRole('tab', { name: 'Credentials' }).click();
    await expect(valueOf(page, 1)).toHaveValue('');
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
  },
);

faultTest(
  'a person whose other tab waits for a window sends meanwhile, since nothing is being sent there',
  async ({ page, context, canary, signInAs }) => {
    const submits = submitsOf(page);
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    const waiting = await authorizeInWindow(page);
    await expect(waiting.getByRole('button', { name: 'Accept' })).toBeVisible();

    const other = await context.newPage();
    await other.goto(target);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await fillCredential(other, 1, 'SecretToken', canary.value);
    const consent = await authorizeInWindow(other);
    await consent.getByRole('button', { name: 'Accept' }).click();
    await expect(other.getByRole('status')).toContainText('204 No Content');
    await other.close();
    expect(submits, 'of the first tab').toEqual([]);

    await waiting.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(submits).toHaveLength(1);
  },
);
