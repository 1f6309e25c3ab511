import type { Page, Request } from '@playwright/test';
import { faultTest } from '../fault-test.ts';
import { expect } from '../fixtures.ts';
import { pathOf } from '../outcome-steps.ts';
import { authorize, submitsOf, typeCredential, valueOf } from '../steps.ts';
import { type Expected, submitFaults } from '../submit-faults.ts';

const titles: Readonly<Record<Expected['outcome'], string>> = {
  applied: 'Microsoft Entra accepted the credentials.',
  rejected: 'Microsoft Graph refused; nothing was changed.',
  unknown: 'Nobody can say whether this took effect.',
};

for (const [name, { under, again, ...first }] of Object.entries(submitFaults))
  faultTest(
    `an owner whose target is "${name}" reads how it ended, and why`,
    async ({ page, baseURL, request, signInAs, canary }) => {
      const submits = submitsOf(page);
      if (under) await page.goto(`/sandbox/config/${under}`);
      await signInAs('Owen Owner', pathOf(name));
      await typeCredential(page, 1, 'SecretToken', canary.value);
      await authorize(page);
      await expectOutcome(page, first, submits);
      await expect(valueOf(page, 1)).toHaveValue(canary.value);
      expect(submits).toHaveLength(1);
      if (again) {
        await authorize(page);
        await expectOutcome(page, again, submits);
        expect(submits).toHaveLength(2);
      }
      const arrivals = await request.get(
        new URL('/elsewhere', baseURL?.replace('localhost', '127.0.0.1')).href,
      );
      expect(await arrivals.json(), 'what came to a host that nobody may be led to').toEqual([]);
    },
  );

async function expectOutcome(
  page: Page,
  { outcome, status, told }: Omit<Expected, 'again' | 'under'>,
  submits: readonly Request[],
): Promise<void> {
  const region = page.getByRole(outcome === 'applied' ? 'status' : 'alert');
  await expect(region).toBeFocused();
  await expect(region.getByRole('group', { name: titles[outcome] })).toBeVisible();
  await expect(region).toContainText(told);
  await expect(region).toContainText(`Outcome${outcome}`);
  if (status === undefined) await expect(region).not.toContainText('HTTP status');
  else await expect(region).toContainText(`HTTP status${status}`);
  const id = submits.at(-1)?.headers()['client-request-id'] ?? 'no client-request-id was sent';
  await expect(region).toContainText(`client-request-id${id}`);
}
