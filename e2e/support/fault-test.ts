import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type Canary, createCanary, leaksOf } from './canary.ts';
import { test } from './fixtures.ts';
import { placesOf, recordTraffic } from './places.ts';

type FaultFixtures = {
  /** `load`: the fault occurs as the page loads, and the title of the page names it. The focus is then the browser's own. */
  arrival: 'in-page' | 'load';
  /** The secret to type: wherever else it turns up, the test fails. */
  canary: Canary;
  /**
   * Checks the page as the fault has left it, for a test that goes on from there. A test that ends at the fault
   * gets this check by itself.
   */
  lookAtFault: () => Promise<void>;
  /** Runs for every test whether named or not: where the canary has been. */
  invariants: undefined;
};

/**
 * For what goes wrong. After each test, besides what every test is watched for: the canary has been nowhere but in the
 * body of a confirmed request, the end was announced and has the focus in a sensible place, axe finds nothing, and there is a way on.
 */
export const faultTest = test.extend<FaultFixtures>({
  arrival: ['in-page', { option: true }],
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern which fixtures to prepare
  canary: async ({}, use) => {
    await use(createCanary());
  },
  lookAtFault: [
    async ({ page, arrival }, use, { errors }) => {
      let looked = false;
      const look = async () => {
        looked = true;
        await (arrival === 'load' ? expectTitled(page) : expectAnnounced(page));
        await expectWayOn(page);
        await expectAccessible(page, 'after the fault');
      };
      await use(look);
      // A failed test already has its own message, and leaves a page in a state that no test intended.
      if (!looked && errors.length === 0) await look();
    },
    { auto: true },
  ],
  invariants: [
    async ({ page, context, canary }, use, { errors }) => {
      const traffic = recordTraffic(context);
      await use(undefined);
      if (errors.length > 0) return;
      expect(leaksOf(canary, await placesOf(page)), 'the canary on the page').toEqual([]);
      const sent = leaksOf(canary, await traffic());
      const elsewhere = sent.filter((where) => !confirmedBody.test(where));
      expect(elsewhere, 'the canary on its way').toEqual([]);
    },
    { auto: true },
  ],
});

/** The body of an authorizing, of a save, of a test of what is typed. */
export const confirmedBody =
  /^body of (POST|PUT) http:\/\/127\.0\.0\.1:\d+\/graph\/(v1\.0|beta)\/(servicePrincipals|applications)\/[\w-]{36}\/synchronization\/(acquireAccessToken|secrets|jobs\/([\w.-]+\/)?validateCredentials)$/;

/** A screen reader has announced the fault: by a live region, or by the focused heading or dialog. */
async function expectAnnounced(page: Page): Promise<void> {
  const told = page.locator(
    '[role="alert"], [role="status"], [aria-live="polite"], h1:focus, [role="dialog"], [role="alertdialog"]',
  );
  await expect(told.filter({ hasText: /\p{L}{2}/u }).first(), 'something is announced').toBeVisible();
  await expect(page.locator('body'), 'the focus is on something').not.toBeFocused();
}

/** The title of the tab, which is read as the page loads, says what the heading says. */
async function expectTitled(page: Page): Promise<void> {
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  expect(heading, 'the page has a heading').toMatch(/\p{L}{2}/u);
  expect(await page.title(), 'the title says it').toContain(heading);
}

/** The page offers a control that leads on from here. */
async function expectWayOn(page: Page): Promise<void> {
  const ways = page.getByRole('button').or(page.getByRole('link'));
  await expect(ways.and(page.locator(':enabled, a[href]')).first(), 'a way forward').toBeVisible();
}
