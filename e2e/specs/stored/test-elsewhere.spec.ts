import { expectAccessible, looks } from '../../support/accessible.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr } from '../../support/steps.ts';
import { testButton, tester, testStored } from '../../support/test-steps.ts';

test('a person without the role reads why nothing can be tested', async ({ page, signInAs }) => {
  await signInAs('Ray Reader', `/service-principals/${contosoHr.servicePrincipal}`);
  await testStored(page);
  await expect(tester(page)).toContainText('so it may not test either');
  await expect(tester(page)).toContainText('owning only the app registration');
});

test('a person copies the query for asking the app from elsewhere, and reads why an app registration has no test', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await signInAs('Adele Admin', `/applications/${contosoHr.application}`);
  await expect(tester(page)).toContainText('on enterprise applications only');
  await expect(tester(page).getByRole('button')).toHaveCount(0);

  await page.goto(`/service-principals/${contosoHr.servicePrincipal}`);
  await tester(page).getByText('Ask the app yourself, from elsewhere').click();
  const code = tester(page).getByRole('region', { name: /^Code:/ });
  await expect(code).toContainText('--url "${address%/}/Users"');
  await expect(code).toContainText(/filter=userName eq "[\da-f]{8}-[\da-f-]{27}"/);
  await testButton(page, 'Copy code').click();
  await expect(testButton(page, 'Copied')).toBeVisible();
  expect(await clipboardOf(page)).toBe(await code.innerText());
  await tester(page).getByLabel('Format').selectOption({ label: 'PowerShell 7' });
  await expect(code).toContainText('Invoke-RestMethod');
  await expect(tester(page)).toContainText('reachable from Microsoft too');
  await tester(page).getByText('What the test really does').click();
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page, `the test unfolded, ${colorScheme} at ${width}`);
  }

  const connector = page.getByLabel('Connector');
  await connector.selectOption({ label: 'Generic SCIM, OAuth client credentials' });
  await expect(tester(page)).toContainText('get an access token from its token endpoint first');
  await connector.selectOption({ label: 'ServiceNow' });
  await expect(tester(page)).toContainText('there is no such query to show');
  await expect(code).toHaveCount(0);
});
