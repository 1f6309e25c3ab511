import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import {
  fetchedAhead,
  goOffline,
  pathOf,
  press,
  resolver,
  sendSecret,
  told,
} from '../../support/outcome-steps.ts';
import { authorize, submitsOf, typeCredential } from '../../support/steps.ts';

faultTest(
  'an owner without a network sends nothing, and is told when it is back',
  async ({ page, context, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Contoso HR'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await goOffline(page);
    await authorize(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
    await expect(dialog.getByRole('alert')).toContainText("You're offline.");
    await expect(dialog.getByRole('alert')).toContainText('The values have not left this page.');
    await expect(dialog).toContainText('Still offline.');
    await context.setOffline(false);
    await expect(dialog).toContainText('The network is back. Nothing has been sent;');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await press(page, 'Review again');
    await expect(page.getByRole('dialog', { name: /^Authorize .+\?$/ })).toBeVisible();
    expect(submits).toEqual([]);
  },
);

faultTest(
  'an owner whose network goes after the request has left is told that nobody knows, and when it is back',
  async ({ page, context, signInAs, canary }) => {
    const submits = submitsOf(page);
    // A computer that loses its network gets no word of it: the request ends when the page gives up.
    await page.goto('/sandbox/config/impatient');
    await signInAs('Owen Owner', pathOf('Never answers'));
    await fetchedAhead(page);
    await sendSecret(page, canary.value);
    await context.setOffline(true);
    await expect(told(page)).toContainText('Nobody can say whether this took effect.');
    await expect(told(page)).toContainText(
      'You went offline after the request was sent, so no answer came back.',
    );
    await expect(page.getByText('Still offline.')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('The network is back. Nothing has been sent again;')).toBeVisible();
    await expect(resolver(page).getByRole('button', { name: 'Look at what is stored' })).toBeVisible();
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'an owner whose next attempt does not leave keeps the ids of the one that did',
  async ({ page, context, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('Nobody can say whether this took effect.');
    await goOffline(page);
    await authorize(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('The last attempt may already have worked.');
    await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await context.setOffline(false);
    await expect(resolver(page)).toContainText(
      `client-request-id${submits[0]?.headers()['client-request-id'] ?? 'none'}`,
    );
    expect(submits).toHaveLength(1);
  },
);
