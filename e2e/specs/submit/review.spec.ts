import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test, withMotion } from '../../support/fixtures.ts';
import { placesOf } from '../../support/places.ts';
import { dialogOf } from '../../support/save-steps.ts';
import {
  agreeToLeave,
  authorizeDialog,
  contosoHr,
  fillCredential,
  keyOf,
  review,
  valueOf,
} from '../../support/steps.ts';

test.use(withMotion);

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person reads in the review what goes where and on whose behalf, as code too, and signs out after closing the consent window', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  const canary = createCanary();
  await test.step('the way to the review is never barred without a word: it says what is missing', async () => {
    const button = page.getByRole('button', { name: 'Review and authorize' });
    await expect(button).toBeEnabled();
    await button.click();
    await expect(page.getByRole('link', { name: 'Add at least one credential.' })).toBeVisible();
    await expect(button).toBeEnabled();
    await fillCredential(page, 1, 'UserName', canary.value);
    await fillCredential(page, 2, 'SecretToken', canary.value);
    // A bearer token is saved: the keys do what the first button does.
    await keyOf(page, 2).press('ControlOrMeta+Enter');
    await expect(dialogOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('body'), 'the focus is back').not.toBeFocused();
    await keyOf(page, 2).press('Enter');
    await valueOf(page, 2).press('Enter');
    await expect(valueOf(page, 2)).toHaveValue(canary.value);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  const dialog = authorizeDialog(page);
  await test.step('the review names everything but a value', async () => {
    await review(page);
    const facts = [
      ['Application', 'Contoso HR', 'Enterprise application'],
      ['Object ID', contosoHr.servicePrincipal],
      ['Tenant', 'contoso.example', '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8'],
      ['Account', 'adele@contoso.example'],
      ['Cloud', 'Global'],
      ['Endpoint', '/graph/v1.0/servicePrincipals/', '/synchronization/acquireAccessToken'],
      ['2 keys', 'UserName', 'SecretToken'],
    ] as const;
    await expect(dialog.getByRole('term')).toHaveText(facts.map(([name]) => name));
    const texts = await dialog.getByRole('definition').allInnerTexts();
    for (const [at, [name, ...details]] of facts.entries())
      for (const detail of details) expect(texts[at], name).toContain(detail);
    expect(texts.filter((text) => text.includes(contosoHr.servicePrincipal))).toHaveLength(2);
    await expect(dialog).not.toContainText('Check before you send');
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  });

  await test.step('the call is there as code, with keys and no value', async () => {
    const code = dialog.getByRole('region', { name: 'Code: Raw HTTP' });
    const format = dialog.getByRole('combobox', { name: 'Format' });
    await expect(format).toHaveCount(0);
    await dialog.getByText('Show the call as code').click();
    await format.selectOption({ label: 'Raw HTTP' });
    await expect(code).toContainText(
      `/servicePrincipals/${contosoHr.servicePrincipal}/synchronization/acquireAccessToken`,
    );
    await expect(code).toContainText(
      '{"credentials":[{"key":"UserName","value":"{{user_name}}"},{"key":"SecretToken","value":"{{secret_token}}"}]}',
    );
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  });

  await test.step('a person who closed the consent window can still sign out', async () => {
    const opened = page.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Authorize' }).click();
    const popup = await opened;
    await expect(popup.getByRole('button', { name: 'Accept' })).toBeVisible();
    await popup.close();
    const cancel = dialog.getByRole('button', { name: 'Cancel' });
    await cancel.click();
    await expect(page.getByRole('alert')).toContainText('Nothing was sent.');
    await cancel.click();
    await page.getByRole('button', { name: 'Adele Admin' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await agreeToLeave(page);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });
});
