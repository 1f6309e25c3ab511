import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { authorizeWithConsent, contosoHr, fillCredential, submitsOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a pasted value arrives whole, or the page says why not', async ({ page, context, signInAs }) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person who pastes text that a field would change in silence is told why it was not taken', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'SecretToken', 'before');
    for (const [text, why] of [
      ['one\r\ntwo', /the text has Windows line ends/],
      ['one\rtwo', /the text has Windows line ends/],
      ['one\0two', /the text contains a NUL character/],
    ] as const) {
      await paste(page, 1, text);
      await expect(valueOf(page, 1)).toHaveAccessibleDescription(why);
      await expect(valueOf(page, 1)).toHaveValue('before');
    }
    await valueOf(page, 1).press('End');
    await paste(page, 1, ' and after');
    await expect(valueOf(page, 1)).toHaveValue('before and after');
    await expect(valueOf(page, 1)).not.toHaveAccessibleDescription(/Not pasted/);
  });

  await test.step('a value of several lines, or of twenty thousand characters, arrives as it was pasted', async () => {
    const submits = submitsOf(page);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(target);
    const lines = '-----BEGIN KEY-----\n\tMIIB"quoted"\\\n\n-----END KEY-----\n';
    const long = '0123456789 äöü €'.repeat(1250);
    await fillCredential(page, 1, 'SecretToken', 'in front, ');
    await valueOf(page, 1).press('End');
    await paste(page, 1, lines);
    await expect(valueOf(page, 1)).toHaveValue(`in front, ${lines}`);
    await expect(valueOf(page, 1)).toBeFocused();
    await page.keyboard.type('behind');
    await page.getByRole('button', { name: 'Add credential' }).click();
    await fillCredential(page, 2, 'AppKey', '');
    await paste(page, 2, long);
    await authorizeWithConsent(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    const body = {
      credentials: [
        { key: 'SecretToken', value: `in front, ${lines}behind` },
        { key: 'AppKey', value: long },
      ],
    };
    expect(submits.map((request) => request.postDataBuffer()?.toString('utf8'))).toEqual([
      JSON.stringify(body),
    ]);
  });
});

/** Puts the text on the clipboard and presses Control and V in the value of a row. */
async function paste(page: Page, number: number, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await valueOf(page, number).press('Control+v');
}
