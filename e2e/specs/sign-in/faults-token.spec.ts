import { expect, type Locator, type Page } from '@playwright/test';
import { expectOwnWords, switchEntra } from '../../support/entra-steps.ts';
import { faultTest } from '../../support/fault-test.ts';
import { isTokenSwitch } from '../../sandbox/entra/token-faults.ts';
import type { TokenSwitch } from '../../sandbox/entra/token-faults.ts';
import { authorize, contosoHr, fillCredential, submitsOf } from '../../support/steps.ts';

/** The outcome of a confirmed submit that requests its token under a switch. */
type Expected =
  /** Entra is satisfied, by itself or in its window, and Graph accepts. */
  | { readonly applied: 'silently' | 'window' | 'consent' }
  /**
   * Goes the way of another switch, in the words of its own cause. The contract holds what Entra answers,
   * entra-network.test and golden-sign-in.test what the page makes of it, cause-texts.test that each cause has its words.
   */
  | { readonly like: TokenSwitch }
  /** Entra's window stays on an Entra page; the person gives up. */
  | { readonly window: string }
  /** Nothing was sent, because of this. */
  | { readonly told: readonly string[]; readonly after?: number; readonly pause?: number };

/** Entra asks these for consent, since their code comes from the sign-in itself. */
const asAdele: ReadonlySet<string> = new Set([
  'AADSTS50011',
  'AADSTS50194',
  'AADSTS65004',
  'AADSTS90033',
  'AADSTS90099',
  'AADSTS9999999',
]);

const expected: Record<TokenSwitch, Expected> = {
  html: { told: ['The answer was not what Microsoft documents.', 'It answered 200'] },
  empty: { like: 'html' },
  gateway: { like: 'html' },
  throttled: { told: ['Microsoft asks for a pause: too many requests.', 'Try again after'], pause: 121 },
  unavailable: { told: ['Microsoft Entra has a problem of its own.'], pause: 61 },
  dropped: { told: ['Microsoft could not be reached.', 'No answer came from http://127.0.0.1'] },
  'no-answer': { told: ['Microsoft could not be reached.'], after: 31 },
  slow: { applied: 'silently' },
  'dead-refresh': { applied: 'window' },
  claims: { applied: 'window' },
  'consent-revoked': { applied: 'consent' },
  'wrong-tenant': { told: ['The token belongs to another tenant than the one on screen.'] },
  'other-account': {
    told: ['You signed in as somebody else.', 'this page works for the account at the top'],
  },
  'odd-claims': { applied: 'silently' },
  'clock-ahead': { applied: 'silently' },
  'clock-behind': { like: 'clock-ahead' },
  AADSTS50011: { window: 'AADSTS50011' },
  AADSTS50020: { like: 'AADSTS50105' },
  AADSTS50076: { applied: 'window' },
  AADSTS50079: { like: 'AADSTS50076' },
  AADSTS50105: { window: 'AADSTS50105' },
  AADSTS50194: { told: ['This page cannot sign in to the tenant that it is set up for.'] },
  AADSTS53000: {
    told: ['This device does not meet the rules of your tenant.', 'An administrator of the tenant'],
  },
  AADSTS53003: { like: 'AADSTS50105' },
  AADSTS530003: { like: 'AADSTS53000' },
  AADSTS65004: { told: ['You cancelled at Microsoft.', 'Synchronization.ReadWrite.All'] },
  AADSTS70043: { applied: 'window' },
  AADSTS700016: { like: 'AADSTS50011' },
  AADSTS7000218: { told: ['This page is not registered as a single-page application.'] },
  AADSTS90033: { told: ['Microsoft Entra has a problem of its own.', 'AADSTS90033'] },
  AADSTS90094: { like: 'AADSTS90099' },
  AADSTS90099: { told: ['An administrator has to approve this first.', 'AADSTS90099'] },
  AADSTS9999999: { told: ['Microsoft Entra refused the sign-in.', 'It gave the code AADSTS9999999.'] },
};

for (const name of Object.keys(expected).filter((key) => isTokenSwitch(key))) {
  const row = expected[name];
  if ('like' in row) continue;
  const sends =
    'applied' in row ? 'sends what was typed' : 'sends nothing, keeps what was typed, and sends it later';
  faultTest(
    `a person who meets ${name} with typed values ${sends}`,
    async ({ page, canary, signInAs, lookAtFault }) => {
      const submits = submitsOf(page);
      if ('told' in row && (row.after ?? row.pause) !== undefined) await page.clock.install();
      const person = asAdele.has(name) ? 'Adele Admin' : 'Owen Owner';
      await signInAs(person, `/service-principals/${contosoHr.servicePrincipal}`);
      await fillCredential(page, 1, 'SecretToken', canary.value);
      await switchEntra(page, name, 'write');
      const dialog = page.getByRole('dialog');
      if ('applied' in row) {
        if (row.applied === 'silently') await authorize(page);
        else await throughWindow(page, row.applied);
        await expect(page.getByRole('status')).toContainText('204 No Content', { timeout: 15_000 });
        expect(submits).toHaveLength(1);
        await expectOwnWords(page);
        return;
      }
      if ('window' in row) await giveUpAt(page, row.window);
      else {
        const asked = page.waitForRequest(/\/oauth2\/v2\.0\/token/);
        await authorize(page);
        await asked;
        if (row.after !== undefined) await page.clock.fastForward(row.after * 1000);
      }
      await expectUnsent(dialog, 'told' in row ? row.told : ['You cancelled.']);
      await expectOwnWords(page);
      expect(submits).toEqual([]);
      await lookAtFault();

      await switchEntra(page, 'default');
      if ('told' in row && row.pause !== undefined) await page.clock.fastForward(row.pause * 1000);
      await authorizeAgain(page, person === 'Adele Admin');
      await expect(page.getByRole('status')).toContainText('204 No Content');
      const credentials = [{ key: 'SecretToken', value: canary.value }];
      expect(submits.map((request) => request.postDataJSON())).toEqual([{ credentials }]);
    },
  );
}

async function expectUnsent(dialog: Locator, told: readonly string[]): Promise<void> {
  const outcome = dialog.getByRole('alert');
  await expect(outcome).toBeFocused();
  await expect(outcome).toContainText('Nothing was sent.');
  for (const text of told) await expect(outcome).toContainText(text);
}

/** Entra's window answers by itself, or after a consent. */
async function throughWindow(page: Page, ask: 'window' | 'consent'): Promise<void> {
  const opened = page.waitForEvent('popup');
  await authorize(page);
  const popup = await opened;
  if (ask === 'consent') await popup.getByRole('button', { name: 'Accept' }).click();
}

/** The page cannot see that Entra's window shows an error, nor that it is closed: the person says so. */
async function giveUpAt(page: Page, code: string): Promise<void> {
  const opened = page.waitForEvent('popup');
  await authorize(page);
  const popup = await opened;
  await expect(popup.getByRole('main')).toContainText(`${code}:`);
  await popup.close();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing has been sent yet.');
  await expect(dialog.getByRole('button', { name: 'Window closed? Open it again' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}

/** From the same review, with Entra in its normal state. */
async function authorizeAgain(page: Page, consents: boolean): Promise<void> {
  const opened = consents ? page.waitForEvent('popup') : undefined;
  await page.getByRole('dialog').getByRole('button', { name: 'Authorize' }).click();
  await (await opened)?.getByRole('button', { name: 'Accept' }).click();
}
