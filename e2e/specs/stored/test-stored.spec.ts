import { expectAccessible } from '../../support/accessible.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import {
  authorize,
  authorizeWithConsent,
  contosoHr,
  fillTwo,
  openTarget,
  searchBox,
  typeCredential,
} from '../../support/steps.ts';
import { expectTested, testButton, tester, testsOf, testStored } from '../../support/test-steps.ts';

const applied = { name: 'What this changed, and what not' } as const;

test('an owner whose credentials were taken reads what that changed, and tests them from there', async ({
  page,
  signInAs,
}) => {
  const tests = testsOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await fillTwo(page);
  await authorize(page);
  const after = page.getByRole('region', applied);
  await expect(after.getByRole('listitem')).toHaveText([
    /^Changed: the provisioning service keeps/,
    'Not changed: other keys that were stored stay as they were.',
    'Not changed: no job was started or restarted.',
    /^Not changed: a job in quarantine stays there/,
  ]);
  await expect(after.getByRole('button', { name: 'Look at the job' })).toBeVisible();
  expect(tests).toHaveLength(0);
  await after.getByRole('button', { name: 'Test what is stored' }).click();
  await expect(tester(page), 'led there').toBeFocused();
  await expectTested(page, 'What is stored works.', 'A test starts no job and ends no quarantine.');
  await expect(tester(page)).toContainText('Outcomepassed');
  expect(tests.map((sent) => sent.postDataJSON() as unknown)).toEqual([{ useSavedCredentials: true }]);
  expect(tests[0]?.url()).toMatch(/\/synchronization\/jobs\/[^/]+\/validateCredentials$/);
  await expectAccessible(page, 'a test passed');
  await testButton(page, 'Test again').click();
  await expect.poll(() => tests.length).toBe(2);
});

test('an administrator reads why a test fails, and that one may fail although nothing is wrong', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Quarantined');
  const opened = page.waitForEvent('popup');
  await testStored(page);
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expectTested(
    page,
    'What is stored did not pass the test.',
    'The app answered 401: it rejected the token.',
    'The app on the other side said: The token has expired.',
  );
  await page.getByRole('link', { name: 'Applications', exact: true }).click();

  await openTarget(page, 'False alarm');
  await testStored(page);
  await expectTested(
    page,
    'What is stored did not pass the test.',
    'unless the app is one of those that cannot answer this test',
    'said: There is no such user.',
  );
  await tester(page).getByText('What the test really does').click();
  await expect(tester(page)).toContainText('some apps answer 404 where nobody is found');
  for (const name of ["Graph's test", 'one whose matching attribute is a random GUID'])
    await expect(tester(page).getByRole('link', { name })).toHaveAttribute(
      'href',
      /^https:\/\/learn\.microsoft\.com\//,
    );
});

test('without a job it is tested by the template, and without a template there is nothing to test by', async ({
  page,
  signInAs,
}) => {
  const tests = testsOf(page);
  await signInAs('Adele Admin');
  await openTarget(page, 'No job yet');
  await fillTwo(page);
  await authorizeWithConsent(page);
  await page.getByRole('region', applied).getByRole('button', { name: 'Test what is stored' }).click();
  await expectTested(page, 'What is stored works.');
  expect(tests[0]?.url()).toMatch(/\/synchronization\/jobs\/validateCredentials$/);
  expect(tests[0]?.postDataJSON()).toEqual({ templateId: 'scim', useSavedCredentials: true });
  await page.getByRole('link', { name: 'Applications', exact: true }).click();

  await openTarget(page, 'Not provisionable');
  await testStored(page);
  await expect(tester(page)).toContainText('There is nothing to test by.');
  await expect(tester(page)).toContainText('it cannot be provisioned');
  expect(tests, 'nothing was sent').toHaveLength(1);
});

