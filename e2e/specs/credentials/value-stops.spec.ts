import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, fillCredential, valueOf } from '../../support/steps.ts';
import { remedyOf, review, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a mistake stops the review until it is mended or kept; a mere suspicion is said once more in it', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', 'Bearer of a header');
  await fillCredential(page, 2, 'Password', '<your password>');
  await valueOf(page, 2).press('Control+Enter');
  const summary = page.getByRole('group', { name: 'One thing to fix before the review.' });
  await expect(summary.getByRole('link')).toHaveText(['Credential 2: This looks like a placeholder.']);
  await expect(reviewDialog(page)).toHaveCount(0);
  await summary.getByRole('link').click();
  await expect(valueOf(page, 2)).toBeFocused();
  await expect(valueOf(page, 2)).toHaveAttribute('aria-invalid', 'true');

  await remedyOf(page, 2, 'Keep').click();
  await expect(summary).toHaveCount(0);
  await review(page);
  const doubts = reviewDialog(page).getByRole('group', { name: 'Worth a second look before it is sent.' });
  await expect(doubts.getByRole('listitem')).toHaveText(['SecretToken: Starts with "Bearer".']);

  await page.keyboard.press('Escape');
  await expect(reviewDialog(page)).toHaveCount(0);
  await remedyOf(page, 1, 'Keep').click();
  await review(page);
  await expect(reviewDialog(page)).toBeVisible();
  await expect(doubts).toHaveCount(0);
});

test('a person who keeps a mistake and then makes another is stopped again', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', '<your token>');
  await valueOf(page, 1).press('Tab');
  await remedyOf(page, 1, 'Keep').click();
  await valueOf(page, 1).fill('rea******');
  await review(page);
  const summary = page.getByRole('group', { name: 'One thing to fix before the review.' });
  await expect(summary.getByRole('link')).toHaveText(['Credential 1: The value is masked.']);
  await expect(remedyOf(page, 1, 'Keep'), 'a mask is never sent').toHaveCount(0);
  await remedyOf(page, 1, 'Clear field').click();
  await expect(valueOf(page, 1)).toBeFocused();
  await expect(valueOf(page, 1)).toHaveAccessibleDescription(/Enter a value/);
  await valueOf(page, 1).fill('a real one');
  await review(page);
  await expect(reviewDialog(page)).toBeVisible();
});
