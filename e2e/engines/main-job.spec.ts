import { expect } from '@playwright/test';
import { createCanary, leaksOf } from '../support/canary.ts';
import { test } from './engine-test.ts';
import type { Hands, Spot } from './hands.ts';
import { placesIn } from './places-in.ts';

const row = (number: number): Spot => ({ role: 'group', name: `Credential ${number}` });
const keyOf = (number: number): Spot => ({ role: 'combobox', name: 'Key', within: row(number) });
const valueOf = (number: number): Spot => ({ role: 'textbox', name: 'Value', within: row(number) });
const button = (name: string, within?: Spot): Spot => ({
  role: 'button',
  name,
  ...(within ? { within } : {}),
});
const dialog: Spot = { role: 'dialog' };

test('an administrator authorizes, and nothing of the secret stays', async ({ hands, world }) => {
  const secret = createCanary();
  await hands.open(`${world.page}/`);
  await hands.click(button('Sign in'));
  await hands.click(button('Adele Admin'));
  await pick(hands, 'Contoso HR');

  await hands.type(keyOf(1), 'BaseAddress', 'Enter');
  await hands.type(valueOf(1), 'https://hr.example/scim');
  await hands.click(button('Add credential'));
  await hands.type(keyOf(2), 'SecretToken', 'Enter');
  await hands.type(valueOf(2), secret.value);
  await hands.click(button('Review and authorize'));
  await hands.click(button('Authorize', dialog));
  if (hands.lateWindow === 'blocked') {
    await expect
      .poll(() => hands.textOf({ role: 'alert', within: dialog }))
      .toContain('The browser blocked the Microsoft window.');
    await hands.click(button('Authorize', dialog));
  }
  await hands.inNextWindow(() => hands.click(button('Accept')));

  await expect.poll(() => hands.textOf({ role: 'status' })).toContain('204 No Content');
  expect(await hands.valueOf(valueOf(1))).toBe('https://hr.example/scim');
  expect(await hands.valueOf(valueOf(2))).toBe('');
  expect(leaksOf(secret, await placesIn(hands))).toEqual([]);
  expect(world.submits.map((body) => JSON.parse(body))).toEqual([
    {
      credentials: [
        { key: 'BaseAddress', value: 'https://hr.example/scim' },
        { key: 'SecretToken', value: secret.value },
      ],
    },
  ]);

  // Browsers put back by themselves what stood in the fields of a page that is loaded again.
  await hands.reload();
  expect(await hands.valueOf(valueOf(1))).toBe('');

  await signOut(hands);
  await expectNothingRefusedUntilNow(hands, world.violations);
});

async function pick(hands: Hands, name: string): Promise<void> {
  const count = () => hands.textOf({ role: 'status' });
  await expect.poll(count).toMatch(/\d/);
  const before = await count();
  await hands.type({ role: 'searchbox' }, name);
  // A click on a row of the previous list would be lost with that list.
  await expect.poll(count).not.toBe(before);
  await hands.click({ role: 'link', name });
  await hands.see({ role: 'heading', name });
}

async function signOut(hands: Hands): Promise<void> {
  await hands.click(button('Adele Admin'));
  await hands.click(button('Sign out'));
  await hands.see(button('Sign in'));
}

/** Reports take their time: one that is provoked now comes after all others, and shows that they would be heard. */
async function expectNothingRefusedUntilNow(hands: Hands, violations: readonly string[]): Promise<void> {
  await hands.run(`
    const style = document.createElement('style');
    style.append('body { position: fixed }');
    document.head.append(style);
  `);
  await expect.poll(() => violations).not.toEqual([]);
  expect(violations).toEqual(['style-src-elem']);
}
