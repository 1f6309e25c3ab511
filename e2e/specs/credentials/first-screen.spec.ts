import { expect, test } from '../../support/fixtures.ts';
import { keyOf, openTarget } from '../../support/steps.ts';

test('the first key box is on the first screen of an application without stored credentials, on a wide screen and on a small one', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner');
  await openTarget(page, 'Contoso HR');
  await expect(page.getByText('No stored credentials.')).toBeVisible();
  for (const [width, height, most] of [
    [1280, 900, 620],
    [320, 700, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => scrollTo(0, 0));
    const box = await keyOf(page, 1).boundingBox();
    expect(box?.y ?? Infinity, `${width} pixels wide`).toBeLessThan(most);
  }
});
