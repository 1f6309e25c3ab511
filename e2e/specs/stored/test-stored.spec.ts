import { expectAccessibleInLooks } from '../../support/accessible.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf, press, told } from '../../support/outcome-steps.ts';
import { dialogOf as saveDialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import {
  authorize,
  authorizeDialog,
  contosoHr,
  expectTwoKept,
  fillTwo,
  submitsOf,
  testTyped,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { readsOf, storedRows } from '../../support/stored-steps.ts';
import { expectTested, testButton, tester, testsOf, testStored } from '../../support/test-steps.ts';

faultTest(
  'a person tests what is typed from one click, authorizes with it, and tests what is stored; by a template where there is no job',
  async ({ page, signInAs, canary, lookAtFault }) => {
    // Three applications in a row.
    faultTest.slow();
    const [tests, submits] = [testsOf(page), submitsOf(page)];
    const testFromOutcome = page.getByRole('status').getByRole('button', { name: 'Test stored credentials' });
    await signInAs('Connie Consented', `/service-principals/${contosoHr.servicePrincipal}`);

    await faultTest.step('a test of typed values is sent once, and stores nothing', async () => {
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
    });

    await faultTest.step('they are authorized from there', async () => {
      await press(page, 'Authorize…');
      await expect(authorizeDialog(page)).not.toContainText('failed their test');
      await authorizeDialog(page).getByRole('button', { name: 'Authorize' }).click();
      const applied = page.getByRole('status').filter({ hasText: '204 No Content' });
      await expect(applied).toBeFocused();
      await expect(applied).toContainText('Other stored keys and jobs are unchanged.');
      await expect(page.getByText('These values work')).toHaveCount(0);
      expect([submits.length, tests.length]).toEqual([1, 1]);
    });

    await faultTest.step('and what is stored is tested by the job', async () => {
      await testFromOutcome.click();
      await expect(tester(page), 'led there').toBeFocused();
      await expectTested(page, 'Connection works', 'A test starts no job and lifts no quarantine.');
      await expect(tester(page)).toContainText('Outcomepassed');
      expect(tests[1]?.postDataJSON()).toEqual({ useSavedCredentials: true });
      expect(tests[1]?.url()).toMatch(/\/synchronization\/jobs\/[^/]+\/validateCredentials$/);
      await lookAtFault();
      await testButton(page, 'Test again').click();
      await expect.poll(() => tests.length).toBe(3);
    });

    await faultTest.step('without a job both tests go by the template', async () => {
      await page.goto(pathOf('No job yet'));
      await typeCredential(page, 1, 'SecretToken', canary.value);
      await testTyped(page);
      await expect(page.getByText('These values work')).toBeVisible();
      expect(tests[3]?.postDataJSON()).toMatchObject({ templateId: 'scim', useSavedCredentials: false });
      await authorize(page);
      await testFromOutcome.click();
      await expectTested(page, 'Connection works');
      expect(tests[4]?.url()).toMatch(/\/synchronization\/jobs\/validateCredentials$/);
      expect(tests[4]?.postDataJSON()).toEqual({ templateId: 'scim', useSavedCredentials: true });
    });

    await faultTest.step('with neither a job nor a template nothing is sent', async () => {
      await page.goto(pathOf('Not provisionable'));
      await typeCredential(page, 1, 'SecretToken', canary.value);
      await testTyped(page);
      await expect(page.getByText('There is no job or template to test with.')).toBeVisible();
      await testStored(page);
      await expect(tester(page)).toContainText("This app doesn't support provisioning.");
      expect(tests).toHaveLength(5);
    });
  },
);

faultTest(
  'an administrator whose test failed reads why, saves all the same, and runs the same query from elsewhere',
  async ({ page, context, signInAs, canary, lookAtFault }) => {
    const [tests, saves] = [testsOf(page), savesOf(page)];
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signInAs('Adele Admin', pathOf('False alarm'));
    await typeCredential(page, 1, 'SecretToken', canary.value);

    await faultTest.step('a failed test of typed values is no bar to a save', async () => {
      const opened = page.waitForEvent('popup');
      await testTyped(page);
      await (await opened).getByRole('button', { name: 'Accept' }).click();
      await expect(told(page)).toBeFocused();
      await expect(told(page)).toContainText('These values failed the test');
      await expect(told(page)).toContainText('There is no such user.');
      await lookAtFault();
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
    });

    await faultTest.step('a failed test of the stored ones says how it works', async () => {
      await testStored(page);
      await expectTested(
        page,
        'Connection failed',
        'A few apps fail this test with credentials that work.',
        'said: There is no such user.',
      );
      await tester(page).getByText('How this test works').click();
      for (const name of ["Graph's test", "a user who doesn't exist", 'Some apps answer 404 instead'])
        await expect(tester(page).getByRole('link', { name })).toHaveAttribute(
          'href',
          /^https:\/\/learn\.microsoft\.com\//,
        );
      await tester(page).getByText('Run the same query yourself').click();
      const code = tester(page).getByRole('region', { name: /^Code:/ });
      await expect(code).toContainText(/filter=userName eq "[\da-f]{8}-[\da-f-]{27}"/);
      await testButton(page, 'Copy code').click();
      await expect(testButton(page, 'Copied')).toBeVisible();
      expect(await clipboardOf(page)).toBe(await code.innerText());
      await tester(page).getByLabel('Format').selectOption({ label: 'PowerShell 7' });
      await expect(code).toContainText('Invoke-RestMethod');
      await expectAccessibleInLooks(page, 'the test unfolded');
    });
  },
);

test("a person without the permission reads why no stored key is listed, and goes on after canceling in Microsoft's window or closing it", async ({
  page,
  signInAs,
}) => {
  const reads = readsOf(page);
  await signInAs('Greta Grants', pathOf('Stored already'));
  await expect(page.getByText('Grant access to see stored credentials.')).toBeVisible();
  await expect(page.getByText('No stored credentials.')).toHaveCount(0);
  await expect(storedRows(page)).toHaveCount(0);
  expect(reads, 'none without the permission').toHaveLength(0);
  await fillTwo(page);
  await expectTwoKept(page);

  let opened = page.waitForEvent('popup');
  await testStored(page);
  await (await opened).getByRole('button', { name: 'Cancel' }).click();
  await expect(tester(page)).toContainText('You canceled in the Microsoft window.');

  opened = page.waitForEvent('popup');
  await testButton(page, 'Grant permission').click();
  await (await opened).close();
  await expect(testButton(page, 'Reopen window')).toBeVisible();
  await test.step('the page is held meanwhile', async () => {
    await page.getByRole('link', { name: 'Applications', exact: true }).click();
    await expect(tester(page).locator(':focus'), 'led to what holds the page').toHaveCount(1);
  });
  await testButton(page, 'Cancel').click();
  await expect(tester(page)).toContainText('Canceled.');
  await expect(tester(page).locator(':focus'), 'the focus is kept near').toHaveCount(1);

  opened = page.waitForEvent('popup');
  await testButton(page, 'Try again').click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expectTested(page, 'Connection works');
});

test('a person waits out a pause of a test and tests again with a click, and reads of a test without an answer, or a stopped one, that it gave no result', async ({
  page,
  signInAs,
}) => {
  const tests = testsOf(page);
  await page.clock.install();
  await signInAs('Connie Consented', `${pathOf('Throttled test')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
  await expect(tester(page)).toContainText(/Test again in (30|2\d) s\./);
  await expect(testButton(page, 'Test again')).toHaveAttribute('aria-disabled', 'true');
  await page.clock.runFor(31_000);
  await expect(tester(page)).toContainText('The pause is over.');
  expect(tests, 'nothing is repeated by itself').toHaveLength(1);
  await testButton(page, 'Test again').click();
  await expect(tester(page), 'a second one is longer').toContainText(/Test again in (1 min 0|5\d) s\./);

  await page.goto(`${pathOf('Silent test')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
  await expectTested(page, 'The test gave no result.', 'Nothing was changed.');

  await page.goto(`${pathOf('Slow')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
  await expect(tester(page)).toContainText('Testing the stored credentials…');
  await testButton(page, 'Cancel').click();
  await expectTested(page, 'The test gave no result.');
});

faultTest(
  'what the app repeats of a typed value is hidden from a person who reads and copies why a test failed, typed or stored',
  async ({ page, context, signInAs, canary, lookAtFault }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signInAs('Connie Consented', pathOf('Talkative test'));
    await typeCredential(page, 1, 'UserName', canary.value);
    await typeCredential(page, 2, 'SecretToken', 'another value');

    await faultTest.step('what is typed anew takes the result of its test away', async () => {
      await testTyped(page);
      await expect(told(page)).toContainText('said: ••• may not sign in here.');
      await expect(told(page).getByRole('button', { name: 'Check SecretToken' })).toBeVisible();
      await press(page, 'Authorize anyway…');
      await expect(authorizeDialog(page)).toContainText('These values failed their test.');
      await page.keyboard.press('Escape');
      await expect(authorizeDialog(page)).toHaveCount(0);
      await valueOf(page, 2).press('End');
      await page.keyboard.insertText('x');
      await expect(told(page)).toHaveCount(0);
      await expect(valueOf(page, 2)).toBeFocused();
    });

    await faultTest.step('what was sent before stays hidden in the result of a later test', async () => {
      await authorize(page);
      await expect(page.getByRole('status')).toContainText('204 No Content');
      await testStored(page);
      await expectTested(page, 'said: ••• may not sign in here.');
      await lookAtFault();
      await testButton(page, 'Copy details').click();
      await expect(testButton(page, 'Copied')).toBeVisible();
      const copied = await clipboardOf(page);
      expect(copied).toContain('••• may not sign in here.');
      for (const trace of canary.traces) expect(copied).not.toContain(trace);
    });
  },
);
