import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** The ids of Contoso HR, which the directory derives from its name: the same on every start. */
export const contosoHr = {
  servicePrincipal: '8e82495e-e860-4a3f-a821-cfa8b4bc2c56',
  application: '4b22e483-bc81-4102-8593-01e1db206a39',
  appId: '33ba0d0e-a340-48f4-b362-d3e059ad29e4',
} as const;

/** Row `number` of the form, counted from 1. */
export function credential(page: Page, number: number): Locator {
  return page.getByRole('group', { name: `Credential ${number}`, exact: true });
}

export function keyOf(page: Page, number: number): Locator {
  return credential(page, number).getByRole('combobox', { name: 'Key' });
}

export function valueOf(page: Page, number: number): Locator {
  return credential(page, number).getByRole('textbox', { name: 'Value' });
}

export function searchBox(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search by name, app ID or object ID' });
}

/** Fills an existing row. It enters the key as a person does who knows its name. */
export async function fillCredential(page: Page, number: number, key: string, value: string): Promise<void> {
  await keyOf(page, number).fill(key);
  await keyOf(page, number).press('Enter');
  await valueOf(page, number).fill(value);
}

/** Goes on to the blank row by the button; its key has the focus then, or a later text could go there. */
export async function addCredential(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Add credential' }).click();
  await expect(keyOf(page, number)).toBeFocused();
}

/** Opens a target from the picker by its exact name. */
export async function openTarget(page: Page, name: string): Promise<void> {
  // A page that is being left may have a status of its own.
  await expect(searchBox(page)).toBeVisible();
  const count = page.getByRole('status');
  await expect(count).toHaveText(/\d/);
  const before = await count.innerText();
  await searchBox(page).fill(name);
  await expect(page).toHaveURL(/[?&]q=/);
  // The previous list goes when the search begins, and a click on one of its rows would be lost with it.
  // A list of one stays as it is.
  if (!before.startsWith('1 ')) await expect(count).not.toHaveText(before);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Opens the review, or says what is missing. */
export async function review(page: Page, as: 'authorize' | 'save' = 'authorize'): Promise<void> {
  await page.getByRole('button', { name: `Review and ${as}`, exact: true }).click();
}

/** The review of an authorization. */
export function authorizeDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: /^Authorize .+\?$/ });
}

/** Has what is typed tested: no dialog comes before it. */
export async function testTyped(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Test', exact: true }).click();
}

/** From a filled form to the confirmation, which it clicks. */
export async function authorize(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Authorize' }).click();
}

/** The same where Entra has something to ask; returns its window. */
export async function authorizeInWindow(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await authorize(page);
  return await opened;
}

/** The same for a person who has to consent in Entra's window first. */
export async function authorizeWithConsent(page: Page): Promise<void> {
  const popup = await authorizeInWindow(page);
  await popup.getByRole('button', { name: 'Accept' }).click();
}

/** Says yes to losing what was typed. */
export async function agreeToLeave(page: Page): Promise<void> {
  const question = page.getByRole('alertdialog', { name: 'Discard typed values?' });
  await question.getByRole('button', { name: 'Discard' }).click();
}

/** Back to the list by the link of an application's page. */
export async function backToList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
}

/** The same from a form with typed values. */
export async function leaveForList(page: Page): Promise<void> {
  await backToList(page);
  await agreeToLeave(page);
}

/** Every submit that leaves the page from now on; the list grows by itself. */
export function submitsOf(page: Page): readonly Request[] {
  const submits: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/synchronization/acquireAccessToken'))
      submits.push(request);
  });
  return submits;
}

/** The value of the secret among the two credentials of `fillTwo`. */
export const secret = 'quoted back by nobody';
const two = [
  [1, 'UserName', 'someone@contoso.example'],
  [2, 'SecretToken', secret],
] as const;

/** Fills a fresh form with an identifier and a secret. */
export async function fillTwo(page: Page): Promise<void> {
  const [first, second] = two;
  await fillCredential(page, ...first);
  await addCredential(page, 2);
  await fillCredential(page, ...second);
}

/** Both credentials of `fillTwo` are still there, and can be worked with. */
export async function expectTwoKept(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const [number, key, value] of two) {
    await expect(keyOf(page, number)).toHaveValue(key);
    await expect(valueOf(page, number)).toHaveValue(value);
  }
}

/** Like `fillCredential`, but the value comes from the keyboard alone and so never onto the page's heap by way of the test. */
export async function typeCredential(page: Page, number: number, key: string, value: string): Promise<void> {
  await keyOf(page, number).fill(key);
  await keyOf(page, number).press('Enter');
  await valueOf(page, number).focus();
  await page.keyboard.insertText(value);
}
