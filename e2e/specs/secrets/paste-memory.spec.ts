import { randomBytes } from 'node:crypto';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { contosoHr, keyOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('of a pair that was pasted into a key box the key keeps no copy of the value', async ({
  page,
  context,
  signInAs,
}) => {
  // Heap snapshots, a second each on an idle machine.
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  const value = randomBytes(16).toString('hex');
  // From another origin, so that the test brings nothing onto the page's heap by itself.
  const writer = await context.newPage();
  await writer.goto(new URL('/', page.url().replace('localhost', '127.0.0.1')).href);
  await writer.evaluate((text) => navigator.clipboard.writeText(text), `NotYetPublishedKey=${value}`);
  await writer.close();

  await keyOf(page, 1).focus();
  await page.keyboard.press('Control+V');
  await expect(keyOf(page, 1)).toHaveValue('NotYetPublishedKey');
  await expect(valueOf(page, 1)).toBeFocused();
  expect(await copiesOnHeap(page, value), 'it is there as long as it is needed').not.toEqual([]);
  await valueOf(page, 1).press('Control+a');
  await page.keyboard.press('Delete');
  expect(await copiesOnHeap(page, value)).toEqual([]);
});
