import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, fillCredential, valueOf, review } from '../../support/steps.ts';
import { remedyOf, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a mistake stops the review until it is mended or kept; a mere suspicion is said once more in it', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', 'Bearer of a header');
  await fillCredential(page, 2, 'Password', '<your password>');
  await valueOf(page, 2).press('Control+Enter');
  const summary = page.getByRole('group', { name: 'Fix 1 problem' });
  await expect(summary.getByRole('link')).toHaveText(['Password: This looks like a placeholder.']);
  await expect(reviewDialog(page)).toHaveCount(0);
  await summary.getByRole('link').click();
  await expect(valueOf(page, 2)).toBeFocused();
  await expect(valueOf(page, 2)).toHaveAttribute('aria-invalid', 'true');

  await remedyOf(page, 2, 'Keep').click();
  await expect(summary).toHaveCount(0);
  await review(page);
  const doubts = reviewDialog(page).getByRole('group', { name: 'Check before you send.' });
  await expect(doubts.getByRole('listitem')).toHaveText(['SecretToken: Starts with "Bearer".']);

  await page.keyboard.press('Escape');
  await expect(reviewDialog(page)).toHaveCount(0);
  await remedyOf(page, 1, 'Keep').click();
  await review(page);
  await expect(reviewDialog(page)).toBeVisible();
  await expect(doubts).toHaveCount(0);
});
