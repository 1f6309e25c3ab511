import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { authorizeWithConsent, keyOf, valueOf } from '../../support/steps.ts';

/** What escaping, encoding or normalizing tends to change, wherever it stands. */
const inside = [
  '"quotes" \'and\' \\backslashes\\ \\n',
  '</script><img src=x onerror=alert(1)>',
  '👩‍🚀🇺🇳 beyond the basic plane 𝒳',
  'right-to-left \u202e override \u2066isolate\u2069',
  'zero\u200bwidth\u200djoiner\u2060\ufeff',
  'lone high \ud83d surrogate',
  'lone low \ude80 surrogate',
  'line\u2028and\u2029paragraph separators',
  'Server=a;Password="b;c"; key=%00%2e%2e/+&?#',
  'nfc é and nfd e\u0301 stay two',
  'tab\tinside',
  'ﬁ ﬃ Å ™ compatibility',
].join(' | ');

/** Values that fields, trimming, escaping or encoding tend to change, by kind of field: hidden, readable, an address, a control. */
const values: Readonly<Record<string, string>> = {
  SecretToken: inside,
  Password: '  spaces at both ends  ',
  UserName: inside,
  ClientIdentifier: '__proto__',
  Oauth2ClientId: '0123456789'.repeat(120),
  CompanyId: '\u0085next line, \u00a0no-break, \u3000ideographic\u3000',
  Domain: '{"domain":"contoso.com"}',
  Server: 'null',
  BaseAddress: ' https://EXAMPLE.com:443/a/../b ',
  Url: 'javascript:alert(1)',
  SyncNotificationSettings: '{"Enabled":true,"Recipients":"a@b.example"}',
};

test('what an administrator enters arrives byte for byte, whatever it is', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  for (const [index, [key, value]] of Object.entries(values).entries()) {
    await keyOf(page, index + 1).fill(key);
    await keyOf(page, index + 1).press('Enter');
    await valueOf(page, index + 1).selectText();
    await insert(page, value);
  }
  const posted = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/synchronization/acquireAccessToken'),
  );
  await authorizeWithConsent(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  const expected = { credentials: Object.entries(values).map(([key, value]) => ({ key, value })) };
  expect((await posted).postDataBuffer()?.toString('utf8')).toBe(JSON.stringify(expected));
});

/**
 * Enters text the way an input method does. It passes code units, since a lone surrogate would not survive the
 * transfer to the page.
 */
async function insert(page: Page, text: string): Promise<void> {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  await page.evaluate((all) => {
    document.execCommand('insertText', false, all.map((unit) => String.fromCharCode(unit)).join(''));
  }, units);
}
