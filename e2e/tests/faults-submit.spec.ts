import type { Page } from '@playwright/test';
import { faultTest } from '../fault-test.ts';
import { expect } from '../fixtures.ts';
import { objectId } from '../sandbox/directory/object-id.ts';
import { authorize, submitsOf, typeCredential, valueOf } from '../steps.ts';
import { type Expected, submitFaults } from '../submit-faults.ts';

for (const [name, expected] of Object.entries(submitFaults))
  faultTest(
    `an owner whose target is "${name}" reads how it ended, and why`,
    async ({ page, request, signInAs, canary }) => {
      const { under, again } = expected;
      const submits = submitsOf(page);
      if (under) await page.goto(`/sandbox/config/${under}`);
      await signInAs('Owen Owner', `/service-principals/${objectId('servicePrincipals', name)}`);
      await typeCredential(page, 1, 'SecretToken', canary.value);
      await authorize(page);
      await expectOutcome(page, expected);
      if (expected.outcome !== 'applied') await expect(valueOf(page, 1)).toHaveValue(canary.value);
      expect(submits).toHaveLength(1);
      if (again) {
        await authorize(page);
        await expectOutcome(page, again);
        expect(submits).toHaveLength(2);
      }
      const arrivals = await request.get(
        new URL('/elsewhere', page.url().replace('localhost', '127.0.0.1')).href,
      );
      expect(await arrivals.json(), 'what came to a host that nobody may be led to').toEqual([]);
    },
  );

async function expectOutcome(page: Page, { outcome, status, told }: Omit<Expected, 'again'>): Promise<void> {
  const region = page.getByRole(outcome === 'applied' ? 'status' : 'alert');
  await expect(region).toBeFocused();
  await expect(region).toContainText(`Outcome${outcome}`);
  await expect(region).toContainText(told);
  if (status === undefined) await expect(region).not.toContainText('HTTP status');
  else await expect(region).toContainText(`HTTP status${status}`);
}
