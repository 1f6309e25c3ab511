import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInLooks } from '../../support/accessible.ts';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, fillCredential, fillTwo } from '../../support/steps.ts';

const servicePrincipal = `/service-principals/${contosoHr.servicePrincipal}`;
const everywhere = [
  'curl (bash, zsh)',
  'PowerShell 7',
  'Azure CLI (bash, zsh)',
  'CLI for Microsoft 365 (bash, zsh)',
  'GitHub Actions step',
  'Raw HTTP',
];

test('a person copies the call in each format: endpoint and keys, and no value', async ({
  page,
  context,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person copies the call in each format: it names endpoint and keys, and no value', async () => {
    await context.grantPermissions(['clipboard-write']);
    await page.clock.install();
    await signInAs('Adele Admin', servicePrincipal);
    const [shown, hidden] = [createCanary(), createCanary()];
    await fillCredential(page, 1, 'BaseAddress', `https://hr.example/${shown.value}`);
    await page.getByRole('button', { name: 'Add credential' }).click();
    await fillCredential(page, 2, 'SecretToken', hidden.value);
    await openCode(page);
    await expect(formats(page)).toHaveText([...everywhere, 'Terraform']);

    const seen = new Set<string>();
    for (const format of [...everywhere, 'Terraform']) {
      await choice(page).selectOption({ label: format });
      const code = page.getByRole('region', { name: `Code: ${format}` });
      await expect(code).toBeVisible();
      await page.getByRole('button', { name: 'Copy code' }).click();
      await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
      const text = await clipboardOf(page);
      expect(text.replaceAll('\r\n', '\n')).toBe(await code.textContent());
      // The previous copy must end before the test can see the next one.
      await page.clock.fastForward(5_000);
      await expect(page.getByRole('button', { name: 'Copy code' })).toBeVisible();
      const place = format === 'Terraform' ? '' : '/synchronization/acquireAccessToken';
      for (const part of [contosoHr.servicePrincipal, place, 'BaseAddress', 'SecretToken'])
        expect(text, format).toContain(part);
      for (const canary of [shown, hidden]) expect(leaksOf(canary, [{ where: format, text }])).toEqual([]);
      seen.add(text);
    }
    expect(seen.size).toBe(everywhere.length + 1);
  });

  await test.step('rows without a key are left out, and without any key the code says that its list is empty', async () => {
    await page.goto(servicePrincipal);
    await openCode(page);
    await expect(page.getByText('Choose keys in the form first.')).toBeVisible();
    await choice(page).selectOption({ label: 'Raw HTTP' });
    await expect(page.getByRole('region', { name: 'Code: Raw HTTP' })).toContainText('{"credentials":[]}');
    await page.getByRole('button', { name: 'Close' }).click();

    await fillCredential(page, 1, 'SecretToken', 'a value');
    await openCode(page);
    await expect(page.getByText('No credential has a key yet')).toHaveCount(0);
    await choice(page).selectOption({ label: 'Raw HTTP' });
    await expect(page.getByRole('region', { name: 'Code: Raw HTTP' })).toContainText(
      '{"credentials":[{"key":"SecretToken","value":"{{secret_token}}"}]}',
    );
  });
});

test('a person chooses, reads, copies and closes by the keyboard alone', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await signInAs('Adele Admin', servicePrincipal);
  await fillTwo(page);
  const opener = page.getByRole('button', { name: 'Copy as code' });
  await opener.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Copy as code' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(choice(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const code = page.getByRole('region', { name: 'Code: PowerShell 7' });
  await expect(code).toHaveAccessibleDescription(/Needs the module/);
  await page.keyboard.press('Tab');
  await expect(code).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a person finds the code accessible', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', servicePrincipal);
  await fillTwo(page);
  await openCode(page);
  await expectAccessibleInLooks(page, 'code');
  await choice(page).selectOption({ label: 'Terraform' });
  await expectAccessibleInLooks(page, 'code for Terraform');
});

async function openCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Copy as code' }).click();
  await expect(page.getByRole('button', { name: 'Copy code' })).toBeVisible();
}

function choice(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Format' });
}

function formats(page: Page): Locator {
  return choice(page).getByRole('option');
}
