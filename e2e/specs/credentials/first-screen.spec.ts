import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, keyOf } from '../../support/steps.ts';

for (const [width, height, most] of [
  [1280, 900, 180],
  [320, 700, 190],
] as const)
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height } });

    test('the first key box follows the tabs at once', async ({ page, signInAs }) => {
      await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
      await expect(page.getByText('No stored credentials.')).toBeVisible();
      const [tabs, box] = await Promise.all([
        page.getByRole('tablist').boundingBox(),
        keyOf(page, 1).boundingBox(),
      ]);
      expect((box?.y ?? Infinity) - (tabs?.y ?? 0)).toBeLessThan(most);
    });
  });
