import type { Page, Request } from '@playwright/test';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, unfoldDetails } from '../../support/outcome-steps.ts';
import { authorize, submitsOf, typeCredential, valueOf } from '../../support/steps.ts';
import { type Expected, submitFaults } from '../../support/submit-faults.ts';

const titles: Readonly<Record<Expected['outcome'], string>> = {
  applied: 'Authorized · 204 No Content',
  rejected: 'Rejected. Nothing was changed.',
  unknown: 'Outcome unknown.',
};

faultTest(
  'an owner reads how a submit ended, and why: one target of each kind',
  async ({ page, baseURL, request, signInAs, canary, lookAtFault }) => {
    // Six faults in one visit, each with a look of axe: a new sign-in for each would take longer than all the rest.
    faultTest.slow();
    const submits = submitsOf(page);
    // Leaving with a value typed asks; here it is always left.
    page.on('dialog', (question) => void question.accept());
    for (const [place, [name, row]] of Object.entries(submitFaults).entries())
      await faultTest.step(name, async () => {
        if (place === 0) await signInAs('Owen Owner', pathOf(name));
        else await page.goto(pathOf(name));
        const before = submits.length;
        await typeCredential(page, 1, 'SecretToken', canary.value);
        await authorize(page);
        await expectOutcome(page, row, submits);
        await expect(valueOf(page, 1)).toHaveValue(canary.value);
        expect(submits).toHaveLength(before + 1);
        if (row.again) {
          await authorize(page);
          await expectOutcome(page, row.again, submits);
          expect(submits).toHaveLength(before + 2);
        }
        await lookAtFault();
      });
    const arrivals = await request.get(
      new URL('/elsewhere', baseURL?.replace('localhost', '127.0.0.1')).href,
    );
    expect(await arrivals.json(), 'what came to a foreign host').toEqual([]);
  },
);

async function expectOutcome(
  page: Page,
  { outcome, status, told }: Omit<Expected, 'again'>,
  submits: readonly Request[],
): Promise<void> {
  const region = page.getByRole(outcome === 'applied' ? 'status' : 'alert', { name: titles[outcome] });
  await expect(region).toBeFocused();
  await expect(region).toContainText(told);
  await unfoldDetails(region);
  await expect(region).toContainText(`Outcome${outcome}`);
  if (status === undefined) await expect(region).not.toContainText('HTTP status');
  else await expect(region).toContainText(`HTTP status${status}`);
  const id = submits.at(-1)?.headers()['client-request-id'] ?? 'no client-request-id was sent';
  await expect(region).toContainText(`client-request-id${id}`);
}
