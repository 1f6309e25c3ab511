import type { Page, Request } from '@playwright/test';
import { faultTest } from '../../support/fault-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf, press, told } from '../../support/outcome-steps.ts';
import { dialogOf as saveDialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import {
  chooseMode,
  contosoHr,
  leaveForList,
  openTarget,
  submitsOf,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { acceptInReview, show, stored } from '../../support/stored-steps.ts';
import { verbOf } from '../../support/submit-watch.ts';

/** Every test of typed values that leaves the page from now on; the list grows by itself. */
function testsOf(page: Page): readonly Request[] {
  const tests: Request[] = [];
  page.on('request', (request) => {
    if (verbOf(request) === 'Test') tests.push(request);
  });
  return tests;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Test these credentials?' });
const testOf = (page: Page) => dialogOf(page).getByRole('button', { name: 'Test', exact: true });

faultTest(
  'an owner tests what is typed, stores nothing by it, and goes on to authorize with it',
  async ({ page, signInAs, canary }) => {
    const tests = testsOf(page);
    const submits = submitsOf(page);
    await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await page.getByRole('button', { name: 'Add credential' }).click();
    await typeCredential(page, 2, 'Oauth2AuthorizationCode', 'a code');
    await chooseMode(page, 'Test');
    await press(page, 'Review and test');
    await expect(dialogOf(page)).toContainText('one with a random id as its matching attribute');
    await expect(dialogOf(page)).toContainText('Nothing is stored, and no job is started.');
    await expect(dialogOf(page)).toContainText('the test may use it up');
    await expect(dialogOf(page)).toContainText(/by the settings of the provisioning job scim\./);
    await expect(dialogOf(page).getByRole('definition').filter({ hasText: 'POST ' })).toContainText(
      '/validateCredentials',
    );
    await testOf(page).evaluate((element: HTMLElement) => [1, 2, 3].forEach(() => element.click()));
    const passed = page.getByRole('status').filter({ hasText: 'What you typed works.' });
    await expect(passed).toBeFocused();
    await expect(passed).toContainText('may have used up the authorization code');
    expect(tests.map((request) => request.postDataJSON())).toEqual([
      {
        useSavedCredentials: false,
        credentials: [
          { key: 'SecretToken', value: canary.value },
          { key: 'Oauth2AuthorizationCode', value: 'a code' },
        ],
      },
    ]);
    await show(page);
    await expect(stored(page)).toContainText('Nothing is stored, or nothing that Graph tells.');
    await expect(valueOf(page, 1)).toHaveValue(canary.value);

    await press(page, 'Authorize with them…');
    // The review comes up over it at once.
    await expect(
      page.getByRole('radio', { name: 'Authorize', exact: true, includeHidden: true }),
    ).toBeChecked();
    const review = page.getByRole('dialog', { name: 'Send these credentials?' });
    await expect(review).not.toContainText('have just failed their test');
    await review.getByRole('button', { name: 'Authorize' }).click();
    await expect(page.getByRole('status').filter({ hasText: '204 No Content' })).toBeFocused();
    await expect(page.getByText('What you typed works.')).toHaveCount(0);
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
    await chooseMode(page, 'Test');
    await press(page, 'Review and test');
    await acceptInReview(page);
    await testOf(page).click();
    await expect(told(page)).toBeFocused();
    await expect(told(page)).toContainText('What you typed did not pass the test.');
    await expect(told(page)).toContainText("The tenant URL doesn't lead to a SCIM endpoint.");
    await expect(told(page)).toContainText('There is no such user.');
    await press(page, 'Save anyway…');
    await expect(saveDialogOf(page)).toContainText('These values have just failed their test.');
    await expect(saveDialogOf(page).getByText('Kept as told')).toBeVisible();
    await saveOf(page).click();
    await expect(page.getByRole('status').filter({ hasText: '204 No Content' })).toBeVisible();
    expect([tests.length, saves.length]).toEqual([1, 1]);
    expect(saves[0]?.postDataJSON()).toEqual({
      value: [
        { key: 'BaseAddress', value: 'https://jobs.example/scim' },
        { key: 'SecretToken', value: canary.value },
      ],
    });
    await expect(page.getByText('exactly the keys that were saved')).toBeVisible();
  },
);

faultTest(
  'an administrator tests by the template where there is no job, and cannot where there is neither',
  async ({ page, signInAs, canary }) => {
    const tests = testsOf(page);
    await signInAs('Adele Admin');
    await openTarget(page, 'No job yet');
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await chooseMode(page, 'Test');
    await press(page, 'Review and test');
    await acceptInReview(page);
    await expect(dialogOf(page)).toContainText('so it goes by the template scim');
    await testOf(page).click();
    await expect(page.getByText('What you typed works.')).toBeVisible();
    expect(tests[0]?.postDataJSON()).toMatchObject({ templateId: 'scim', useSavedCredentials: false });
    await leaveForList(page);

    await openTarget(page, 'Not provisionable');
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await chooseMode(page, 'Test');
    await press(page, 'Review and test');
    await expect(dialogOf(page)).toContainText('this application cannot be provisioned');
    await expect(testOf(page)).toHaveAttribute('aria-disabled', 'true');
    expect(tests).toHaveLength(1);
  },
);

faultTest(
  'what an application answers to a test shows no value, and what is typed anew takes the answer away',
  async ({ page, signInAs, canary, lookAtFault }) => {
    await signInAs('Owen Owner', pathOf('Echoes the value'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await chooseMode(page, 'Test');
    await press(page, 'Review and test');
    await testOf(page).click();
    await expect(told(page)).toContainText('The app rejected the credentials.');
    await expect(told(page).getByRole('button', { name: 'Go to the value of SecretToken' })).toBeVisible();
    await lookAtFault();
    await press(page, 'Authorize anyway…');
    await expect(page.getByRole('dialog')).toContainText('These values have just failed their test.');
    await page.keyboard.press('Escape');
    await valueOf(page, 1).press('End');
    await page.keyboard.insertText('x');
    await expect(told(page)).toHaveCount(0);
    await expect(valueOf(page, 1)).toBeFocused();
  },
);

test('for an app registration the form says why it can neither save nor test', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', `/applications/${contosoHr.application}`);
  for (const mode of ['Save', 'Test'] as const) {
    const radio = page.getByRole('radio', { name: mode, exact: true });
    await expect(radio).toBeDisabled();
    await expect(radio).toHaveAccessibleDescription(/on enterprise applications only/);
  }
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeVisible();
  await expect(page.getByRole('link', { name: "Microsoft's metadata" })).toHaveAttribute('rel', 'noreferrer');
});
