import type { Page } from '@playwright/test';
import { type Canary, createCanary, leaksOf } from '../../support/canary.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expect, test } from '../../support/fixtures.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import {
  authorize,
  authorizeWithConsent,
  leaveForList,
  openTarget,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';

test('what an administrator types is found in the one confirmed request and nowhere else, however it ends', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const traffic = recordTraffic(context);
  const posts = async (canary: Canary) => leaksOf(canary, await traffic());
  await signInAs('Adele Admin');

  await test.step('not sent, then sent', async () => {
    const canary = await fillIn(page, 'Contoso HR');
    const opened = page.waitForEvent('popup');
    await authorize(page);
    await (await opened).getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing was sent.');
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    expect(await posts(canary)).toEqual([]);

    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await authorizeWithConsent(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    expect(await posts(canary)).toEqual([expect.stringMatching(bodyOfThePost)]);
  });

  for (const [target, outcome] of [
    ['Fabrikam Rejects', 'Rejected. Nothing was changed.'],
    ['Silent', 'Outcome unknown.'],
  ] as const)
    await test.step(outcome, async () => {
      if (target === 'Silent') await leaveForList(page);
      else await page.getByRole('link', { name: 'Applications', exact: true }).click();
      const canary = await fillIn(page, target);
      await authorize(page);
      await expect(page.getByRole('alert')).toContainText(outcome);
      await page.getByRole('button', { name: 'Copy details' }).click();
      await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
      const copied = { where: 'clipboard', text: await clipboardOf(page) };
      expect(copied.text).toContain('client-request-id');
      expect(leaksOf(canary, [...(await placesOf(page)), copied])).toEqual([]);
      expect(await posts(canary)).toEqual([expect.stringMatching(bodyOfThePost)]);
    });

  await test.step('abandoned', async () => {
    await leaveForList(page);
    const canary = await fillIn(page, 'Contoso HR');
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await leaveForList(page);
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    expect(await posts(canary)).toEqual([]);
  });
});

const bodyOfThePost =
  /^body of POST \S+\/graph\/v1\.0\/servicePrincipals\/[\w-]{36}\/synchronization\/acquireAccessToken$/;

/** Opens a target and types one canary into a masked field, a revealed one and a readable one. */
async function fillIn(page: Page, target: string): Promise<Canary> {
  const canary = createCanary();
  await openTarget(page, target);
  await typeCredential(page, 1, 'UserName', canary.value);
  await page.getByRole('button', { name: 'Add credential' }).click();
  await typeCredential(page, 2, 'SecretToken', canary.value);
  await page.getByRole('button', { name: 'Add credential' }).click();
  await typeCredential(page, 3, 'Password', canary.value);
  await page.getByRole('button', { name: 'Show value of Password' }).click();
  await expect(valueOf(page, 3)).toHaveValue(canary.value);
  return canary;
}
