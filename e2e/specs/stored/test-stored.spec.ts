import { expectAccessible, expectAccessibleInLooks } from '../../support/accessible.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { authorize, authorizeWithConsent, contosoHr, fillTwo, typeCredential } from '../../support/steps.ts';
import { expectTested, testButton, tester, testsOf, testStored } from '../../support/test-steps.ts';

test('an owner tests the stored credentials from the outcome, by the job; without one by the template', async ({
  page,
  signInAs,
}) => {
  const tests = testsOf(page);
  const next = page.getByRole('status').getByRole('button', { name: 'Test stored credentials' });
  await signInAs('Connie Consented', `/service-principals/${contosoHr.servicePrincipal}`);
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('Other stored keys and jobs are unchanged.');
  expect(tests).toHaveLength(0);
  await next.click();
  await expect(tester(page), 'led there').toBeFocused();
  await expectTested(page, 'Connection works', 'A test starts no job and lifts no quarantine.');
  await expect(tester(page)).toContainText('Outcomepassed');
  expect(tests.map((sent) => sent.postDataJSON() as unknown)).toEqual([{ useSavedCredentials: true }]);
  expect(tests[0]?.url()).toMatch(/\/synchronization\/jobs\/[^/]+\/validateCredentials$/);
  await expectAccessible(page, 'a test passed');
  await testButton(page, 'Test again').click();
  await expect.poll(() => tests.length).toBe(2);

  await page.goto(pathOf('No job yet'));
  await fillTwo(page);
  await authorize(page);
  await next.click();
  await expectTested(page, 'Connection works');
  expect(tests[2]?.url()).toMatch(/\/synchronization\/jobs\/validateCredentials$/);
  expect(tests[2]?.postDataJSON()).toEqual({ templateId: 'scim', useSavedCredentials: true });

  await page.goto(`${pathOf('Not provisionable')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
  await expect(tester(page)).toContainText("This app doesn't support provisioning.");
  expect(tests, 'nothing was sent').toHaveLength(3);
});

test('an administrator reads why a test fails, how it works, and runs the same query from elsewhere', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await signInAs('Connie Consented', `${pathOf('Quarantined')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
  await expectTested(
    page,
    'Connection failed',
    'The app answered 401: it rejected the token.',
    'The app said: The token has expired.',
  );

  await page.goto(`${pathOf('False alarm')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
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

test("a person who cancels in Microsoft's window, or closes it, can go on", async ({ page, signInAs }) => {
  await signInAs('Greta Grants', `${pathOf('Stored already')}?tab=job`);
  let opened = page.waitForEvent('popup');
  await testButton(page, 'Test stored credentials').click();
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

test('a person stops a test that has left, waits out a pause, and tests again with a click', async ({
  page,
  signInAs,
}) => {
  const tests = testsOf(page);
  await page.clock.install();
  await signInAs('Connie Consented', `${pathOf('Throttled test')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
  await expect(tester(page)).toContainText(/Test again in (30|29|28|27) s\./);
  await expect(testButton(page, 'Test again')).toHaveAttribute('aria-disabled', 'true');
  await page.clock.runFor(31_000);
  await expect(tester(page)).toContainText('The pause is over.');
  expect(tests, 'nothing is repeated by itself').toHaveLength(1);
  await testButton(page, 'Test again').click();
  await expect(tester(page), 'a second one is longer').toContainText(/Test again in (1 min 0|59|58|57) s\./);

  await page.goto(`${pathOf('Silent test')}?tab=job`);
  await testButton(page, 'Test stored credentials').click();
  await expectTested(page, 'The test gave no result.', 'Nothing was changed.');
});

faultTest(
  'what the app repeats of a typed value is hidden from a person who reads and copies why the test failed',
  async ({ page, context, signInAs, canary, lookAtFault }) => {
    await context.grantPermissions(['clipboard-write']);
    await signInAs('Adele Admin', pathOf('Talkative test'));
    await typeCredential(page, 1, 'UserName', canary.value);
    await page.getByRole('button', { name: 'Add credential' }).click();
    await typeCredential(page, 2, 'SecretToken', 'another value');
    await authorizeWithConsent(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    await testStored(page);
    await expectTested(page, 'said: ••• may not sign in here.');
    await testButton(page, 'Copy details').click();
    await expect(testButton(page, 'Copied')).toBeVisible();
    const copied = await clipboardOf(page);
    expect(copied).toContain('••• may not sign in here.');
    for (const trace of canary.traces) expect(copied).not.toContain(trace);
    await page.getByRole('tab', { name: 'Credentials' }).click();
    await lookAtFault();
  },
);
