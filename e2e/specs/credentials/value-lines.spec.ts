import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, credential, fillCredential, valueOf } from '../../support/steps.ts';
import { pasteInto, remedyOf } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
/** Three lines of 1,704 bytes together, in the shape of a key file. */
const lines = ['-----BEGIN KEY-----', 'ä'.repeat(833), '-----END KEY-----'].join('\n');

test.beforeEach(async ({ context, signInAs }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
});

test('a pasted secret of several lines is taken whole, or refused with an offer', async ({ page }) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person who pastes a secret of several lines sees how large it is, and the lines only after asking', async () => {
    expect(Buffer.byteLength(lines)).toBe(1704);
    const size = credential(page, 1).getByText('3 lines, 1,704 bytes', { exact: true });
    await fillCredential(page, 1, 'SecretToken', '');
    await pasteInto(valueOf(page, 1), lines);
    await expect(valueOf(page, 1)).toHaveValue(lines);
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(size).toBeVisible();
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/3 lines, 1,704 bytes/);

    await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'none');
    await expect(valueOf(page, 1)).toHaveValue(lines);
    await page.getByRole('button', { name: 'Hide value of SecretToken' }).click();
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');

    await valueOf(page, 1).press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('é');
    await expect(credential(page, 1).getByText('4 lines, 1,707 bytes', { exact: true })).toBeVisible();
  });

  await test.step('a person whose text has Windows line ends takes it with plain ones, in the place where it was pasted', async () => {
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', 'beforeafter');
    await valueOf(page, 1).press('Home');
    for (let steps = 0; steps < 'before'.length; steps += 1) await page.keyboard.press('ArrowRight');
    await pasteInto(valueOf(page, 1), ' one\r\ntwo\rthree ');
    await expect(valueOf(page, 1)).toHaveValue('beforeafter');
    await remedyOf(page, 1, 'Paste with plain line ends (LF)').click();
    await expect(valueOf(page, 1)).toHaveValue('before one\ntwo\nthree after');
    await expect(valueOf(page, 1)).toBeFocused();
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(page.getByText('Not pasted')).toHaveCount(0);
  });

  await test.step('a person who pastes a refused text again hears again that it was refused, and is offered the last one', async () => {
    await page.goto(target);
    const refused = page.getByRole('alert').filter({ hasText: 'Not pasted' });
    await fillCredential(page, 1, 'SecretToken', '');
    await pasteInto(valueOf(page, 1), 'one\r\ntwo');
    const first = await refused.elementHandle();
    await pasteInto(valueOf(page, 1), 'three\r\nfour');
    // A screen reader reads an alert when it appears, not one that is already there.
    await expect.poll(() => first?.evaluate((alert) => alert.isConnected)).toBe(false);
    await expect(refused).toHaveCount(1);
    await remedyOf(page, 1, 'Paste with plain line ends (LF)').click();
    await expect(valueOf(page, 1)).toHaveValue('three\nfour');
  });
});
