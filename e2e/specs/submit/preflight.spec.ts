import type { Page } from '@playwright/test';
import { expectAccessible, looks } from '../../support/accessible.ts';
import { expect, type Person, test } from '../../support/fixtures.ts';
import {
  checkProvisioning,
  expectTicks,
  preflight,
  tick,
  type TickState,
} from '../../support/preflight-steps.ts';
import { authorize, contosoHr, expectTwoKept, fillTwo, openTarget } from '../../support/steps.ts';

const enterpriseApp = `/service-principals/${contosoHr.servicePrincipal}`;
const registration = `/applications/${contosoHr.application}`;

async function acceptInWindow(page: Page): Promise<void> {
  const opened = page.waitForEvent('popup');
  await preflight(page).getByRole('button', { name: 'Grant permission' }).click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
}

test('an administrator sees what is known without asking, consents at a click, and is ready', async ({
  page,
  signInAs,
}) => {
  let windows = 0;
  page.on('popup', () => (windows += 1));
  const reads: string[] = [];
  page.on('request', (request) => {
    if (/\/(?:owners|synchronization|me)\b/.test(request.url())) reads.push(request.url());
  });
  await signInAs('Adele Admin', enterpriseApp);
  await expectTicks(page, ['Not known', 'Ready', 'Not known']);
  await expect(tick(page, 'Role')).toContainText('You have the role Application Administrator.');
  await expect(preflight(page)).toContainText('not everything is known. You can send all the same.');
  await fillTwo(page);
  expect([windows, reads], 'nobody was asked').toEqual([0, []]);

  await checkProvisioning(page);
  await expectTicks(page, ['Missing', 'Ready', 'Not known']);
  await expect(tick(page, 'Permission')).toContainText(
    /https:\/\/login\.microsoftonline\.com\/[0-9a-f-]{36}\/v2\.0\/adminconsent\?client_id=[0-9a-f-]{36}&scope=https%3A%2F%2Fgraph\.microsoft\.com%2FSynchronization\.ReadWrite\.All&redirect_uri=/,
  );
  expect(windows, 'no window without a click for it').toBe(0);
  await acceptInWindow(page);
  await expectTicks(page, ['Ready', 'Ready', 'Ready']);
  await expect(preflight(page)).toContainText('Ready: nothing that this page can see stands in the way.');
  await expect(preflight(page).getByText(/^Checked at/), 'the button of the window is gone').toBeFocused();
  await expect(tick(page, 'Application')).toContainText('Supports provisioning · 1 job runs.');
  await expectTwoKept(page);
  await authorize(page);
  await expect(page.getByText('204 No Content')).toBeVisible();
});

/** What each person reads before and after the check, and what Graph then really says: three times ready is a 204. */
const people: readonly {
  person: Person;
  role: RegExp;
  checked: readonly [TickState, TickState, TickState];
  afterwards: RegExp;
  answer: '204 No Content' | 'refused';
}[] = [
  {
    person: 'Owen Owner',
    role: /You own this enterprise application, which is enough\./,
    checked: ['Ready', 'Ready', 'Ready'],
    afterwards: /You own this enterprise application/,
    answer: '204 No Content',
  },
  {
    person: 'Rita Registrar',
    role: /You own the app registration, not the enterprise application, and that is not enough\..*Graph decides\./,
    checked: ['Ready', 'Missing', 'Not known'],
    afterwards: /Graph did not let you see.*You own the app registration.*Privileged Identity Management/,
    answer: 'refused',
  },
  {
    person: 'Gloria Global Reader',
    role: /You are a Global Reader, which is not enough\..*Graph decides\./,
    checked: ['Ready', 'Missing', 'Not known'],
    afterwards: /You are a Global Reader, which is not enough\./,
    answer: 'refused',
  },
  {
    person: 'Ray Reader',
    role: /Your token names no role that is enough, and you do not own it\./,
    checked: ['Ready', 'Missing', 'Not known'],
    afterwards: /It takes one of the roles Hybrid Identity Administrator, Cloud Application Administrator/,
    answer: 'refused',
  },
  {
    person: 'Cora Custom',
    role: /A custom role may be enough, and no token names one: Graph decides\./,
    checked: ['Ready', 'Not known', 'Ready'],
    afterwards: /yet Graph lets you see how it is provisioned/,
    answer: '204 No Content',
  },
];

