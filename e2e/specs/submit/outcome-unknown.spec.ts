import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import {
  expectUnannounced,
  fetchedAhead,
  goOffline,
  pathOf,
  press,
  resolver,
  sendSecret,
  told,
  unfoldDetails,
} from '../../support/outcome-steps.ts';
import { objectId } from '../../sandbox/directory/object-id.ts';
import { authorize, authorizeWithConsent, submitsOf, typeCredential, valueOf } from '../../support/steps.ts';

const question = { name: 'Send again? It may already have worked.' } as const;
const review = { name: /^Authorize .+\?$/ } as const;

faultTest(
  'an owner checks what happened: stored keys, job and connection, and sends again knowingly',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('Outcome unknown.');
    await press(page, 'Check what happened');
    await expect(resolver(page).getByRole('heading', { level: 3 })).toBeFocused();
    await expect(resolver(page)).toContainText(/SecretToken is stored/);
    await expect(resolver(page)).toContainText("doesn't prove that it holds the new value");
    await expect(resolver(page)).toContainText('Job: Running.');
    const asked = page.waitForRequest((request) => request.url().endsWith('/validateCredentials'));
    await resolver(page).getByRole('button', { name: 'Test stored credentials' }).click();
    expect((await asked).postDataJSON(), 'nothing typed goes along').toEqual({ useSavedCredentials: true });
    await expect(resolver(page)).toContainText('Connection works');
    await expect(resolver(page)).toContainText('If the earlier ones no longer worked');

    await press(page, 'Send again…');
    const dialog = page.getByRole('dialog', question);
    await expect(dialog).toContainText('The stored value of SecretToken is replaced');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(resolver(page).getByRole('button', { name: 'Send again…' })).toBeFocused();
    await press(page, 'Send again…');
    await dialog.getByRole('button', { name: 'Review again' }).click();
    await expect(page.getByRole('dialog', review)).toContainText('The last attempt may already have worked.');
    expect(submits).toHaveLength(1);
    await press(page, 'Authorize');
    await expect(told(page)).toBeFocused();
    expect(submits).toHaveLength(2);
  },
);

faultTest(
  'an owner whose one-time code may be used up is asked for a new one before the review opens',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await typeCredential(page, 1, 'Oauth2AuthorizationCode', canary.value);
    await authorize(page);
    await press(page, 'Check what happened');
    await press(page, 'Send again…');
    await expect(page.getByRole('dialog', question)).toContainText('An authorization code works once.');
    await press(page, 'Enter a new code');
    const toField = page.getByRole('link', { name: /Enter a new one\.$/ });
    await expect(toField).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await press(page, 'Review and authorize');
    await expect(page.getByRole('dialog'), 'the other way to the review is shut too').toHaveCount(0);
    await toField.click();
    await expect(valueOf(page, 1)).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('a new code');
    await press(page, 'Review and authorize');
    await expect(page.getByRole('dialog', review)).toBeVisible();
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'an administrator of an app registration reads what cannot be checked there',
  async ({ page, signInAs, canary }) => {
    await signInAs('Adele Admin', `/applications/${objectId('applications', 'Silent')}`);
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await authorizeWithConsent(page);
    await press(page, 'Check what happened');
    await expect(resolver(page)).toContainText('enterprise applications only');
    await expect(resolver(page).getByRole('button')).toHaveText(['Send again…']);
  },
);

faultTest(
  'an owner who waits reads what happens after one second and after eight, and after thirty that it is unknown',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await page.clock.install();
    await signInAs('Owen Owner', pathOf('Never answers'));
    await sendSecret(page, canary.value);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText("Sending. Microsoft Graph hasn't answered yet.")).toBeVisible();
    await expectUnannounced(dialog.getByText(/^\d s\. This site stops waiting after 30 s/));
    await page.clock.runFor(8_000);
    await expect(
      dialog.getByText('Still waiting for Microsoft Graph to answer.', { exact: true }),
    ).toBeVisible();
    await page.clock.runFor(25_000);
    await expect(told(page)).toBeFocused();
    await expect(told(page)).toContainText('within 30 seconds');
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'an owner who stops waiting is asked nothing and reads that the request had left',
  async ({ page, signInAs, canary }) => {
    await signInAs('Owen Owner', pathOf('Never answers'));
    await sendSecret(page, canary.value);
    await press(page, 'Stop waiting');
    await expect(told(page)).toBeFocused();
    await expect(told(page)).toContainText('You stopped waiting');
    await unfoldDetails(told(page));
    await expect(told(page)).toContainText('Outcomeunknown');
    await expect(told(page)).not.toContainText('nowhere else');
  },
);

faultTest(
  'an owner without a network sends nothing, keeps the ids of what left before, and learns when it is back',
  async ({ page, context, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('Outcome unknown.');
    await goOffline(page);
    await authorize(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('The last attempt may already have worked.');
    await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
    await expect(dialog.getByRole('alert')).toContainText("You're offline.");
    await expect(dialog).toContainText('Still offline.');
    await context.setOffline(false);
    await expect(dialog).toContainText('The network is back. Nothing was sent:');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    const ended = page.getByRole('alert', { name: 'Outcome unknown.' });
    await unfoldDetails(ended);
    await expect(ended).toContainText(
      `client-request-id${submits[0]?.headers()['client-request-id'] ?? 'none'}`,
    );
    await press(page, 'Review again');
    await expect(page.getByRole('dialog', review)).toBeVisible();
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'an owner whose network goes after the request has left reads that the outcome is unknown, and when it is back',
  async ({ page, context, signInAs, canary }) => {
    const submits = submitsOf(page);
    // A computer that loses its network gets no word of it: the request ends when the page gives up.
    await page.goto('/sandbox/config/impatient');
    await signInAs('Owen Owner', pathOf('Never answers'));
    await sendSecret(page, canary.value);
    await fetchedAhead(page);
    await context.setOffline(true);
    await expect(told(page)).toContainText('Outcome unknown.');
    await expect(page.getByText('Still offline.')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('The network is back. Nothing was sent again.')).toBeVisible();
    expect(submits).toHaveLength(1);
  },
);
