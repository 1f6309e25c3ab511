import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInLooks } from '../../support/accessible.ts';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expect, test, withMotion } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { expectBeside } from '../../support/import-steps.ts';
import { pathOf, press } from '../../support/outcome-steps.ts';
import { landingBox, placesOf, recordTraffic } from '../../support/places.ts';
import { authorize, fillCredential, leaveForList, valueOf } from '../../support/steps.ts';

test.use(withMotion);

const portal = 'https://portal.azure.com/TokenAuthorize';

function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Paste a landing address' });
}

/** What the dialog has found. */
function foundIn(page: Page): Locator {
  return dialogOf(page).getByRole('status');
}

function addButton(page: Page): Locator {
  return dialogOf(page).getByRole('button', { name: 'Add to credentials' });
}

async function openLanding(page: Page): Promise<void> {
  await press(page, 'Paste a landing address');
  await expect(dialogOf(page)).toBeVisible();
}

/** Types with the keyboard alone, so that the test puts nothing on the page's heap. */
async function type(page: Page, text: string): Promise<void> {
  await dialogOf(page).getByRole('textbox', { name: landingBox }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

test('an administrator gets a code at the app, pastes where that ended, and it is in its row and nowhere else', async ({
  page,
  context,
  signInAs,
}) => {
  // Several dialogs in a row, at two sizes.
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const traffic = recordTraffic(context);
  const canary = createCanary();
  // The halves alone: no code holds what stands between them.
  const code = canary.traces.slice(0, 2).join('-');
  const places = async () => leaksOf(canary, [...(await placesOf(page)), ...(await traffic())]);
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  await page
    .getByRole('combobox', { name: 'Connector' })
    .selectOption({ label: 'Generic SCIM, OAuth authorization code' });

  await test.step('the link to the app needs an endpoint, and merges into its query', async () => {
    await openLanding(page);
    await expect(dialogOf(page)).toContainText('Enter Oauth2AuthorizationUri in its row first.');
    await press(page, 'Cancel');
    await expect(dialogOf(page)).toHaveCount(0);
    await fillCredential(page, 2, 'Oauth2ClientId', 'me');
    await fillCredential(page, 4, 'Oauth2AuthorizationUri', 'https://app.example/auth?prompt=consent&state=');
    await openLanding(page);
    const link = dialogOf(page).getByRole('link', { name: 'Sign in at app.example (new tab)' });
    await expect(link).toHaveAttribute('rel', 'noreferrer');
    await dialogOf(page).getByRole('button', { name: 'Copy link' }).click();
    const copied = await clipboardOf(page);
    await expect(link).toHaveAttribute('href', copied);
    expect(copied).toMatch(
      /^https:\/\/app\.example\/auth\?prompt=consent&state=[\w-]{36}&response_type=code&client_id=me&redirect_uri=https%3A%2F%2Fportal\.azure\.com%2FTokenAuthorize$/,
    );
  });

  await test.step('what the app says is in words, and a code of another sign-in gets a warning', async () => {
    await expect(addButton(page)).toHaveAttribute('aria-disabled', 'true');
    await type(page, `${portal}?error=access_denied&error_description=Bad+code+${code}`);
    await expect(foundIn(page)).toContainText('Access denied. Sign in as an administrator of the app');
    await expect(foundIn(page)).toContainText('The app says: Bad code ••••••••');
    await expect(addButton(page)).toHaveAttribute('aria-disabled', 'true');
    await type(page, `${portal}?code=${code}&state=other&iss=https%3A%2F%2Fapp.example`);
    await expect(foundIn(page)).toContainText('Oauth2AuthorizationCode •••••••• 33 bytes');
    await expect(foundIn(page)).toContainText('Issuer: app.example. Works once');
    await expect(foundIn(page)).toContainText("The state isn't that of the link above.");
    expect(await places()).toEqual([]);
    await expectAccessibleInLooks(page, 'a code was found');
  });

  await test.step('called off, nothing is kept', async () => {
    await page.keyboard.press('Escape');
    await press(page, 'Discard');
    await expect(dialogOf(page)).toHaveCount(0);
    await expectBeside(page, 'Oauth2AuthorizationCode', '');
    await openLanding(page);
    await expect(dialogOf(page).getByRole('textbox', { name: landingBox })).toHaveValue('');
    expect(await places()).toEqual([]);
  });

  await test.step('added, it is in its row, with the redirect URI that the exchange needs', async () => {
    await type(page, encodeURIComponent(`${portal}?code=${code}&state=1`));
    await addButton(page).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expectBeside(page, 'Oauth2AuthorizationCode', code);
    await expectBeside(page, 'Oauth2RedirectUri', portal);
    expect(await places()).toEqual([]);
  });
});

test('a code of an unknown attempt is said to be used up, and no copy of it or of a token stays in memory', async ({
  page,
  signInAs,
}) => {
  const [used, token] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  await signInAs('Owen Owner', pathOf('Hangs up afterwards'));

  await test.step('sent, with an unknown end', async () => {
    await openLanding(page);
    await type(page, `${portal}?code=${used}`);
    await addButton(page).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await authorize(page);
    await expect(page.getByRole('alert', { name: 'Outcome unknown.' })).toContainText(
      'Treat the authorization code as used',
    );
    await openLanding(page);
    await type(page, used);
    await expect(foundIn(page)).toContainText('The last attempt may have used up this code.');
    await expect(addButton(page)).toHaveAttribute('aria-disabled', 'true');
    await press(page, 'Cancel');
    await expect(dialogOf(page)).toHaveCount(0);
  });

  await test.step("a token of Webex, which lives as long as the connector's guide says", async () => {
    await valueOf(page, 1).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByRole('combobox', { name: 'Connector' }).selectOption({ label: 'Cisco Webex' });
    await openLanding(page);
    await type(page, `https://localhost/#access_token=${token}&token_type=bearer`);
    await expect(foundIn(page)).toContainText('SecretToken •••••••• 32 bytes');
    await expect(foundIn(page)).toContainText('Lifetime: 365 days.');
    await addButton(page).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Show value of SecretToken' })).toBeVisible();
    await leaveForList(page);
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    expect(await copiesOnHeap(page, used, token)).toEqual([]);
  });
});
