import type { Page } from '@playwright/test';
// By this name the table of threats finds what it names.
import { faultTest as test } from '../../support/fault-test.ts';
import { withoutStorage } from '../../support/expiry-steps.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, told } from '../../support/outcome-steps.ts';
import { dialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import { authorize, contosoHr, credential, review, typeCredential, valueOf } from '../../support/steps.ts';
import { acceptInReview, readsOf, storedButton, storedRows } from '../../support/stored-steps.ts';

test('a key that was stored after the list was read is not dropped: the review reads anew', async ({
  page,
  signInAs,
  canary,
}) => {
  // Two tabs, and four requests that change something.
  test.slow();
  const saves = savesOf(page);
  const reads = readsOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await expect(page.getByText('No stored credentials.')).toBeVisible();
  await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
  const opened = page.waitForEvent('popup');
  // A tab opened from a tab gets a copy of its session storage, as a duplicate does.
  await page.evaluate(() => void open(location.href));
  const other = await opened;

  await test.step('a second tab of the same page begins without what was typed in the first', async () => {
    await expect(valueOf(other, 1)).toHaveValue('');
    // As on another machine, which sends this page no notice.
    await withoutStorage(other, 'room');
    await other.reload();
    await typeCredential(other, 1, 'SecretToken', canary.value);
    await authorizeIn(other);
    await expect(valueOf(page, 1)).toHaveValue('someone@contoso.example');
    expect(reads).toHaveLength(1);
  });

  await test.step('stored before the review opened: it names the key, and a mask is no new value for it', async () => {
    await review(page, 'save');
    await expect(dialogOf(page)).toContainText('1 stored key will be lost.');
    expect(reads).toHaveLength(2);
    await saveOf(page).click({ force: true });
    await dialogOf(page).getByRole('button', { name: 'Go to SecretToken' }).click();
    await storedButton(page, 'Replace', 'SecretToken').click();
    await expect(valueOf(page, 2)).toBeFocused();
    await page.keyboard.insertText('****');
    await review(page, 'save');
    await expect(credential(page, 2)).toContainText('The value is masked.');
    await expect(dialogOf(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Clear field' }).click();
    await expect(valueOf(page, 2)).toBeFocused();
    await page.keyboard.insertText('a real one');
    await review(page, 'save');
    await expect(saveOf(page)).not.toHaveAttribute('aria-disabled', 'true');
    expect(saves).toEqual([]);
  });

  await test.step('stored while the review stood open: nothing is sent, and the review reads anew', async () => {
    await typeCredential(other, 2, 'Password', 'of the second tab');
    await authorizeIn(other);
    await saveOf(page).click();
    const unsent = dialogOf(page).getByRole('alert').filter({ hasText: 'Nothing was sent.' });
    await expect(unsent).toContainText('The stored credentials have changed since you opened this review.');
    await expect(unsent).toBeFocused();
    await expect(dialogOf(page)).toContainText('1 stored key will be lost.');
    await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
    expect(saves).toEqual([]);
  });

  await test.step('what one tab has stored is read anew in another that looks at it', async () => {
    await dialogOf(page).getByRole('button', { name: 'Go to Password' }).click();
    await storedButton(page, 'Clear', 'Password').click();
    await review(page, 'save');
    await dialogOf(page).getByRole('checkbox').check();
    const readsOfOther = readsOf(other);
    await saveOf(page).click();
    await expect(page.getByText('204 No Content')).toBeVisible();
    expect(saves.map((request) => request.postDataJSON())).toEqual([
      {
        value: [
          { key: 'SecretToken', value: 'a real one' },
          { key: 'UserName', value: 'someone@contoso.example' },
        ],
      },
    ]);
    await expect.poll(() => readsOfOther.length).toBeGreaterThan(0);
  });
});

test('a person who cannot read the stored credentials cannot save, and too many bytes are refused in their own words', async ({
  page,
  signInAs,
  canary,
}) => {
  const saves = savesOf(page);
  // Leaving with a value typed asks; here it is left.
  page.on('dialog', (question) => void question.accept());
  await signInAs('Greta Grants', pathOf('Forbidden'));
  await typeCredential(page, 1, 'SecretToken', canary.value);
  await review(page, 'save');
  await acceptInReview(page);
  await expect(dialogOf(page)).toContainText("You can't read the stored credentials, so you can't save");
  await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(storedRows(page)).toHaveCount(0);
  expect(saves).toEqual([]);

  await page.goto(pathOf('One kilobyte'));
  await typeCredential(page, 1, 'SecretToken', canary.value.padEnd(1_200, 'x'));
  await review(page, 'save');
  await saveOf(page).click();
  await expect(told(page)).toContainText('Rejected. Nothing was changed.');
  await expect(told(page)).toContainText('The credentials are too long in total.');
  expect(saves).toHaveLength(1);
});

/** Authorizes with what is typed, until Graph has taken it. */
async function authorizeIn(page: Page): Promise<void> {
  const taken = page.waitForResponse((response) => response.url().endsWith('/acquireAccessToken'));
  await authorize(page);
  expect((await taken).status()).toBe(204);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