test("a person who cancels in Microsoft's window, or closes it, can go on", async ({ page, signInAs }) => {
  await signInAs('Adele Admin', pathOf('Stored already'));
  let opened = page.waitForEvent('popup');
  await testStored(page);
  await (await opened).getByRole('button', { name: 'Cancel' }).click();
  await expect(tester(page)).toContainText('You canceled in the Microsoft window.');

  opened = page.waitForEvent('popup');
  await testButton(page, 'Grant permission').click();
  await (await opened).close();
  await expect(tester(page)).toContainText('Continue in the Microsoft window.');
  await testButton(page, 'Cancel').click();
  await expect(tester(page)).toContainText('Canceled.');
  await expect(tester(page).locator(':focus'), 'the focus is kept near').toHaveCount(1);

  opened = page.waitForEvent('popup');
  await testButton(page, 'Try again').click();
  await (await opened).close();
  opened = page.waitForEvent('popup');
  await testButton(page, 'Reopen window').click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expectTested(page, 'What is stored works.');
});

test('a person whose test Graph throttles waits out a pause, and tests again with a click', async ({
  page,
  signInAs,
}) => {
  const tests = testsOf(page);
  await page.clock.install();
  await signInAs('Adele Admin', pathOf('Throttled test'));
  const opened = page.waitForEvent('popup');
  await testStored(page);
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expect(tester(page)).toContainText(/Test again in (30|29|28|27) s\./);
  await expect(testButton(page, 'Test again')).toHaveAttribute('aria-disabled', 'true');
  await page.clock.runFor(31_000);
  await expect(tester(page)).toContainText('The pause is over.');
  expect(tests, 'nothing is repeated by itself').toHaveLength(1);
  await testButton(page, 'Test again').click();
  await expect(tester(page), 'a second one is longer').toContainText(/Test again in (1 min 0|59|58|57) s\./);
});

test('a person does not leave a test that waits for its window, before they call it off', async ({
  page,
  signInAs,
}) => {
  const list = page.getByRole('link', { name: 'Applications', exact: true });
  await signInAs('Adele Admin', pathOf('Stored already'));
  const opened = page.waitForEvent('popup');
  await testStored(page);
  await (await opened).close();
  await expect(tester(page)).toContainText('Continue in the Microsoft window.');
  await list.click();
  await expect(tester(page).locator(':focus'), 'led to what holds the page').toHaveCount(1);
  await expect(page).toHaveURL(pathOf('Stored already'));
  await testButton(page, 'Cancel').click();
  await expect(tester(page)).toContainText('Canceled.');
  await list.click();
  await expect(searchBox(page)).toBeVisible();
});

test('a person stops a test before and after it has left, and reads what nobody knows', async ({
  page,
  signInAs,
}) => {
  // The client tries four times where a pause may help.
  test.slow();
  const tests = testsOf(page);
  await signInAs('Adele Admin', pathOf('Slow'));
  const opened = page.waitForEvent('popup');
  await testStored(page);
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expect(tester(page)).toContainText('Reading by which settings to test');
  await testButton(page, 'Cancel').click();
  await expect(tester(page)).toContainText('Canceled.');
  expect(tests).toHaveLength(0);

  await testButton(page, 'Try again').click();
  await expect(tester(page)).toContainText('Testing what is stored', { timeout: 20_000 });
  await expect.poll(() => tests.length).toBe(1);
  await testButton(page, 'Cancel').click();
  await expectTested(page, 'The test gave no answer that says yes or no.', 'It changed nothing');
  await expect(testButton(page, 'Test again')).toBeVisible();

  await page.goto(pathOf('Silent test'));
  await testStored(page);
  await expectTested(page, 'The test gave no answer that says yes or no.', "Couldn't reach Microsoft.");
  for (const [name, told] of [
    ['Broken', 'Microsoft Graph has a problem.'],
    ['Silent', "Couldn't reach Microsoft."],
  ] as const) {
    await page.goto(pathOf(name));
    await testStored(page);
    await expect(tester(page)).toContainText(told, { timeout: 30_000 });
    await expect(testButton(page, 'Try again')).toBeVisible();
  }
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
    await page.getByRole('region', applied).getByRole('button', { name: 'Test what is stored' }).click();
    await expectTested(page, 'said: ••• may not sign in here.');
    await testButton(page, 'Copy details').click();
    await expect(testButton(page, 'Copied')).toBeVisible();
    const copied = await clipboardOf(page);
    expect(copied).toContain('••• may not sign in here.');
    for (const trace of canary.traces) expect(copied).not.toContain(trace);
    await lookAtFault();
  },
);
