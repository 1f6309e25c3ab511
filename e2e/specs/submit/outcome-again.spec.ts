import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, press, resolver, sendSecret, told } from '../../support/outcome-steps.ts';
import { authorize, submitsOf, typeCredential, valueOf } from '../../support/steps.ts';

const question = { name: 'Send again, knowing that it may be the second time?' } as const;
const review = { name: /^Authorize .+\?$/ } as const;

faultTest(
  'an owner sends again knowingly: asked what may happen twice, then through the review',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await sendSecret(page, canary.value);
    await press(page, 'Send again…');
    const dialog = page.getByRole('dialog', question);
    await expect(dialog).toContainText('What is stored for SecretToken is replaced');
    await dialog.getByRole('button', { name: 'Not now' }).click();
    await expect(resolver(page).getByRole('button', { name: 'Send again…' })).toBeFocused();
    await press(page, 'Send again…');
    await dialog.getByRole('button', { name: 'Go on to the review' }).click();
    await expect(page.getByRole('dialog', review)).toContainText('The last attempt may already have worked.');
    expect(submits).toHaveLength(1);
    await press(page, 'Authorize');
    await expect(told(page)).toBeFocused();
    expect(submits).toHaveLength(2);
  },
);

faultTest(
  'an owner whose one-time code may be used up is asked for a new one before the review opens',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Hangs up afterwards'));
    await typeCredential(page, 1, 'Oauth2AuthorizationCode', canary.value);
    await authorize(page);
    await expect(told(page)).toContainText(
      'Treat the authorization code as used: get a new one before you send again.',
    );
    await press(page, 'Send again…');
    await expect(page.getByRole('dialog', question)).toContainText('the form asks for a new one');
    await press(page, 'Go on to the new code');
    const toField = page.getByRole('link', { name: /The last attempt may have used up this code/ });
    await expect(toField).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await press(page, 'Review and authorize');
    await expect(page.getByRole('dialog'), 'the other way to the review is shut too').toHaveCount(0);
    await toField.click();
    await expect(valueOf(page, 1)).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('a new code');
    await press(page, 'Review and authorize');
    await expect(page.getByRole('dialog', review)).toBeVisible();
    expect(submits).toHaveLength(1);
  },
);
