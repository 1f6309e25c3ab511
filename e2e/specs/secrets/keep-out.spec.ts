import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { revealOf } from '../../support/row-steps.ts';
import { contosoHr, fillCredential, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

/** What keeps a browser, an input method, a translator and password managers away. */
const refusals = {
  autocomplete: 'off',
  spellcheck: 'false',
  autocapitalize: 'none',
  autocorrect: 'off',
  dir: 'ltr',
  translate: 'no',
  'data-1p-ignore': 'true',
  'data-bwignore': 'true',
  'data-lpignore': 'true',
  'data-form-type': 'other',
};

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

async function expectUninvited(field: Locator): Promise<void> {
  const names = ['value', 'title', 'name', 'maxlength', 'pattern', ...Object.keys(refusals)];
  const found = await field.evaluate(
    (element, asked) => asked.map((name) => [name, element.getAttribute(name)] as const),
    names,
  );
  expect(Object.fromEntries(found.filter(([, value]) => value !== null))).toEqual(refusals);
}

async function paste(page: Page, number: number, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await valueOf(page, number).press('End');
  await valueOf(page, number).press('Control+v');
}
