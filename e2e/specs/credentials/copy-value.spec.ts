import { createCanary, leaksOf } from '../../support/canary.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { expect, test } from '../../support/fixtures.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { contosoHr, credential, fillCredential, typeCredential, valueOf } from '../../support/steps.ts';
import { recordSpeech, remedyOf } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person copies a hidden value without showing it, clears the clipboard, and reads where the browser forbids either', async ({
  page,
  context,
  signInAs,
}) => {
  const said = await recordSpeech(page);
  const traffic = recordTraffic(context);
  await context.grantPermissions(['clipboard-write']);
  await signInAs('Owen Owner', target);
  const canary = createCanary();

  await test.step('the button copies it, and another one clears the clipboard', async () => {
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await remedyOf(page, 1, 'Copy value of SecretToken').click();
    await expect(remedyOf(page, 1, 'Copied')).toBeVisible();
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/The value is on the clipboard/);
    expect(await clipboardOf(page)).toBe(canary.value);
    expect(leaksOf(canary, [...(await placesOf(page)), ...(await traffic())])).toEqual([]);

    await remedyOf(page, 1, 'Leave it').click();
    await expect(remedyOf(page, 1, 'Clear the clipboard')).toHaveCount(0);
    expect(await clipboardOf(page)).toBe(canary.value);
    await expect(valueOf(page, 1)).toBeFocused();

    await remedyOf(page, 1, 'Copy value of SecretToken').click();
    await remedyOf(page, 1, 'Clear the clipboard').press('Enter');
    await expect(remedyOf(page, 1, 'Clear the clipboard')).toHaveCount(0);
    await expect(valueOf(page, 1)).toBeFocused();
    expect((await clipboardOf(page)).trim()).toBe('');
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
    expect(await said()).toEqual(expect.arrayContaining(['Copied', 'Clipboard cleared.']));
  });

  await test.step('keys copy, cut and drag nothing out of a value that is hidden, and copy it once it is shown', async () => {
    await fillCredential(page, 2, 'UserName', 'readable');
    await valueOf(page, 2).press('Control+a');
    await valueOf(page, 2).press('Control+c');
    for (const key of ['c', 'x']) {
      await valueOf(page, 1).press('Control+a');
      await valueOf(page, 1).press(`Control+${key}`);
      await expect(valueOf(page, 1)).toHaveValue(canary.value);
    }
    expect(await clipboardOf(page), 'as it was before').toBe('readable');
    // A real drag begins with this event, which the field has to refuse.
    const begins = () =>
      valueOf(page, 1).evaluate((field) =>
        field.dispatchEvent(new DragEvent('dragstart', { cancelable: true, bubbles: true })),
      );
    expect(await begins()).toBe(false);
    await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
    expect(await begins()).toBe(true);
    await valueOf(page, 1).press('Control+a');
    await valueOf(page, 1).press('Control+c');
    expect(await clipboardOf(page)).toBe(canary.value);
    await page.getByRole('button', { name: 'Hide value of SecretToken' }).click();
  });

  await test.step('where the browser forbids it, the page says that the clipboard was not cleared', async () => {
    await remedyOf(page, 1, 'Copy value of SecretToken').click();
    await expect(remedyOf(page, 1, 'Clear the clipboard')).toBeVisible();
    await context.clearPermissions();
    // The browser refuses every permission outside this list.
    await context.grantPermissions(['geolocation']);
    await remedyOf(page, 1, 'Clear the clipboard').click();
    await expect.poll(said).toContain('The browser blocked copying.');
    await remedyOf(page, 1, 'Leave it').click();
    await expect(remedyOf(page, 1, 'Clear the clipboard')).toHaveCount(0);
    await expect(valueOf(page, 1)).toBeFocused();
  });

  await test.step('and that nothing was copied, with how to copy by hand', async () => {
    await valueOf(page, 1).fill('stays where it is');
    await remedyOf(page, 1, 'Copy value of SecretToken').click();
    await expect(remedyOf(page, 1, 'The browser blocked copying')).toBeVisible();
    await expect(credential(page, 1)).toContainText('Show the value and copy it by hand.');
    await expect(remedyOf(page, 1, 'Clear the clipboard')).toHaveCount(0);
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    expect(await said()).toContain('The browser blocked copying');
    await valueOf(page, 1).fill('another');
    await expect(credential(page, 1)).not.toContainText('copy it by hand');
  });
});
