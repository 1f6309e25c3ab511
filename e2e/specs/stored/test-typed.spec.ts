import type { Page, Request } from '@playwright/test';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, press, told } from '../../support/outcome-steps.ts';
import { dialogOf as saveDialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import {
  authorizeDialog,
  contosoHr,
  leaveForList,
  openTarget,
  submitsOf,
  testTyped,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { verbOf } from '../../support/submit-watch.ts';

/** Every test of typed values that leaves the page from now on; the list grows by itself. */
function testsOf(page: Page): readonly Request[] {
  const tests: Request[] = [];
  page.on('request', (request) => {
    if (verbOf(request) === 'Test') tests.push(request);
  });
  return tests;
}

faultTest(
  'an owner tests what is typed from one click, stores nothing by it, and goes on to authorize with it',
  async ({ page, signInAs, canary }) => {
    const tests = testsOf(page);
    const submits = submitsOf(page);
    await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
    const button = page.getByRole('button', { name: 'Test', exact: true });
    await expect(button, 'there is nothing to test').toHaveCount(0);
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await typeCredential(page, 2, 'Oauth2AuthorizationCode', 'a code');
    // All at once, as no pointer can: all three arrive before React renders the first.
    await button.evaluate((element: HTMLElement) => [1, 2, 3].forEach(() => element.click()));
    const passed = page.getByRole('status').filter({ hasText: 'These values work' });
    await expect(passed).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(passed).toContainText('may have used the authorization code');
    expect(tests.map((request) => request.postDataJSON())).toEqual([
      {
        useSavedCredentials: false,
        credentials: [
          { key: 'SecretToken', value: canary.value },
          { key: 'Oauth2AuthorizationCode', value: 'a code' },
        ],
      },
    ]);
    await expect(page.getByText('No stored credentials.')).toBeVisible();
    await expect(valueOf(page, 1)).toHaveValue(canary.value);

    await press(page, 'Authorize…');
    await expect(authorizeDialog(page)).not.toContainText('failed their test');
    await authorizeDialog(page).getByRole('button', { name: 'Authorize' }).click();
    await expect(page.getByRole('status').filter({ hasText: '204 No Content' })).toBeFocused();
    await expect(page.getByText('These values work')).toHaveCount(0);
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'an administrator whose test failed reads why, and saves all the same, knowingly',
  async ({ page, signInAs, canary }) => {
    const [tests, saves] = [testsOf(page), savesOf(page)];
    await signInAs('Adele Admin');
    await openTarget(page, 'False alarm');
    await typeCredential(page, 1, 'SecretToken', canary.value);
    const opened = page.waitForEvent('popup');
    await testTyped(page);
    await (await opened).getByRole('button', { name: 'Accept' }).click();
    await expect(told(page)).toBeFocused();
    await expect(told(page)).toContainText('These values failed the test');
    await expect(told(page)).toContainText('There is no such user.');
    await press(page, 'Save anyway…');
    await expect(saveDialogOf(page)).toContainText('These values failed their test.');
    await expect(saveDialogOf(page).getByText('Kept', { exact: true })).toBeVisible();
    await saveOf(page).click();
    await expect(page.getByRole('status').filter({ hasText: '204 No Content' })).toBeVisible();
    expect([tests.length, saves.length]).toEqual([1, 1]);
    expect(saves[0]?.postDataJSON()).toEqual({
      value: [
        { key: 'BaseAddress', value: 'https://jobs.example/scim' },
        { key: 'SecretToken', value: canary.value },
      ],
    });
  },
);

faultTest(
  'a test goes by the template where there is no job, and says so where there is neither',
  async ({ page, signInAs, canary }) => {
    const tests = testsOf(page);
    await signInAs('Cora Custom');
    await openTarget(page, 'No job yet');
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await testTyped(page);
    await expect(page.getByText('These values work')).toBeVisible();
    expect(tests[0]?.postDataJSON()).toMatchObject({ templateId: 'scim', useSavedCredentials: false });
    await leaveForList(page);

    await openTarget(page, 'Not provisionable');
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await testTyped(page);
    await expect(page.getByText('There is no job or template to test with.')).toBeVisible();
    expect(tests).toHaveLength(1);
  },
);

faultTest(
  'what an application answers to a test shows no value, and what is typed anew takes the answer away',
  async ({ page, signInAs, canary, lookAtFault }) => {
    await signInAs('Owen Owner', pathOf('Echoes the value'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await testTyped(page);
    await expect(told(page).getByRole('button', { name: 'Check SecretToken' })).toBeVisible();
    await lookAtFault();
    await press(page, 'Authorize anyway…');
    await expect(authorizeDialog(page)).toContainText('These values failed their test.');
    await page.keyboard.press('Escape');
    await valueOf(page, 1).press('End');
    await page.keyboard.insertText('x');
    await expect(told(page)).toHaveCount(0);
    await expect(valueOf(page, 1)).toBeFocused();
  },
);
