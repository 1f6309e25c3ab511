import type { ElementHandle, Locator, Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInLooks, looks } from '../../support/accessible.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { dialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import { keyOf, review, typeCredential, valueOf } from '../../support/steps.ts';
import { readsOf, storedButton, storedRow, storedRows } from '../../support/stored-steps.ts';

const { step } = faultTest;
const settings = '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}';

faultTest(
  'a person replaces, keeps and clears stored keys in their place, and saves: nothing is lost in silence',
  async ({ page, signInAs, canary }) => {
    // The whole way of a save, from reading to reading again, with five looks of axe.
    faultTest.slow();
    const [saves, reads] = [savesOf(page), readsOf(page)];
    await signInAs('Cora Custom', pathOf('Stored already'));

    await step('the stored keys are rows of the form', async () => {
      await expect(storedRows(page)).toHaveText([
        /^Tenant URL BaseAddresshttps:\/\/stored\.example\/scim–/,
        /^Secret Token SecretToken●●●●●● stored/,
        /^Notification settings SyncNotificationSettings\{"Enabled":true,"Recipients":"hr@contoso\.example"/,
        /^Not in Microsoft's list PartnerRegion●●●●●● stored/,
      ]);
      expect(reads, 'without a click').toHaveLength(1);
      await expect(page.getByText('4 stored credentials, nothing changed')).toBeVisible();
      await expect(storedButton(page, 'Clear', 'SyncNotificationSettings')).toHaveCount(0);
      await expect(storedRow(page, 'BaseAddress')).not.toContainText('Kept');
    });

    await step('a readable value and a setting begin as they are stored, a secret empty', async () => {
      for (const [number, key, start] of [
        [1, 'BaseAddress', 'https://stored.example/scim'],
        [2, 'SyncNotificationSettings', settings],
        [3, 'SecretToken', ''],
      ] as const) {
        await storedButton(page, 'Replace', key).click();
        await expect(keyOf(page, number)).toHaveValue(key);
        await expect(valueOf(page, number)).toBeFocused();
        await expect(valueOf(page, number)).toHaveValue(start);
        await expect(storedRow(page, key)).toHaveCount(0);
      }
      await expect(
        page.getByText('4 stored credentials, nothing changed'),
        'until something is',
      ).toBeVisible();
      await page.keyboard.insertText('a new token');
      await expect(page.getByText('1 new value, 2 stay as they are, 1 to enter again')).toBeVisible();
      await expectInOrder(page, ['BaseAddress', 'SecretToken', 'SyncNotificationSettings']);
    });

    await step('keeping goes back, and what was typed can be brought back', async () => {
      await storedButton(page, 'Keep', 'BaseAddress').click();
      await expect(storedButton(page, 'Replace', 'BaseAddress')).toBeFocused();
      await expect(page.getByRole('button', { name: 'Undo' }), 'nothing was typed').toHaveCount(0);
      await storedButton(page, 'Keep', 'SecretToken').click();
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect(storedRow(page, 'SecretToken')).toHaveCount(0);
      await expect(valueOf(page, 2)).toHaveValue('a new token');
    });

    await step('clearing says so in the row, and can be undone', async () => {
      await storedButton(page, 'Clear', 'PartnerRegion').click();
      await expect(storedRow(page, 'PartnerRegion')).toContainText('A save clears it');
      await expectAccessibleInLooks(page, 'stored keys, two replaced and one cleared');
      for (const { width } of looks) {
        await page.setViewportSize({ width, height: 720 });
        await page.getByRole('button', { name: 'Add credential' }).focus();
        await page.getByRole('button', { name: 'Import…' }).focus();
        await expectAbove(page, 'Import…', 'Review and authorize');
      }
      await storedRow(page, 'PartnerRegion')
        .getByRole('button', { name: 'Undo clearing PartnerRegion' })
        .click();
      await expect(storedRow(page, 'PartnerRegion')).toContainText('A save loses it: enter it again');
    });

    await step('the review names what a save would lose, and goes to it', async () => {
      for (const key of ['SyncNotificationSettings', 'SecretToken'])
        await storedButton(page, 'Keep', key).click();
      await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
      await expect(storedRow(page, 'BaseAddress')).toContainText('Kept');
      await review(page, 'save');
      await expect(dialogOf(page)).toContainText('2 stored keys will be lost.');
      await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
      await dialogOf(page).getByRole('button', { name: 'Go to PartnerRegion' }).click();
      await expect(storedButton(page, 'Replace', 'PartnerRegion')).toBeFocused();
      await storedButton(page, 'Clear', 'PartnerRegion').click();
      await expect(storedRow(page, 'PartnerRegion').getByRole('button')).toBeFocused();
      await storedButton(page, 'Replace', 'SecretToken').click();
      await expect(valueOf(page, 2)).toBeFocused();
      await page.keyboard.insertText(canary.value);
    });

    await step('one key is replaced, one kept as it is, one cleared knowingly', async () => {
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
      await expect(page.getByRole('status').filter({ hasText: '204 No Content' })).toBeFocused();
      await expect(storedRow(page, 'PartnerRegion')).toHaveCount(0);
      await expect(valueOf(page, 2), 'in the place of the stored token').toHaveValue('');
      expect(saves.map((request) => request.postDataJSON())).toEqual([
        {
          value: [
            { key: 'BaseAddress', value: 'https://stored.example/scim' },
            { key: 'SecretToken', value: canary.value },
            { key: 'SyncNotificationSettings', value: settings },
            { key: 'UserName', value: 'someone@contoso.example' },
          ],
        },
      ]);
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
    const region = await liveRegionOf(page.getByText('Checking the stored keys for up to 15 seconds'));
    // Graph returns the new set after a few more reads.
    const same = 'The stored keys are exactly the saved ones.';
    await expect(page.getByText(same)).toBeVisible({ timeout: 20_000 });
    // Screen readers skip a live region that appears together with its text.
    expect(await region?.evaluate((place) => place.isConnected && place.textContent)).toBe(same);

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

/** The element whose every change of text a screen reader announces; null where none holds this text. */
async function liveRegionOf(text: Locator): Promise<ElementHandle<Element> | null> {
  const region = await text.evaluateHandle((element) => element.closest('[aria-live="polite"]'));
  return region.asElement();
}

/** The boxes of these keys follow each other down the page. */
async function expectInOrder(page: Page, keys: readonly string[]): Promise<void> {
  const boxes = await page
    .getByRole('combobox', { name: 'Key' })
    .evaluateAll((all: HTMLInputElement[]) => all.map(({ value }) => value).filter((value) => value !== ''));
  expect(boxes).toEqual(keys);
}

/** The bar that sticks to the end of the window covers nothing that has the focus. */
async function expectAbove(page: Page, focused: string, inBar: string): Promise<void> {
  const [over, bar] = await Promise.all([
    page.getByRole('button', { name: focused }).boundingBox(),
    page.getByRole('button', { name: inBar }).boundingBox(),
  ]);
  expect((over?.y ?? Infinity) + (over?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
}
