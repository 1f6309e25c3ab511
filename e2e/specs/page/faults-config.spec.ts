import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import type { ConfigVariant } from '../../sandbox/page/config-variants.ts';

/** What a person reads in place of the sign-in page, or `works` where there is nothing wrong. */
const met: Readonly<Record<ConfigVariant, string>> = {
  default: 'works',
  'first-run': 'Set up Provisioning Keys',
  missing: "This site isn't set up correctly.",
  endless: "This site isn't set up correctly.",
  html: "This site isn't set up correctly.",
  malformed: "This site isn't set up correctly.",
  'unknown-cloud': "This site isn't set up correctly.",
  'unknown-field': "This site isn't set up correctly.",
  'wrong-types': "This site isn't set up correctly.",
  'foreign-endpoints': "This site isn't set up correctly.",
  'other-cloud': "This site isn't set up correctly.",
  'us-gov': 'works',
  impatient: 'works',
  beta: 'works',
  'directory-roles': 'works',
  'unknown-scope': 'works',
  'multi-tenant': 'works',
};

faultTest.use({ arrival: 'load' });

for (const [variant, heading] of Object.entries(met))
  faultTest(`a configuration (${variant}) leaves a page that says where it stands`, async ({ page }) => {
    const waits = variant === 'endless';
    if (waits) await page.clock.install();
    await page.goto(`/sandbox/config/${variant}`, { waitUntil: waits ? 'commit' : 'load' });
    if (waits) {
      await page.clock.fastForward(2_000);
      await expect(page.getByRole('status')).toContainText('Still waiting');
      await page.clock.fastForward(8_000);
      await expect(page.getByRole('main')).toContainText("config.json didn't arrive within 10 seconds.");
    }
    const title = heading === 'works' ? 'Provisioning Keys' : heading;
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(heading === 'works' ? 1 : 0);
  });
