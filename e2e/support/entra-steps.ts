import { expect, type Page } from '@playwright/test';
import type { Reach, TokenSwitch } from '../sandbox/entra/token-faults.ts';

/** Sets how the sandbox's Entra behaves for this browser from now on, as a click in another tab would. */
export async function switchEntra(
  page: Page,
  name: TokenSwitch | 'default',
  reach: Reach = 'all',
): Promise<void> {
  const { origin } = new URL(page.url());
  const address = `${origin.replace('localhost', '127.0.0.1')}/sandbox/token/${name}/${reach}`;
  const answer = await page.context().request.get(address, { maxRedirects: 0 });
  expect(answer.status(), `the switch ${name}`).toBe(302);
}

/** Texts of the sign-in library and of Entra that say nothing to a person: https://aka.ms/msal.js.errors */
const rawTexts =
  /aka\.ms\/msal|\bmsal\b|(?:Server|Auth|Network|Configuration|Cache)Error|AADSTS\d+:|Trace ID:|Correlation ID:|Error\(s\)|error_description|\binvalid_(?:grant|request|client)\b|interaction_required|\bundefined\b/i;

/** Nothing of the sign-in library's own words has come onto the page, except a bare code for support. */
export async function expectOwnWords(page: Page): Promise<void> {
  const visible = await page.locator('body').innerText();
  expect(rawTexts.exec(visible)?.[0], 'raw words on the page').toBeUndefined();
}

/** Clicks the one button of the signed-out page. */
export async function leaveForEntra(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(({ hostname }) => hostname === '127.0.0.1');
}

/** A state as MSAL makes them, for an interaction that never was. */
function madeUp(interactionType: 'redirect' | 'popup'): string {
  const state = { id: '01a20862-d7c6-7dc9-8120-49ed30a444c4', meta: { interactionType } };
  return encodeURIComponent(Buffer.from(JSON.stringify(state)).toString('base64'));
}

/** What a link may hold to pass for an answer of Entra's. */
export const forged = {
  'a code in the fragment': `#code=made-up&client_info=e30&state=${madeUp('redirect')}`,
  'a code in the query': `?code=made-up&state=${madeUp('redirect')}`,
  'an error': `#error=access_denied&error_description=AADSTS50105%3A+Call+this+number&state=${madeUp('redirect')}`,
  'a token': '#access_token=eyJhbGciOiJub25lIn0.e30.&token_type=Bearer',
  'an answer to a window': `#code=made-up&state=${madeUp('popup')}`,
} as const;

/** Nothing of a forged answer is on the page or in the tab. */
export async function expectNothingTaken(page: Page): Promise<void> {
  await expect(page.locator('body')).not.toContainText('Call this number');
  await expectOwnWords(page);
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
  expect(kept).not.toContain('made-up');
  expect(kept).not.toContain('eyJhbGciOiJub25lIn0');
}
