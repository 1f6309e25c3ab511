import { readFileSync } from 'node:fs';
import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';

test('the watch is handed on as a file with everything filled in', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', '/?kind=provisioning');
  const open = page.getByRole('button', { name: 'Schedule…' });
  await open.click();
  const dialog = page.getByRole('dialog');
  const download = dialog.getByRole('button', { name: 'Download file' });
  await expect(dialog.getByText('Watch on a schedule', { exact: true })).toBeFocused();
  await test.step('nothing is written before the fields are right', async () => {
    await dialog.getByLabel('Client ID').fill('contoso');
    await dialog.getByLabel('Repository').fill('contoso/watch');
    await expect(dialog.getByText('A client ID is a GUID')).toBeVisible();
    await expect(download).toHaveAttribute('aria-disabled', 'true');
  });
  await test.step('then the file names the tenant, and the steps the subject', async () => {
    await dialog.getByLabel('Client ID').fill('2c9b7d50-4f1e-4a86-87d3-0e5b6c19f248');
    await expect(dialog.getByText('repo:contoso/watch:ref:refs/heads/main', { exact: true })).toBeVisible();
    const saved = page.waitForEvent('download');
    await download.click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('provisioning-watch.yml');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain("TENANT_ID: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8'");
    expect(text).toContain("CLIENT_ID: '2c9b7d50-4f1e-4a86-87d3-0e5b6c19f248'");
  });
  await test.step('the runbook comes with the script that grants its permissions', async () => {
    await dialog.getByLabel('Run with').selectOption('Azure Automation');
    await dialog.getByLabel('Object (principal) ID').fill('7e1a4c52-0b6d-4d0f-9c3b-5a2e8f7d6140');
    const script = dialog.getByRole('region', { name: 'Script that grants permissions' });
    await expect(script).toContainText("-ServicePrincipalId '7e1a4c52-0b6d-4d0f-9c3b-5a2e8f7d6140'");
    await expectAccessible(page, 'the schedule');
  });
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
});
