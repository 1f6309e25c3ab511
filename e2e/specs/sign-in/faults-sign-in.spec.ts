import { expect, type Page } from '@playwright/test';
import { expectOwnWords, leaveForEntra, switchEntra } from '../../support/entra-steps.ts';
import { faultTest } from '../../support/fault-test.ts';
import { choosePerson } from '../../support/fixtures.ts';
import { isTokenSwitch } from '../../sandbox/entra/token-faults.ts';
import type { TokenSwitch } from '../../sandbox/entra/token-faults.ts';

/** The page shows the object ID for a person without a name. */
const owensId = '4b8d21f0-6e0a-4c35-9a27-e17f5d3c8a04';

/** `stays`: Entra keeps the browser on a page of its own. `in`: the person gets in, and whose name then stands there. */
type Expected =
  | { readonly in: 'Owen Owner' | 'Ray Reader' | typeof owensId }
  | 'stays'
  /**
   * Goes the way of another switch, in the words of its own cause. The contract holds what Entra answers,
   * entra-network.test and golden-sign-in.test what the page makes of it, cause-texts.test that each cause has its words.
   */
  | { readonly like: TokenSwitch }
  | {
      /** What the signed-out page then says. */
      readonly told: readonly [string, ...string[]];
      /** Seconds that pass before it says so. */
      readonly after?: number;
      /** Seconds that have to pass before the next try. */
      readonly pause?: number;
    };

const admin = 'An administrator of the tenant can fix this.';
const owner = 'Whoever runs this page can fix this.';

const expected: Record<TokenSwitch, Expected> = {
  html: { told: ['The answer was not what Microsoft documents.', 'It answered 200'] },
  empty: { like: 'html' },
  gateway: { like: 'html' },
  throttled: { told: ['Microsoft asks for a pause: too many requests.', 'Try again after'], pause: 121 },
  unavailable: { told: ['Microsoft Entra has a problem of its own.', 'HTTP status503'], pause: 61 },
  dropped: { told: ['Microsoft could not be reached.', 'No answer came from http://127.0.0.1'] },
  'no-answer': { told: ['Microsoft could not be reached.'], after: 31 },
  slow: { in: 'Owen Owner' },
  'dead-refresh': { in: 'Owen Owner' },
  claims: { in: 'Owen Owner' },
  'consent-revoked': { in: 'Owen Owner' },
  'wrong-tenant': {
    told: ['That account belongs to another tenant.', '8b7c2f4e-6d13-4a95-b0e8-1f3c5d7a9e26'],
  },
  'other-account': { in: 'Ray Reader' },
  'odd-claims': { in: owensId },
  'clock-ahead': { in: 'Owen Owner' },
  'clock-behind': { like: 'clock-ahead' },
  AADSTS50011: { like: 'AADSTS50105' },
  AADSTS50020: { like: 'AADSTS50105' },
  AADSTS50076: { in: 'Owen Owner' },
  AADSTS50079: { like: 'AADSTS50076' },
  AADSTS50105: 'stays',
  AADSTS50194: { told: ['This page cannot sign in to the tenant that it is set up for.', owner] },
  AADSTS53000: { told: ['This device does not meet the rules of your tenant.', admin] },
  AADSTS53003: { like: 'AADSTS50105' },
  AADSTS530003: { like: 'AADSTS53000' },
  AADSTS65004: { told: ['You cancelled at Microsoft.', 'Application.Read.All', 'You can fix this.'] },
  AADSTS70043: { in: 'Owen Owner' },
  AADSTS700016: { like: 'AADSTS50105' },
  AADSTS7000218: { told: ['This page is not registered as a single-page application.', owner] },
  AADSTS90033: { told: ['Microsoft Entra has a problem of its own.', 'AADSTS90033'] },
  AADSTS90094: { like: 'AADSTS90099' },
  AADSTS90099: { told: ['An administrator has to approve this first.', 'AADSTS90099'] },
  AADSTS9999999: { told: ['Microsoft Entra refused the sign-in.', 'It gave the code AADSTS9999999.'] },
};

const rows = Object.keys(expected)
  .filter((name) => isTokenSwitch(name))
  .flatMap((name) => {
    const row = expected[name];
    return typeof row === 'object' && 'like' in row ? [] : [[name, row] as const];
  });

faultTest.describe('a person who meets at the sign-in', () => {
  for (const [name, row] of rows) {
    if (row === 'stays')
      faultTest(`${name} reads it at Entra, comes back and goes on`, async ({ page, lookAtFault }) => {
        await page.goto('/');
        await switchEntra(page, name);
        await leaveForEntra(page);
        await expect(page.getByRole('main')).toContainText(`${name}:`);
        await page.goBack();
        const alert = page.getByRole('alert');
        await expect(alert).toContainText('The sign-in was not finished.');
        await expect(alert).toContainText('If Microsoft showed an error with a code that begins with AADSTS');
        await expect(alert).toBeFocused();
        await lookAtFault();
        await goesOn(page);
      });
    else if ('told' in row)
      faultTest(`${name} is told why, and goes on once it is mended`, async ({ page, lookAtFault }) => {
        const waits = row.after !== undefined || row.pause !== undefined;
        if (waits) await page.clock.install();
        await page.goto('/');
        await switchEntra(page, name);
        await page.getByRole('button', { name: 'Sign in' }).click();
        const asked = row.after === undefined ? undefined : page.waitForRequest(/\/oauth2\/v2\.0\/token/);
        await throughEntra(page);
        if (row.after !== undefined) {
          await asked;
          await page.clock.fastForward(2000);
          await expect(page.getByRole('status')).toContainText('Still waiting');
          await page.clock.fastForward(row.after * 1000);
        }
        const alert = page.getByRole('alert');
        for (const text of row.told) await expect(alert).toContainText(text);
        await expect(alert).toBeFocused();
        await expectOwnWords(page);
        await lookAtFault();
        if (row.pause !== undefined) await page.clock.fastForward(row.pause * 1000);
        await goesOn(page);
      });
  }
});

faultTest.describe('a person gets in', () => {
  faultTest.use({ arrival: 'load' });
  for (const [name, row] of rows)
    if (row !== 'stays' && 'in' in row)
      faultTest(`under ${name}`, async ({ page }) => {
        await page.goto('/');
        await switchEntra(page, name);
        await leaveForEntra(page);
        await throughEntra(page);
        await expect(page.getByRole('button', { name: row.in })).toBeVisible({ timeout: 15_000 });
        await expectOwnWords(page);
      });
});

/** Answers what Entra asks, as far as it asks anything before it goes back. */
async function throughEntra(page: Page): Promise<void> {
  const person = page.getByRole('button', { name: 'Owen Owner' });
  const accept = page.getByRole('button', { name: 'Accept' });
  const alert = page.getByRole('alert');
  await expect(person.or(alert).first()).toBeVisible();
  if (new URL(page.url()).hostname === 'localhost') return;
  await person.click();
  await page.waitForURL(
    ({ hostname, pathname }) => hostname === 'localhost' || pathname.endsWith('/authorize'),
  );
  if (await accept.isVisible()) await accept.click();
}

/** After Entra is back to normal, one click on the signed-out page signs in. */
async function goesOn(page: Page): Promise<void> {
  await switchEntra(page, 'default');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const inside = page.getByRole('banner').getByRole('button');
  await expect(page.getByRole('button', { name: 'Owen Owner' })).toBeVisible();
  if ((await inside.count()) === 0) await choosePerson(page, 'Owen Owner');
  await expect(page.getByRole('heading', { level: 1, name: 'Choose an application' })).toBeVisible();
}
