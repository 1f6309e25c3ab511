import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, fillCredential, keyOf, openTarget, searchBox, valueOf } from '../../support/steps.ts';

test('a person opens an application, looks at the call as code, and copies it by the keyboard: endpoint and keys, and no value', async ({
  page,
  context,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await context.grantPermissions(['clipboard-write']);
  await page.clock.install();
  await signInAs('Owen Owner');
  await openTarget(page, 'Contoso HR');
  const opener = page.getByRole('button', { name: 'Copy as code' });

  await test.step('without stored credentials the first key box is on the first screen, be that wide or small', async () => {
    await expect(page.getByText('No stored credentials.')).toBeVisible();
    const { width: before = 0, height: tall = 0 } = page.viewportSize() ?? {};
    for (const [width, height, most] of [
      [1280, 900, 620],
      [320, 700, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.evaluate(() => scrollTo(0, 0));
      const box = await keyOf(page, 1).boundingBox();
      expect(box?.y ?? Infinity, `${width} pixels wide`).toBeLessThan(most);
    }
    await page.setViewportSize({ width: before, height: tall });
  });

  await test.step('without any key the code says that its list is empty, and leaving asks nothing', async () => {
    await openCode(page);
    await expect(page.getByText('Choose keys in the form first.')).toBeVisible();
    await choice(page).selectOption({ label: 'Raw HTTP' });
    await expect(codeOf(page, 'Raw HTTP')).toContainText('{"credentials":[]}');
    await page.goBack();
    await expect(searchBox(page)).toBeVisible();
    await page.goForward();
    await expect(opener).toBeVisible();
  });

  await test.step('a person chooses, reads, copies and closes by the keyboard alone', async () => {
    const [shown, hidden] = [createCanary(), createCanary()];
    await fillCredential(page, 1, 'BaseAddress', `https://hr.example/${shown.value}`);
    await fillCredential(page, 2, 'SecretToken', hidden.value);
    await valueOf(page, 3).fill('of no key');
    await opener.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Copy as code' })).toBeVisible();
    await expect(page.getByText('Choose keys in the form first.')).toHaveCount(0);
    await expect(page.getByText('Skipped: 1 credential without a key.')).toBeVisible();
    await expect(choice(page).getByRole('option')).toHaveText([
      'curl (bash, zsh)',
      'PowerShell 7',
      'Azure CLI (bash, zsh)',
      'CLI for Microsoft 365 (bash, zsh)',
      'GitHub Actions step',
      'Raw HTTP',
      'Terraform',
    ]);
    await page.keyboard.press('Tab');
    await expect(choice(page)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const code = codeOf(page, 'PowerShell 7');
    await expect(code).toHaveAccessibleDescription(/Needs the module/);
    await page.keyboard.press('Tab');
    await expect(code).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
    const text = await clipboardOf(page);
    expect(text.replaceAll('\r\n', '\n')).toBe(await code.textContent());
    await page.clock.fastForward(5_000);
    await expect(page.getByRole('button', { name: 'Copy code' })).toBeVisible();
    // What the code of each format says is tested with the formats; here is what the page gives them.
    for (const format of ['PowerShell 7', 'Raw HTTP', 'Terraform']) {
      await choice(page).selectOption({ label: format });
      await expect(codeOf(page, format)).toContainText(contosoHr.servicePrincipal);
      const written = (await codeOf(page, format).textContent()) ?? '';
      const place = format === 'Terraform' ? '' : '/synchronization/acquireAccessToken';
      for (const part of [place, 'BaseAddress', 'SecretToken']) expect(written, format).toContain(part);
      for (const canary of [shown, hidden])
        expect(leaksOf(canary, [{ where: format, text: written }])).toEqual([]);
    }
  });

  await test.step('a person finds the code accessible, and Escape leads back to where it was opened', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'code for Terraform, dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 320, height: 720 });
    await choice(page).selectOption({ label: 'curl (bash, zsh)' });
    await expectAccessible(page, 'code for curl, light, 320 pixels wide');
    await choice(page).focus();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(opener).toBeFocused();
  });
});

async function openCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Copy as code' }).click();
  await expect(page.getByRole('button', { name: 'Copy code' })).toBeVisible();
}

function choice(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Format' });
}

function codeOf(page: Page, format: string): Locator {
  return page.getByRole('region', { name: `Code: ${format}` });
}
