import type { Locator, Page } from '@playwright/test';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { placesOf } from '../../support/places.ts';
import { revealOf } from '../../support/row-steps.ts';
import { contosoHr, fillCredential, valueOf, review } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('nothing that keeps copies is invited into a value, on one line or several', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  await expectUninvited(valueOf(page, 1));
  await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
  for (const [number, key] of [
    [1, 'SecretToken'],
    [2, 'UserName'],
  ] as const) {
    await fillCredential(page, number, key, 'one line');
    await expectUninvited(valueOf(page, number));
    await paste(page, number, 'one\ntwo\n');
    await expect(valueOf(page, number)).toHaveValue('one lineone\ntwo\n');
    expect(await valueOf(page, number).evaluate(({ tagName }) => tagName)).toBe('TEXTAREA');
    await expectUninvited(valueOf(page, number));
  }
  await revealOf(page, 1).click();
  await expectUninvited(valueOf(page, 1));
});

test('a value is in no attribute, typed or pasted, hidden or revealed, or with something wrong about it', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  const canary = createCanary();
  const expectNowhere = async (when: string) => {
    const attributes = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].map(({ name, value }) => `${name}=${value}`),
      ),
    );
    const text = attributes.join('\n');
    expect(leaksOf(canary, [{ where: `attributes, ${when}`, text }, ...(await placesOf(page))])).toEqual([]);
  };
  await fillCredential(page, 1, 'SecretToken', canary.value);
  await fillCredential(page, 2, 'BaseAddress', canary.value);
  await fillCredential(page, 3, 'Password', '');
  await paste(page, 3, `${canary.value}\n${canary.value}`);
  await fillCredential(page, 4, 'SyncAll', canary.value);
  await fillCredential(page, 5, 'SyncNotificationSettings', canary.value);
  await valueOf(page, 6).fill(canary.value);
  await expectNowhere('hidden');
  for (const number of [1, 3, 6]) await revealOf(page, number).click();
  await expectNowhere('revealed');
  await valueOf(page, 1).press('Alt+Shift+ArrowDown');
  await review(page);
  await expect(page.getByRole('group', { name: /^Fix \d+ problem/ })).toBeVisible();
  await expectNowhere('after a review that found problems');
  await expect(valueOf(page, 2)).toHaveValue(canary.value);
});

async function expectUninvited(field: Locator): Promise<void> {
  for (const [name, value] of [
    ['autocomplete', 'off'],
    ['spellcheck', 'false'],
    ['autocapitalize', 'none'],
    ['autocorrect', 'off'],
    ['dir', 'ltr'],
    ['translate', 'no'],
    ['data-1p-ignore', 'true'],
    ['data-bwignore', 'true'],
    ['data-lpignore', 'true'],
    ['data-form-type', 'other'],
  ] as const)
    await expect(field).toHaveAttribute(name, value);
  for (const name of ['value', 'title', 'name', 'maxlength', 'pattern'])
    await expect(field).not.toHaveAttribute(name);
}

async function paste(page: Page, number: number, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await valueOf(page, number).press('End');
  await valueOf(page, number).press('Control+v');
}
