import { expectAccessible } from '../../support/accessible.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, press, resolver, told } from '../../support/outcome-steps.ts';
import { dialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import { review, typeCredential, valueOf } from '../../support/steps.ts';
import { readsOf, storedButton, storedRow, storedRows } from '../../support/stored-steps.ts';

const settings = '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}';

faultTest(
  'a person saves: one key replaced, one kept as it is, one cleared knowingly, and nothing lost in silence',
  async ({ page, signInAs, canary }) => {
    // The whole way of a save, from reading to reading again.
    faultTest.slow();
    const saves = savesOf(page);
    await signInAs('Cora Custom', pathOf('Stored already'));
    await expect(storedRows(page)).toHaveCount(4);
    await expect(storedButton(page, 'Clear', 'SyncNotificationSettings')).toHaveCount(0);
    await expect(storedRow(page, 'BaseAddress')).not.toContainText('Kept');

    await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
    await expect(storedRow(page, 'BaseAddress')).toContainText('Kept');
    await expect(storedRow(page, 'PartnerRegion')).toContainText('A save loses it: enter it again');
    await review(page, 'save');
    await expect(dialogOf(page)).toContainText('2 stored keys will be lost.');
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await dialogOf(page).getByRole('button', { name: 'Go to PartnerRegion' }).click();
    await expect(storedButton(page, 'Replace', 'PartnerRegion')).toBeFocused();
    await storedButton(page, 'Clear', 'PartnerRegion').click();
    await expect(storedRow(page, 'PartnerRegion')).toContainText('A save clears it');
    await storedButton(page, 'Replace', 'SecretToken').click();
    await expect(valueOf(page, 2)).toBeFocused();
    await page.keyboard.insertText(canary.value);

    await review(page, 'save');
    await expect(dialogOf(page).getByRole('definition').filter({ hasText: 'PUT ' })).toContainText(
      '/synchronization/secrets',
    );
    for (const [name, ...keys] of [
      ['New', 'UserName'],
      ['Replaced', 'SecretToken'],
      ['Kept', 'BaseAddress', 'https://stored.example/scim', 'SyncNotificationSettings', settings],
      ['Removed', 'PartnerRegion'],
    ] as const)
      await expect(
        dialogOf(page)
          .locator('div', { has: page.getByText(name, { exact: true }) })
          .last(),
      ).toHaveText(`${name}${keys.join('')}`);
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await expectAccessible(page, 'the review of a save');
    await dialogOf(page)
      .getByRole('checkbox', { name: "Remove PartnerRegion. This page can't restore it." })
      .check();
    await saveOf(page).click();
    const applied = page.getByRole('status').filter({ hasText: '204 No Content' });
    await expect(applied).toBeFocused();
    await expect(storedRow(page, 'PartnerRegion')).toHaveCount(0);
    await expect(valueOf(page, 2), 'in the place of the stored token').toHaveValue('');
    expect(saves).toHaveLength(1);
    expect(saves[0]?.postDataJSON()).toEqual({
      value: [
        { key: 'BaseAddress', value: 'https://stored.example/scim' },
        { key: 'SecretToken', value: canary.value },
        { key: 'SyncNotificationSettings', value: settings },
        { key: 'UserName', value: 'someone@contoso.example' },
      ],
    });
  },
);

faultTest(
  'a person who saves again at once loses nothing that Graph does not return yet, and undoes nothing',
  async ({ page, signInAs, canary }) => {
    const saves = savesOf(page);
    await signInAs('Cora Custom', pathOf('Lags behind'));
    await expect(storedRow(page, 'SecretToken')).toBeVisible();
    await typeCredential(page, 1, 'BaseAddress', 'https://new.example/scim');
    await typeCredential(page, 2, 'Password', canary.value);
    await storedButton(page, 'Clear', 'SecretToken').click();
    await review(page, 'save');
    await dialogOf(page).getByRole('checkbox').check();
    const reads = readsOf(page);
    await saveOf(page).click();
    await expect(page.getByText('204 No Content')).toBeVisible();
    await expect.poll(() => reads.length, 'the list is read again by itself').toBeGreaterThan(0);

    // Later Graph returns the new address. This page cannot know whether all of Graph returns it.
    for (const key of ['BaseAddress', 'Password']) await storedButton(page, 'Keep', key).click();
    await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
    await expect(storedRow(page, 'BaseAddress')).toContainText(
      'Just changed. A save loses it: enter it again',
    );
    await expect(storedRow(page, 'Password')).toContainText('A save loses it: enter it again');
    await review(page, 'save');
    await expect(dialogOf(page)).toContainText(
      'Just changed, so Graph may return the old value: BaseAddress',
    );
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await dialogOf(page).getByRole('button', { name: 'Go to Password' }).click();
    await expect(storedButton(page, 'Replace', 'Password')).toBeFocused();
    await review(page, 'save');
    await expect(saveOf(page), 'nothing is decided by looking').toHaveAttribute('aria-disabled', 'true');
    expect(saves).toHaveLength(1);
  },
);

faultTest(
  'an owner whose save nobody answers finds out by the keys, and sends again by another review of a save',
  async ({ page, signInAs, canary }) => {
    const saves = savesOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
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
    expect(saves).toHaveLength(1);
  },
);
