import type { Page } from '@playwright/test';
import { type Canary, createCanary, leaksOf, type Place } from '../../support/canary.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expect, test, withMotion } from '../../support/fixtures.ts';
import { areaOf, expectBeside, importButton, importDialog, openImport } from '../../support/import-steps.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { revealOf } from '../../support/row-steps.ts';
import {
  authorize,
  authorizeWithConsent,
  fillCredential,
  leaveForList,
  openTarget,
  review,
  searchBox,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { pasteFromElsewhere, pasteInto, remedyOf } from '../../support/value-steps.ts';

test.use(withMotion);

test('what an administrator types is found in the one confirmed request and nowhere else, however it ends', async ({
  page,
  context,
  signInAs,
}) => {
  // Three applications in a row, with Entra's window twice.
  test.slow();
  await context.grantPermissions(['clipboard-write']);
  const traffic = recordTraffic(context);
  const posts = async (canary: Canary) => leaksOf(canary, await traffic());
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  let canary = createCanary();

  await test.step('reviewed, not sent, then sent', async () => {
    canary = await fillIn(page);
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
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
      await openTarget(page, target);
      canary = await fillIn(page);
      await authorize(page);
      const alert = page.getByRole('alert').filter({ hasText: outcome });
      await expect(alert).toBeVisible();
      // A read of the same application may have failed meanwhile, and offers its own.
      await alert.getByRole('button', { name: 'Copy details' }).click();
      await expect(alert.getByRole('button', { name: 'Copied' })).toBeVisible();
      const copied = { where: 'clipboard', text: await clipboardOf(page) };
      expect(copied.text).toContain('client-request-id');
      expect(leaksOf(canary, [...(await placesOf(page)), copied])).toEqual([]);
      expect(await posts(canary)).toEqual([expect.stringMatching(bodyOfThePost)]);
    });

  await test.step('left', async () => {
    await leaveForList(page);
    await expect(searchBox(page)).toBeVisible();
    expect(leaksOf(canary, await placesOf(page))).toEqual([]);
    expect(await posts(canary)).toEqual([expect.stringMatching(bodyOfThePost)]);
  });
});

test('what is refused, taken away, brought back, imported or revealed is in its own field and in no attribute, and nowhere else', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const traffic = recordTraffic(context);
  await page.clock.install();
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  const canary = createCanary();
  const places = async () =>
    leaksOf(canary, [...(await placesOf(page)), ...(await attributesOf(page)), ...(await traffic())]);
  const expectInNoField = async () =>
    expect(await page.getByRole('textbox').evaluateAll(valuesOf)).not.toContain(canary.value);

  await test.step('pasted and refused, while it is on offer', async () => {
    await fillCredential(page, 1, 'SecretToken', '');
    await pasteFromElsewhere(valueOf(page, 1), `${canary.value}\r\n${canary.value}`);
    await expect(remedyOf(page, 1, 'Paste with plain line ends (LF)')).toBeVisible();
    expect(await places()).toEqual([]);
    await expectInNoField();
    await valueOf(page, 1).fill('typed');
  });

  await test.step('removed, brought back, removed for good', async () => {
    await typeCredential(page, 2, 'AppKey', canary.value);
    await page.getByRole('button', { name: 'Show value of AppKey' }).click();
    await page.getByRole('button', { name: 'Remove credential 2' }).click();
    await expect(page.getByText('AppKey was removed.')).toBeVisible();
    expect(await places()).toEqual([]);
    await expectInNoField();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(valueOf(page, 2)).toHaveValue(canary.value);
    expect(await places()).toEqual([]);
    await page.getByRole('button', { name: 'Remove credential 2' }).click();
    await page.clock.fastForward(10_500);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    expect(await places()).toEqual([]);
    await expectInNoField();
  });

  await test.step('imported: called off, not to be read, taken', async () => {
    // As the value of a known key, as one of an unknown key, as a key, as a field of an object, and beside all of them.
    await writeImport(
      page,
      [
        `SecretToken='${canary.value}'`,
        `UNKNOWN=${canary.value}`,
        `${canary.value}=x`,
        `SyncNotificationSettings='{"${canary.value}":1}'`,
        canary.value,
        `# ${canary.value}`,
      ].join('\n'),
    );
    await expect(importButton(page)).toHaveText('Import 2 credentials');
    await importDialog(page).getByRole('button', { name: 'Show text' }).click();
    expect(await places()).toEqual([]);
    await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(importDialog(page)).toHaveCount(0);
    expect(await places()).toEqual([]);

    await writeImport(page, `{"SecretToken": ${canary.value}`);
    await expect(importDialog(page).getByRole('status')).toContainText('Nothing to import.');
    expect(await places()).toEqual([]);
    await page.keyboard.press('Escape');
    await importDialog(page).getByRole('button', { name: 'Discard' }).click();
    await expect(importDialog(page)).toHaveCount(0);

    await writeImport(page, `SecretToken='${canary.value}'`);
    await importButton(page).click();
    await expectBeside(page, 'SecretToken', canary.value);
    expect(await places()).toEqual([]);
  });

  await test.step('in every kind of field, pasted in lines, revealed, moved, with something wrong about it', async () => {
    await fillCredential(page, 2, 'BaseAddress', canary.value);
    await fillCredential(page, 3, 'Password', '');
    await pasteInto(valueOf(page, 3), `${canary.value}\n${canary.value}`);
    await fillCredential(page, 4, 'SyncAll', canary.value);
    await fillCredential(page, 5, 'SyncNotificationSettings', canary.value);
    await valueOf(page, 6).fill(canary.value);
    expect(await places(), 'hidden').toEqual([]);
    for (const number of [1, 3, 6]) await revealOf(page, number).click();
    expect(await places(), 'revealed').toEqual([]);
    await valueOf(page, 1).press('Alt+Shift+ArrowDown');
    await review(page);
    await expect(page.getByRole('group', { name: /^Fix \d+ problem/ })).toBeVisible();
    expect(await places(), 'after a review that found problems').toEqual([]);
    await expect(valueOf(page, 2)).toHaveValue(canary.value);
  });
});

const bodyOfThePost =
  /^body of POST \S+\/graph\/v1\.0\/servicePrincipals\/[\w-]{36}\/synchronization\/acquireAccessToken$/;

/** Types one canary into a masked field, a revealed one and a readable one. */
async function fillIn(page: Page): Promise<Canary> {
  const canary = createCanary();
  await typeCredential(page, 1, 'UserName', canary.value);
  await typeCredential(page, 2, 'SecretToken', canary.value);
  await typeCredential(page, 3, 'Password', canary.value);
  await page.getByRole('button', { name: 'Show value of Password' }).click();
  await expect(valueOf(page, 3)).toHaveValue(canary.value);
  return canary;
}

/** Opens the import and types a text into it. */
async function writeImport(page: Page, text: string): Promise<void> {
  await openImport(page);
  await areaOf(page).fill(text);
}

async function attributesOf(page: Page): Promise<readonly Place[]> {
  const attributes = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    ),
  );
  return [{ where: 'attributes', text: attributes.join('\n') }];
}

function valuesOf(fields: Element[]): string {
  return fields
    .map((field) =>
      field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : '',
    )
    .join('\n');
}
