import { randomBytes } from 'node:crypto';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import {
  agreeToLeave,
  authorizeWithConsent,
  leaveForList,
  openTarget,
  typeCredential,
} from '../../support/steps.ts';

test('no copy of what an administrator typed stays in memory once it is sent, left or signed out of', async ({
  page,
  signInAs,
}) => {
  // Four heap snapshots, a second each on an idle machine.
  test.slow();
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');

  await test.step('after a 204', async () => {
    // Longer than what a snapshot shows of a string by default.
    const sent = randomBytes(1_024).toString('hex');
    await typeCredential(page, 1, 'SecretToken', sent);
    await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
    await authorizeWithConsent(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(await copiesOnHeap(page, sent)).toEqual([]);
  });

  await test.step('after leaving the page by a link', async () => {
    const left = secret();
    await typeCredential(page, 1, 'Password', left);
    await leaveForList(page);
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    expect(await copiesOnHeap(page, left)).toEqual([]);
  });

  await test.step('after signing out', async () => {
    const abandoned = secret();
    await openTarget(page, 'Contoso HR');
    await typeCredential(page, 1, 'Password', abandoned);
    expect(await copiesOnHeap(page, abandoned), 'a typed value is there as long as it is needed').not.toEqual(
      [],
    );
    await page.getByRole('button', { name: 'Adele Admin' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await agreeToLeave(page);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await copiesOnHeap(page, abandoned)).toEqual([]);
  });
});

function secret(): string {
  return randomBytes(16).toString('hex');
}
