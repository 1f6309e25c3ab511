import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, fillCredential, review } from '../../support/steps.ts';
import { reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const empty = Buffer.byteLength('{"credentials":[{"key":"SecretToken","value":""}]}');

test('a person in the US Government cloud sees from 80 % of its limit on that it is near, and then that it is passed', async ({
  page,
  signInAs,
}) => {
  await page.goto('/sandbox/config/us-gov');
  await signInAs('Owen Owner', target);
  await expect(page.getByRole('banner')).toContainText('Cloud: US Government (GCC High)');
  const meter = page.getByText(/ of 1,024 bytes/);
  await fillBytes(page, 819);
  await expect(meter, 'far from the limit it is no news').toHaveCount(0);
  const colours = new Set<string>();
  for (const [bytes, words] of [
    [820, "820 of 1,024 bytes. Close to this cloud's limit"],
    [1024, "1,024 of 1,024 bytes. Close to this cloud's limit"],
    [1025, "1,025 of 1,024 bytes. Over this cloud's limit"],
  ] as const) {
    await fillBytes(page, bytes);
    await expect(meter).toContainText(words);
    colours.add(await meter.evaluate((element) => getComputedStyle(element).color));
  }
  expect(colours.size, 'near and over look different').toBe(2);
  // How the cloud counts is unknown, so the person decides.
  await review(page);
  await expect(reviewDialog(page)).toContainText('US Government (GCC High)');
});

async function fillBytes(page: Page, bytes: number): Promise<void> {
  await fillCredential(page, 1, 'SecretToken', 'x'.repeat(bytes - empty));
}
