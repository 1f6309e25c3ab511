import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, keyOf } from '../../support/steps.ts';

test('the first key box follows the tabs at once, on a wide screen and on a small one', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await expect(page.getByText('No stored credentials.')).toBeVisible();
  for (const [width, height, most] of [
    [1280, 900, 180],
    [320, 700, 190],
  ] as const) {
    await page.setViewportSize({ width, height });
    const [tabs, box] = await Promise.all([
      page.getByRole('tablist').boundingBox(),
      keyOf(page, 1).boundingBox(),
    ]);
    expect((box?.y ?? Infinity) - (tabs?.y ?? 0), `${width} pixels wide`).toBeLessThan(most);
  }
});
