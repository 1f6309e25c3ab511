import type { Page, Request } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { faultTest } from '../fault-test.ts';
import { expect } from '../fixtures.ts';
import { pathOf, press, resolver, told } from '../outcome-steps.ts';
import { chooseMode, contosoHr, credential, keyOf, openTarget, typeCredential, valueOf } from '../steps.ts';
import { acceptInReview, acceptInWindow, button, stored } from '../stored-steps.ts';
import { verbOf } from '../submit-watch.ts';

/** What each save would store; the list grows by itself. */
function savesOf(page: Page): readonly Request[] {
  const saves: Request[] = [];
  page.on('request', (request) => {
    if (verbOf(request) === 'Save') saves.push(request);
  });
  return saves;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Save these credentials?' });
const saveOf = (page: Page) => dialogOf(page).getByRole('button', { name: 'Save', exact: true });

faultTest(
  'an administrator saves: one key replaced, one kept as told, one dropped knowingly, and nothing in silence',
  async ({ page, signInAs, canary }) => {
    faultTest.slow();
    const saves = savesOf(page);
    await signInAs('Adele Admin');
    await openTarget(page, 'Stored already');
    await chooseMode(page, 'Save');
    await acceptInWindow(page);
    await expect(stored(page).getByRole('status')).toHaveText('4 keys are stored.');
    await expect(button(page, 'Keep BaseAddress as it is')).toHaveAttribute('aria-pressed', 'true');
    await expect(stored(page).getByText('Not decided yet: a save would drop it.')).toHaveCount(2);
    await expect(button(page, 'Clear SyncNotificationSettings')).toHaveCount(0);
    await expect(stored(page)).toContainText('Graph does not let this one be cleared');

    await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
    await press(page, 'Review and save');
    await expect(dialogOf(page)).toContainText('2 stored keys are not decided.');
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await expectAccessible(page, 'a save that is not decided');
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
      ['Kept, sent as Graph told them', 'BaseAddress', 'SyncNotificationSettings'],
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
    await expectAccessible(page, 'after a save');
  },
);
