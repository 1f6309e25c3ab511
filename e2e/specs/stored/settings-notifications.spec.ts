import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { leaveKey } from '../../support/row-steps.ts';
import { authorize, contosoHr, credential, submitsOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const key = 'SyncNotificationSettings';

test('a person sets notifications by switches, addresses, a number or the JSON itself, which moves the controls and is sent as it is in view', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  await leaveKey(page, 1, key);
  const { mail, addresses, threshold, deletions } = controlsOf(page);
  const initial = '{"Enabled":true,"Recipients":"","DeleteThresholdEnabled":false,"DeleteThresholdValue":0}';

  await test.step('what a person types into the JSON moves the controls', async () => {
    await expect(mail).toBeChecked();
    await expect(threshold).not.toBeChecked();
    await expect(deletions).toHaveCount(0);
    await expect(valueOf(page, 1)).toHaveValue(initial);
    await valueOf(page, 1).fill(
      '{"DeleteThresholdValue":7,"DeleteThresholdEnabled":true,"Enabled":false,"Recipients":"two@contoso.example"}',
    );
    await expect(mail).not.toBeChecked();
    await expect(addresses).toHaveValue('two@contoso.example');
    await expect(threshold).toBeChecked();
    await expect(deletions).toHaveValue('7');
    await valueOf(page, 1).fill('{"Enabled":true}');
    await expect(mail).toBeChecked();
    await expect(addresses).toHaveValue('');
    await expect(deletions).toHaveCount(0);
  });

  await test.step('what says more than the controls is kept, and so is what is broken until a person starts over', async () => {
    await valueOf(page, 1).fill('{"Unheard":1,"Enabled":true}');
    await mail.click();
    await expect(valueOf(page, 1)).toHaveValue(/^\{"Unheard":1,"Enabled":false\b/);
    await valueOf(page, 1).fill('{"Enabled":tru');
    await expect(page.getByText('Edit it as text.')).toBeVisible();
    await expect(mail).toHaveCount(0);
    await expect(valueOf(page, 1)).toHaveValue('{"Enabled":tru');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(mail).toBeChecked();
    await expect(valueOf(page, 1)).toHaveValue(initial);
    await expect(page.getByRole('button', { name: 'Start over' })).toHaveCount(0);
  });

  await test.step('the controls write the JSON, and that is sent', async () => {
    await addresses.fill('one@contoso.example');
    await expect(addresses).toBeFocused();
    await threshold.press('Space');
    await deletions.fill('500');
    const sent =
      '{"Enabled":true,"Recipients":"one@contoso.example","DeleteThresholdEnabled":true,"DeleteThresholdValue":500}';
    await expect(valueOf(page, 1)).toHaveValue(sent);
    await mail.click();
    await expect(valueOf(page, 1)).toHaveValue(sent.replace('true', 'false'));
    await mail.click();
    await deletions.fill('-5');
    await expect(valueOf(page, 1), 'no negative number of deletions').toHaveValue(
      /"DeleteThresholdValue":0\}$/,
    );
    await deletions.fill('500');

    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(submits.map((request) => request.postDataJSON())).toEqual([
      { credentials: [{ key, value: sent }] },
    ]);
  });
});

function controlsOf(page: Page) {
  const row = credential(page, 1);
  return {
    mail: row.getByRole('switch', { name: 'Email on failure' }),
    addresses: row.getByRole('textbox', { name: 'Email addresses' }),
    threshold: row.getByRole('switch', { name: 'Prevent accidental deletions' }),
    deletions: row.getByRole('spinbutton', { name: 'Accidental deletion threshold' }),
  };
}
