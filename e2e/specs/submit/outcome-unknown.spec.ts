import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, press, resolver, sendSecret, told } from '../../support/outcome-steps.ts';
import { objectId } from '../../sandbox/directory/object-id.ts';
import { authorizeWithConsent, submitsOf, typeCredential, valueOf } from '../../support/steps.ts';

faultTest(
  'an owner reads what was sent, and finds the key stored that was not there before',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await expect(page.getByText('No stored credentials.')).toBeVisible();
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('no answer came back');
    for (const fact of [
      'KeysSecretToken',
      /UTC\d{4}-\d\d-\d\dT/,
      `client-request-id${submits[0]?.headers()['client-request-id'] ?? 'none'}`,
    ])
      await expect(resolver(page)).toContainText(fact);
    await expect(resolver(page)).toContainText('does not prove that it holds the value from this attempt');
    await press(page, 'Look at what is stored');
    await expect(resolver(page)).toContainText(
      'SecretToken is stored, and was not before: most likely this attempt did that.',
    );
    await resolver(page).getByRole('button', { name: 'Read again' }).click();
    await expect(resolver(page)).toContainText(/Read at \d/);
  },
);

faultTest(
  'an owner who had not looked before is told no more than that the key is stored or not',
  async ({ page, signInAs, canary }) => {
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await sendSecret(page, canary.value);
    await press(page, 'Look at what is stored');
    await expect(resolver(page)).toContainText('whether since this attempt, this page cannot tell');
    await page.goto(pathOf('Hangs up unread'));
    await sendSecret(page, canary.value);
    await press(page, 'Look at what is stored');
    await expect(resolver(page)).toContainText('SecretToken is not stored.');
    await expect(resolver(page)).toContainText('Graph may lag behind by minutes');
  },
);

faultTest(
  'an owner reads how the job does, and that a test of what is stored proves that it works and no more',
  async ({ page, signInAs, canary }) => {
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await sendSecret(page, canary.value);
    await press(page, 'Look at the job');
    await expect(resolver(page)).toContainText('Running');
    await expect(resolver(page)).toContainText(/The last run began .+ and succeeded\./);
    const asked = page.waitForRequest((request) => request.url().endsWith('/validateCredentials'));
    await resolver(page).getByRole('button', { name: 'Test what is stored' }).click();
    expect((await asked).postDataJSON(), 'nothing typed goes along').toEqual({ useSavedCredentials: true });
    await expect(resolver(page)).toContainText('What is stored works.');
    await expect(resolver(page)).toContainText('the test cannot tell the two apart');
  },
);

faultTest(
  'an owner is led to the key that Graph does not know, though nobody can say what became of the attempt',
  async ({ page, signInAs, canary }) => {
    await signInAs('Owen Owner', pathOf('Knows no such key'));
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('Nobody can say whether this took effect.');
    await expect(told(page)).toContainText("Microsoft Graph doesn't know one of the keys.");
    await told(page).getByRole('button', { name: 'Go to the value of SecretToken' }).click();
    await expect(valueOf(page, 1)).toBeFocused();
  },
);

faultTest(
  'an administrator of an app registration is told what cannot be found out there, and why',
  async ({ page, signInAs, canary }) => {
    await signInAs('Adele Admin', `/applications/${objectId('applications', 'Silent')}`);
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await authorizeWithConsent(page);
    await expect(resolver(page)).toContainText('on enterprise applications only');
    await expect(resolver(page).getByRole('button', { name: 'Look at what is stored' })).toHaveCount(0);
    await expect(resolver(page).getByRole('button', { name: 'Send again…' })).toBeVisible();
  },
);
