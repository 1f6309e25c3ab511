import { faultTest } from '../../support/fault-test.ts';
import { expect, withMotion } from '../../support/fixtures.ts';
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
import { dialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import { readsOf, storedRows } from '../../support/stored-steps.ts';
import {
  authorize,
  authorizeDialog,
  review,
  submitsOf,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { objectId } from '../../sandbox/directory/object-id.ts';

faultTest.use(withMotion);

const { step } = faultTest;
const question = { name: 'Send again? It may already have worked.' } as const;

faultTest(
  'an owner checks what happened, sends again knowingly, and sends nothing without a network',
  async ({ page, context, signInAs, canary, lookAtFault }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('Outcome unknown.');
    await expect(valueOf(page, 1)).toHaveValue(canary.value);

    await step('stored keys, job and connection', async () => {
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
      await lookAtFault();
    });

    await step('sending again takes a question and another review', async () => {
      await press(page, 'Send again…');
      const dialog = page.getByRole('dialog', question);
      await expect(dialog).toContainText('The stored value of SecretToken is replaced');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(resolver(page).getByRole('button', { name: 'Send again…' })).toBeFocused();
      await press(page, 'Send again…');
      await dialog.getByRole('button', { name: 'Review again' }).click();
      await expect(authorizeDialog(page)).toContainText('The last attempt may already have worked.');
      expect(submits).toHaveLength(1);
      await press(page, 'Authorize');
      await expect(resolver(page)).toHaveCount(0);
      await expect(told(page)).toBeFocused();
      expect(submits).toHaveLength(2);
    });

    await step('offline nothing is sent, and the ids of what left before are kept', async () => {
      await goOffline(page);
      await authorize(page);
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('The last attempt may already have worked.');
      await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
      await expect(dialog.getByRole('alert')).toContainText("You're offline.");
      await expect(dialog.getByRole('alert')).toBeFocused();
      await expect(dialog).toContainText('Still offline.');
      await context.setOffline(false);
      await expect(dialog).toContainText('The network is back. Nothing was sent:');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      const ended = page.getByRole('alert', { name: 'Outcome unknown.' });
      await unfoldDetails(ended);
      await expect(ended).toContainText(
        `client-request-id${submits[1]?.headers()['client-request-id'] ?? 'none'}`,
      );
    });

    await step('once the network is back, the same review sends, and it sends once', async () => {
      await press(page, 'Review again');
      await expect(authorizeDialog(page)).toBeVisible();
      await context.setOffline(true);
      await press(page, 'Authorize');
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Nothing was sent.');
      await context.setOffline(false);
      expect(submits).toHaveLength(2);
      await press(page, 'Authorize');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(told(page)).toHaveText(/^Outcome unknown\./);
      await expect(told(page)).toBeFocused();
      expect(submits).toHaveLength(3);
    });
  },
);

faultTest(
  'an owner whose save gets no answer finds out by the keys, and after a code that may be used up enters a new one',
  async ({ page, signInAs, canary }) => {
    const [saves, submits] = [savesOf(page), submitsOf(page)];
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await typeCredential(page, 1, 'SecretToken', canary.value);

    await step('a save leaves once, and another takes another review', async () => {
      await review(page, 'save');
      // All at once, as no pointer can: all three arrive before React renders the first.
      await expect(saveOf(page)).not.toHaveAttribute('aria-disabled', 'true');
      await saveOf(page).evaluate((element: HTMLElement) => [1, 2, 3].forEach(() => element.click()));
      await expect(told(page)).toContainText('Outcome unknown.');
      await expect(valueOf(page, 1)).toHaveValue(canary.value);
      await press(page, 'Check what happened');
      await expect(resolver(page)).toContainText('SecretToken is stored, and was not before');
      expect(saves).toHaveLength(1);
      await press(page, 'Send again…');
      await press(page, 'Review again');
      await expect(dialogOf(page)).toContainText('The last attempt may already have worked.');
      await expect(dialogOf(page)).toContainText('Saving now may repeat it.');
      await expect(saveOf(page)).not.toHaveAttribute('aria-disabled', 'true');
      await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
      expect(saves).toHaveLength(1);
    });

    await step('a code is not sent twice', async () => {
      await typeCredential(page, 2, 'Oauth2AuthorizationCode', 'a code');
      await authorize(page);
      await expect(resolver(page), 'that of the save').toHaveCount(0);
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
      await expect(valueOf(page, 2)).toBeFocused();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('a new code');
      await press(page, 'Review and authorize');
      await expect(authorizeDialog(page)).toBeVisible();
      expect([saves.length, submits.length]).toEqual([1, 1]);
    });
  },
);

faultTest(
  'an administrator of an app registration can authorize alone, and reads what cannot be checked there',
  async ({ page, signInAs, canary }) => {
    const reads = readsOf(page);
    await signInAs('Connie Consented', `/applications/${objectId('applications', 'Silent')}`);
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeVisible();
    for (const name of ['Test', 'Review and save'])
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    await expect(page.getByRole('tabpanel').getByText(/stored credential/i)).toHaveCount(0);
    await expect(storedRows(page)).toHaveCount(0);
    await authorize(page);
    await press(page, 'Check what happened');
    await expect(resolver(page)).toContainText('enterprise applications only');
    await expect(resolver(page).getByRole('button')).toHaveText(['Send again…']);
    expect(reads).toEqual([]);
  },
);

faultTest(
  'an owner with impatient hands sends once for each confirmation, whether the wait ends by itself, by a click, or with the network',
  async ({ page, context, signInAs, canary }) => {
    const submits = submitsOf(page);
    page.on('dialog', (leaving) => void leaving.accept());
    await page.clock.install();
    await signInAs('Owen Owner', pathOf('Never answers'));
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Authorize' });

    await step(
      'a reload while it is being sent leaves an empty form, and nothing is sent again',
      async () => {
        await sendSecret(page, canary.value);
        await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
        await page.reload();
        await expect(page.getByRole('heading', { level: 1, name: 'Never answers' })).toBeVisible();
        await expect(page).toHaveTitle(/Never answers/);
        await expect(valueOf(page, 1)).toHaveValue('');
        expect(submits).toHaveLength(1);
      },
    );

    await step('three clicks; a line after one second, after eight, and after thirty the end', async () => {
      await typeCredential(page, 1, 'SecretToken', canary.value);
      await review(page);
      await confirm.click({ clickCount: 3 });
      await expect(dialog.getByText("Sending. Microsoft Graph hasn't answered yet.")).toBeVisible();
      await expectUnannounced(dialog.getByText(/^\d+ s\. This site stops waiting after 30 s/));
      await page.clock.runFor(8_000);
      await expect(
        dialog.getByText('Still waiting for Microsoft Graph to answer.', { exact: true }),
      ).toBeVisible();
      await page.clock.runFor(25_000);
      await expect(told(page)).toBeFocused();
      await expect(told(page)).toContainText('within 30 seconds');
      expect(submits).toHaveLength(2);
    });

    await step('Enter and a click; a person who stops waiting is asked nothing', async () => {
      await review(page);
      await confirm.focus();
      await page.keyboard.press('Enter');
      // By then it is marked as disabled, which a hand does not wait for.
      await confirm.click({ force: true });
      await press(page, 'Stop waiting');
      await expect(told(page)).toBeFocused();
      await expect(told(page)).toContainText('You stopped waiting');
      await unfoldDetails(told(page));
      await expect(told(page)).toContainText('Outcomeunknown');
      await expect(told(page)).not.toContainText('nowhere else');
      expect(submits).toHaveLength(3);
    });

    await step('Enter and Space; then the network goes, and comes back', async () => {
      await review(page);
      await confirm.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      await expect.poll(() => submits.length).toBe(4);
      await fetchedAhead(page);
      await context.setOffline(true);
      // A computer that loses its network gets no word of it: the request ends when the page gives up.
      await page.clock.runFor(31_000);
      await expect(page.getByText('Still offline.')).toBeVisible();
      await expect(page.getByRole('alert', { name: 'Outcome unknown.' })).toBeFocused();
      await context.setOffline(false);
      await expect(page.getByText('The network is back. Nothing was sent again.')).toBeVisible();
      expect(submits).toHaveLength(4);
    });
  },
);
