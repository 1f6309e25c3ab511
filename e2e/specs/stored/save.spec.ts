import { expectAccessible } from '../../support/accessible.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, press, resolver, told } from '../../support/outcome-steps.ts';
import { dialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import { chooseMode, typeCredential, valueOf } from '../../support/steps.ts';
import { acceptInWindow, button, readsOf, stored } from '../../support/stored-steps.ts';

faultTest(
  'an administrator saves: one key replaced, one kept as told, one dropped knowingly, and nothing in silence',
  async ({ page, signInAs, canary }) => {
    // The whole way of a save, from reading to reading again.
    faultTest.slow();
    const saves = savesOf(page);
    await signInAs('Adele Admin', pathOf('Stored already'));
    await chooseMode(page, 'Save');
    await acceptInWindow(page);
    await expect(stored(page).getByRole('status')).toHaveText('4 keys are stored.');
    await expect(button(page, 'Keep as it is: BaseAddress')).toHaveAttribute('aria-pressed', 'true');
    await expect(stored(page).getByText('Not decided yet: a save would drop it.')).toHaveCount(2);
    await expect(button(page, 'Clear SyncNotificationSettings')).toHaveCount(0);
    await expect(stored(page)).toContainText('Graph does not let this one be cleared');

    await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
    await press(page, 'Review and save');
    await expect(dialogOf(page)).toContainText('2 stored keys are not decided.');
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await dialogOf(page).getByRole('button', { name: 'Go to PartnerRegion' }).click();
    await expect(button(page, 'Re-enter or replace PartnerRegion')).toBeFocused();
    await button(page, 'Clear PartnerRegion').click();
    await button(page, 'Re-enter or replace SecretToken').click();
    await expect(valueOf(page, 2)).toBeFocused();
    await page.keyboard.insertText(canary.value);

    await press(page, 'Review and save');
    await expect(dialogOf(page).getByRole('definition').filter({ hasText: 'PUT ' })).toContainText(
      '/synchronization/secrets',
    );
    for (const [name, ...keys] of [
      ['New', 'UserName'],
      ['Replaced', 'SecretToken'],
      [
        'Kept as told',
        'BaseAddress',
        'https://stored.example/scim',
        'SyncNotificationSettings',
        '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}',
      ],
      ['Dropped', 'PartnerRegion'],
    ] as const)
      await expect(
        dialogOf(page)
          .locator('div', { has: page.getByText(name, { exact: true }) })
          .last(),
      ).toHaveText(`${name}${keys.join('')}`);
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await expectAccessible(page, 'the review of a save');
    await dialogOf(page)
      .getByRole('checkbox', { name: /^Drop PartnerRegion: it is not stored/ })
      .check();
    await saveOf(page).click();
    const applied = page.getByRole('status').filter({ hasText: '204 No Content' });
    await expect(applied).toBeFocused();
    await expect(applied).toContainText('Microsoft Entra stored the credentials.');
    await expect(applied).toContainText('EndpointPUT http');
    await expect(page.getByText('Graph now tells of exactly the keys that were saved.')).toBeVisible();
    await expect(stored(page).getByRole('listitem')).toHaveCount(4);
    await expect(valueOf(page, 2)).toHaveValue('');
    expect(saves).toHaveLength(1);
    expect(saves[0]?.postDataJSON()).toEqual({
      value: [
        { key: 'BaseAddress', value: 'https://stored.example/scim' },
        { key: 'SecretToken', value: canary.value },
        {
          key: 'SyncNotificationSettings',
          value: '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}',
        },
        { key: 'UserName', value: 'someone@contoso.example' },
      ],
    });
  },
);

faultTest(
  'an administrator is told that Graph lags behind, until it tells of the keys that were saved',
  async ({ page, signInAs, canary }) => {
    await signInAs('Adele Admin', pathOf('Lags behind'));
    await chooseMode(page, 'Save');
    await acceptInWindow(page);
    await typeCredential(page, 1, 'Password', canary.value);
    await button(page, 'Clear SecretToken').click();
    await press(page, 'Review and save');
    await dialogOf(page).getByRole('checkbox').check();
    const reads = readsOf(page);
    await saveOf(page).click();
    await expect(page.getByText('Graph may lag behind, so this page looks')).toBeVisible();
    await press(page, 'Stop looking');
    await expect(page.getByText('The stored keys were not read back.')).toBeVisible();
    await press(page, 'Compare again');
    await expect(page.getByText('Graph now tells of exactly the keys that were saved.')).toBeVisible({
      timeout: 20_000,
    });
    expect(reads.length).toBeGreaterThan(2);
    await expect(stored(page).getByRole('listitem')).toHaveText([/BaseAddress/, /Password/]);
  },
);

faultTest(
  'an administrator who saves again at once drops nothing that Graph does not tell of yet, and undoes nothing',
  async ({ page, signInAs, canary }) => {
    const saves = savesOf(page);
    await signInAs('Adele Admin', pathOf('Lags behind'));
    await chooseMode(page, 'Save');
    await acceptInWindow(page);
    await typeCredential(page, 1, 'BaseAddress', 'https://new.example/scim');
    await typeCredential(page, 2, 'Password', canary.value);
    await button(page, 'Clear SecretToken').click();
    await press(page, 'Review and save');
    await dialogOf(page).getByRole('checkbox').check();
    await saveOf(page).click();
    await expect(page.getByText('204 No Content')).toBeVisible();
    const item = (key: string) => stored(page).getByRole('listitem').filter({ hasText: key });
    await expect(item('Password')).toContainText('Graph does not tell of it yet');
    await expect(item('BaseAddress')).toContainText('Graph may still tell what was before');
    await expect(button(page, 'Keep as it is: BaseAddress')).toHaveCount(0);

    // Later Graph returns the new address. This page cannot know whether all of Graph returns it.
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
    await press(page, 'Review and save');
    await expect(dialogOf(page)).toContainText('stored keys are not decided.');
    await expect(dialogOf(page)).toContainText('Graph may still tell what was before: BaseAddress');
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await dialogOf(page).getByRole('button', { name: 'Go to Password' }).click();
    await expect(button(page, 'Re-enter or replace Password')).toBeFocused();
    expect(saves).toHaveLength(1);
  },
);

faultTest(
  'an owner whose save nobody answers finds out by the keys, and sends again by another review of a save',
  async ({ page, signInAs, canary }) => {
    const saves = savesOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await chooseMode(page, 'Save');
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await press(page, 'Review and save');
    // All at once, as no pointer can: all three arrive before React renders the first.
    await expect(saveOf(page)).not.toHaveAttribute('aria-disabled', 'true');
    await saveOf(page).evaluate((element: HTMLElement) => [1, 2, 3].forEach(() => element.click()));
    await expect(told(page)).toContainText('Nobody can say whether this took effect.');
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
    await press(page, 'Look at what is stored');
    await expect(resolver(page)).toContainText('SecretToken is stored, and was not before');
    expect(saves).toHaveLength(1);
    await press(page, 'Send again…');
    await expect(page.getByRole('dialog')).toContainText('Everything that is stored is replaced');
    await press(page, 'Go on to the review');
    await expect(dialogOf(page)).toContainText('The last attempt may have taken effect already.');
    await expect(dialogOf(page)).toContainText('Saving now may do the same a second time.');
    await expect(saveOf(page)).not.toHaveAttribute('aria-disabled', 'true');
    expect(saves).toHaveLength(1);
  },
);
