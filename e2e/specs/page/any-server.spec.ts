import { expect, test as base } from '../../support/fixtures.ts';
import { openOtherWorld, type OtherWorld } from '../../support/other-world.ts';
import { authorize, fillCredential, openTarget } from '../../support/steps.ts';

const test = base.extend<{ world: OtherWorld }>({
  // Playwright wants the destructured fixtures even where there are none.
  // oxlint-disable-next-line no-empty-pattern
  world: async ({}, use) => {
    const world = await openOtherWorld();
    await use(world);
    world.close();
  },
});

test('an administrator of another tenant does the job with the same files on a plain static server', async ({
  page,
  world,
}) => {
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: world.person })).toBeVisible();
  await openTarget(page, world.target);
  await page.reload();
  await fillCredential(page, 1, 'SecretToken', 'a token for another world');
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(world.received).toEqual([
    {
      authorization: expect.stringMatching(/^Bearer .*Synchronization\.ReadWrite\.All/),
      body: '{"credentials":[{"key":"SecretToken","value":"a token for another world"}]}',
    },
  ]);
});
