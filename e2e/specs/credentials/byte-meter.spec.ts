import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { authorize, contosoHr, fillCredential, fillTwo, submitsOf, valueOf } from '../../support/steps.ts';
import { review, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const empty = Buffer.byteLength('{"credentials":[{"key":"SecretToken","value":""}]}');

test('a person sees with each letter how many bytes will be sent, and so many are', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  const meter = page.getByText(/^[\d,]+ bytes? to send$/);
  await expect(meter).toHaveCount(0);
  await fillCredential(page, 1, 'SecretToken', '');
  await expect(meter).toHaveText(`${empty} bytes to send`);
  // One byte, two for a letter outside ASCII, two for what JSON escapes, four for an emoji.
  for (const [text, bytes] of [
    ['a', 1],
    ['ä', 3],
    ['"', 5],
    ['🚀', 9],
  ] as const) {
    await valueOf(page, 1).press('End');
    await page.keyboard.insertText(text);
    await expect(meter).toHaveText(`${empty + bytes} bytes to send`);
  }
  await page.getByRole('button', { name: 'Remove credential 1' }).click();
  await expect(meter).toHaveCount(0);

  await fillTwo(page);
  const shown = await meter.innerText();
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postDataBuffer()?.length)).toEqual([Number.parseInt(shown, 10)]);
});

test('a person in the US Government cloud sees from 80 % of its limit on that it is near, and then that it is passed', async ({
  page,
  signInAs,
}) => {
  await page.goto('/sandbox/config/us-gov');
  await signInAs('Owen Owner', target);
  const meter = page.getByText(/ of 1,024 bytes/);
  const colours = new Set<string>();
  for (const [bytes, words] of [
    [819, '819 of 1,024 bytes. That is what this cloud takes'],
    [820, '820 of 1,024 bytes. Close to what this cloud takes'],
    [1024, '1,024 of 1,024 bytes. Close to what this cloud takes'],
    [1025, '1,025 of 1,024 bytes. This cloud takes no more than that'],
  ] as const) {
    await fillBytes(page, bytes);
    await expect(meter).toContainText(words);
    colours.add(await meter.evaluate((element) => getComputedStyle(element).color));
  }
  expect(colours.size, 'calm, near and over look different').toBe(3);
  // How the cloud counts is unknown, so the person decides.
  await review(page);
  await expect(reviewDialog(page)).toContainText('US Government (GCC High)');
});

async function fillBytes(page: Page, bytes: number): Promise<void> {
  await fillCredential(page, 1, 'SecretToken', 'x'.repeat(bytes - empty));
}
