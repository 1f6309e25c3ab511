import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { placesOf } from '../../support/places.ts';
import { dialogOf } from '../../support/save-steps.ts';
import { contosoHr, fillCredential, keyOf, valueOf, review } from '../../support/steps.ts';
import { reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person sees in the review what goes where and on whose behalf, and no value', async ({
  page,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person sees in the review what goes where and on whose behalf, and no value', async () => {
    await signInAs('Adele Admin', target);
    const canary = createCanary();
    await fillCredential(page, 1, 'UserName', canary.value);
    await fillCredential(page, 2, 'SecretToken', canary.value);
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
    const dialog = reviewDialog(page);
    await expect(dialog.getByRole('term')).toHaveText(facts.map(([name]) => name));
    for (const [at, [, ...details]] of facts.entries())
      for (const detail of details)
        await expect(dialog.getByRole('definition').nth(at)).toContainText(detail);
    await expect(dialog.getByRole('definition').filter({ hasText: contosoHr.servicePrincipal })).toHaveCount(
      2,
    );
    await expect(reviewDialog(page)).not.toContainText('Check before you send');
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  });

  await test.step('a person who wants it in a script reads the call as code within the review, with keys and no value', async () => {
    await page.goto(target);
    const canary = createCanary();
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await review(page);
    const code = reviewDialog(page).getByRole('region', { name: 'Code: Raw HTTP' });
    await expect(reviewDialog(page).getByRole('combobox', { name: 'Format' })).toHaveCount(0);
    await reviewDialog(page).getByText('Show the call as code').click();
    await reviewDialog(page).getByRole('combobox', { name: 'Format' }).selectOption({ label: 'Raw HTTP' });
    await expect(code).toContainText(
      `/servicePrincipals/${contosoHr.servicePrincipal}/synchronization/acquireAccessToken`,
    );
    await expect(code).toContainText('{"credentials":[{"key":"SecretToken","value":"{{secret_token}}"}]}');
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    await expect(reviewDialog(page).getByRole('button', { name: 'Authorize' })).toBeVisible();
  });
});

test('the way to the review is never barred without a word: it says what is missing', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  const button = page.getByRole('button', { name: 'Review and authorize' });
  await expect(button).toBeEnabled();
  await button.click();
  await expect(page.getByRole('link', { name: 'Add at least one credential.' })).toBeVisible();
  await expect(button).toBeEnabled();
  await fillCredential(page, 1, 'SecretToken', 'a value');
  // A bearer token is saved: the keys do what the first button does.
  await keyOf(page, 1).press('ControlOrMeta+Enter');
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyOf(page, 1).press('Enter');
  await valueOf(page, 1).press('Enter');
  await expect(valueOf(page, 1)).toHaveValue('a value');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