for (const { person, role, checked, afterwards, answer } of people)
  test(`${person} reads what Graph then says: ${answer}`, async ({ page, signInAs }) => {
    await signInAs(person, enterpriseApp);
    const before = person === 'Owen Owner' ? 'Ready' : 'Not known';
    await expectTicks(page, ['Not known', before, 'Not known']);
    await expect(tick(page, 'Role')).toContainText(role);
    await checkProvisioning(page);
    await expectTicks(page, checked);
    await expect(tick(page, 'Role')).toContainText(afterwards);
    if (person === 'Rita Registrar') await expectAccessible(page, 'refused');
    // No result of the check blocks sending.
    await fillTwo(page);
    await authorize(page);
    await expect(
      page
        .getByText(answer === 'refused' ? "You don't have permission for this application." : answer)
        .first(),
    ).toBeVisible();
  });

test('a person on the page of an app registration is led to its enterprise application', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', registration);
  await expect(tick(page, 'Role')).toContainText('which is enough there and not here: open that one.');
  await page.getByRole('link', { name: 'Open its enterprise application' }).click();
  await expect(page).toHaveURL(enterpriseApp);
  await expect(tick(page, 'Role')).toContainText('You own this enterprise application, which is enough.');
  await expect(page.getByRole('link', { name: 'Open its enterprise application' })).toHaveCount(0);
});

test('a person learns of an application that cannot be provisioned, or is one of Microsoft’s', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner');
  await openTarget(page, 'Not provisionable');
  await checkProvisioning(page);
  await expectTicks(page, ['Ready', 'Ready', 'Missing']);
  await expect(tick(page, 'Application')).toContainText('It has no template for provisioning');
  await expect(preflight(page)).toContainText('Something is missing, so Graph will most likely refuse.');
  await page.getByRole('link', { name: 'All applications' }).click();
  await openTarget(page, 'Graph Explorer');
  await expectTicks(page, ['Ready', 'Not known', 'Missing']);
  await expect(tick(page, 'Application')).toContainText("one of Microsoft's own applications");
});

test('a person whose role was activated a moment ago is told that the token is older', async ({ page }) => {
  await page.goto('/sandbox/config/directory-roles');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Pia Activated' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await openTarget(page, 'Contoso HR');
  await expect(tick(page, 'Role')).toContainText(
    'The role Cloud Application Administrator is active now, but your token is older',
  );
  await checkProvisioning(page);
  await expectTicks(page, ['Ready', 'Ready', 'Ready']);
  await expect(tick(page, 'Role')).toContainText('You have the role Cloud Application Administrator.');
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByText('204 No Content')).toBeVisible();
});

for (const { colorScheme, width } of looks)
  test.describe(`in ${colorScheme} colours, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 720 } });

    test('a person finds the preflight accessible, whatever it says', async ({ page, signInAs }) => {
      await signInAs('Nora Noconsent', registration);
      await expectTicks(page, ['Not known', 'Ready', 'Not known']);
      await expectAccessible(page, 'before the check');
      await checkProvisioning(page);
      const opened = page.waitForEvent('popup');
      await preflight(page).getByRole('button', { name: 'Grant permission' }).click();
      const window = await opened;
      await window
        .getByRole('button', { name: 'Return to the application without granting consent' })
        .click();
      await expect(tick(page, 'Permission')).toContainText('only an administrator can consent to it');
      await expect(tick(page, 'Permission').getByRole('button', { name: 'Copy the link' })).toBeVisible();
      await expectAccessible(page, 'approval missing');
    });
  });
