import { expect, signInByHand, test } from '../../support/fixtures.ts';
import { recordSpeech } from '../../support/value-steps.ts';
import { authorizeWithConsent, credential, fillCredential, openTarget } from '../../support/steps.ts';

test('an administrator sends credentials and sees Graph accept them', async ({ page }) => {
  const said = await recordSpeech(page);
  await signInByHand(page, 'Adele Admin');
  await openTarget(page, 'Contoso HR');
  await fillCredential(page, 1, 'BaseAddress', 'https://hr.example/scim');
  await page.getByRole('button', { name: 'Add credential' }).click();
  await fillCredential(page, 2, 'SecretToken', 'a token that nobody guesses');

  const post = page.waitForRequest(
    (request) => request.url().endsWith('/synchronization/acquireAccessToken') && request.method() === 'POST',
  );
  await authorizeWithConsent(page);

  const outcome = page.getByRole('status');
  await expect(outcome).toContainText('204 No Content');
  await expect(outcome).toBeFocused();
  const results = (await said()).filter((text) => text.includes('204 No Content'));
  expect(results, 'said once, short, and without ids').toEqual([
    expect.stringMatching(/^Authorized · 204 No Content\. Entra accepted .{0,150}$/),
  ]);
  expect(results.join(' ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  await expect(outcome, 'and not said by its region as well').toHaveAttribute('aria-live', 'off');
  await expect(credential(page, 1).getByRole('textbox', { name: 'Value' })).toHaveValue(
    'https://hr.example/scim',
  );
  await expect(credential(page, 2).getByRole('textbox', { name: 'Value' })).toHaveValue('');
  const request = await post;
  expect(request.postData()).toBe(
    '{"credentials":[{"key":"BaseAddress","value":"https://hr.example/scim"},{"key":"SecretToken","value":"a token that nobody guesses"}]}',
  );
  expect(request.headers()).toMatchObject({ 'content-type': 'application/json' });
  await outcome.getByText('Details', { exact: true }).click();
  await expect(outcome).toContainText(
    request.headers()['client-request-id'] ?? 'no client-request-id was sent',
  );
});
