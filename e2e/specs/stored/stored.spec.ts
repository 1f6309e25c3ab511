import { expectAccessible } from '../../support/accessible.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { acceptInWindow, button, readsOf, show, stored } from '../../support/stored-steps.ts';
import {
  authorize,
  contosoHr,
  expectTwoKept,
  fillCredential,
  fillTwo,
  keyOf,
  openTarget,
  valueOf,
} from '../../support/steps.ts';

test('an administrator asks what is stored, consents in a window, and loses nothing typed', async ({
  page,
  signInAs,
}) => {
  const reads = readsOf(page);
  let windows = 0;
  page.on('popup', () => (windows += 1));
  await signInAs('Adele Admin', pathOf('Stored already'));
  await fillTwo(page);
  await show(page);
  await expect(stored(page)).toContainText('Permission needed.');
  await expect(stored(page)).toContainText('Synchronization.ReadWrite.All');
  expect(windows, 'no window without a click for it').toBe(0);
  expect(reads, 'no request without the permission').toEqual([]);

  await acceptInWindow(page);
  await expect(stored(page).getByRole('status')).toHaveText('4 keys are stored.');
  await expect(stored(page).getByRole('status'), 'the button of the window is gone').toBeFocused();
  await expect(stored(page).getByRole('listitem')).toHaveText([
    /^Tenant URL.*BaseAddresshttps:\/\/stored\.example\/scim/,
    /^Secret token.*SecretTokenstored, hidden/,
    /^Notification settings.*SyncNotificationSettings\{"Enabled":true,"Recipients":"hr@contoso\.example"/,
    /^Not in Microsoft's published listPartnerRegionstored, hidden/,
  ]);
  expect(reads).toHaveLength(1);
  await expectTwoKept(page);
  await expect(stored(page)).not.toContainText('*');
});

test('a person keeps or replaces each key; a mask never arrives in a field', async ({ page, signInAs }) => {
  await signInAs('Sam Stale', pathOf('Stored already'));
  await show(page);
  const opened = page.waitForEvent('popup');
  await stored(page).getByRole('button', { name: 'Grant permission' }).click();
  await (await opened).getByRole('button', { name: 'Sam Stale' }).click();
  const [keep, replace] = [button(page, 'Keep SecretToken'), button(page, 'Replace SecretToken')];
  await expect(keep).toHaveAttribute('aria-pressed', 'true');
  await expect(replace).toHaveAttribute('aria-pressed', 'false');
  await expect(stored(page)).toContainText('Clearing a key is not possible here');

  await replace.click();
  await expect(replace).toHaveAttribute('aria-pressed', 'true');
  await expect(keep).toHaveAttribute('aria-pressed', 'false');
  await expect(keyOf(page, 1)).toHaveValue('SecretToken');
  await expect(valueOf(page, 1)).toBeFocused();
  await expect(valueOf(page, 1)).toHaveValue('');
  await page.keyboard.insertText('a new token');
  await button(page, 'Replace BaseAddress').click();
  await expect(keyOf(page, 2)).toHaveValue('BaseAddress');
  await expect(valueOf(page, 2)).toHaveValue('');
  await button(page, 'Replace SecretToken').click();
  await expect(valueOf(page, 1), 'the row that there is').toBeFocused();
  await expect(valueOf(page, 1)).toHaveValue('a new token');

  await button(page, 'Keep BaseAddress').click();
  await expect(button(page, 'Keep BaseAddress')).toHaveAttribute('aria-pressed', 'true');
  await expect(keyOf(page, 2), 'the blank row that is always there').toHaveValue('');
  await expect(keyOf(page, 3)).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue('a new token');

  await button(page, 'Replace SyncNotificationSettings').click();
  await expect(valueOf(page, 2), 'a setting begins as it is stored').toHaveValue(
    '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}',
  );
});

test('an open list is read again after a submit, and forgotten when it is hidden', async ({
  page,
  signInAs,
}) => {
  const reads = readsOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await show(page);
  await expect(stored(page).getByRole('status')).toHaveText(
    'Nothing is stored, or nothing that Graph tells.',
  );
  await expect(stored(page).getByRole('listitem')).toHaveCount(0);
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByText('204 No Content')).toBeVisible();
  await expect(stored(page).getByRole('listitem')).toHaveText([
    /someone@contoso\.example/,
    /SecretTokenstored, hidden/,
  ]);
  expect(reads).toHaveLength(2);
  await stored(page).getByRole('button', { name: 'Read again' }).click();
  await expect.poll(() => reads.length).toBe(3);

  await button(page, 'Hide what is stored').click();
  await expect(stored(page)).not.toContainText('someone@contoso.example');
  await expect(button(page, 'Show what is stored')).toBeFocused();
  await show(page);
  await expect(stored(page)).toContainText('someone@contoso.example');
  expect(reads, 'nothing was kept').toHaveLength(4);
});

test('for an app registration the page says why it cannot tell', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', `/applications/${contosoHr.application}`);
  await expect(stored(page)).toContainText('on enterprise applications only');
  await expect(stored(page).getByRole('button')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 320])
    test.describe(`in ${colorScheme} colours, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 720 } });

      test('a person finds what is stored accessible', async ({ page, signInAs }) => {
        await signInAs('Adele Admin', pathOf('Stored already'));
        await expectAccessible(page, 'before it is read');
        await show(page);
        await expect(button(page, 'Grant permission')).toBeVisible();
        await expectAccessible(page, 'permission missing');
        await acceptInWindow(page);
        await button(page, 'Replace SecretToken').click();
        await expect(button(page, 'Replace SecretToken')).toHaveAttribute('aria-pressed', 'true');
        await expectAccessible(page, 'stored keys');
      });
    });

test('what one tab has stored is read anew in another that looks at it', async ({
  page,
  context,
  signInAs,
}) => {
  // Two tabs, each with a separate sign-in.
  test.slow();
  const looking = await context.newPage();
  await looking.goto('/');
  await looking.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(looking, 'Adele Admin');
  await openTarget(looking, 'Stored already');
  await show(looking);
  await acceptInWindow(looking);
  await expect(stored(looking).getByRole('status')).toHaveText('4 keys are stored.');
  const reads = readsOf(looking);
  await signInAs('Adele Admin', new URL(looking.url()).pathname);
  await fillCredential(page, 1, 'UserName', 'someone');
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await expect.poll(() => reads.length).toBe(1);
});
