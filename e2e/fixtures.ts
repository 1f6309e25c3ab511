import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import { watchSubmits } from './submit-watch.ts';
import { watchContext } from './watch.ts';

/** The people of the sandbox, by the name on their button. */
export type Person =
  | 'Adele Admin'
  | 'Ray Reader'
  | 'Nora Noconsent'
  | 'Owen Owner'
  | 'Rita Registrar'
  | 'Cora Custom'
  | 'Pia Activated'
  | 'Gloria Global Reader'
  | 'Sam Stale'
  | 'Paula Personal';

type Fixtures = {
  /** Opens the app at a path, signed out, and signs in as a person. Ends on the page asked for. */
  signInAs: (person: Person, path?: string) => Promise<void>;
  /**
   * Runs for every test whether named or not: fails it for a page error, a policy violation, a foreign host, a token
   * that went astray, and for more submits than confirmations.
   */
  watched: BrowserContext;
};

export const test = base.extend<Fixtures>({
  watched: [
    async ({ context }, use) => {
      const found = await watchContext(context);
      const astray = await watchSubmits(context);
      await use(context);
      expect([...found(), ...astray()], 'faults that no test may have').toEqual([]);
    },
    { auto: true },
  ],
  signInAs: async ({ page }, use) => {
    await use(async (person, path = '/') => {
      await page.goto(path);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await choosePerson(page, person);
      await expect(page.getByRole('button', { name: person })).toBeVisible();
    });
  },
});

/** Picks a person on the sandbox's sign-in page and waits until it has been left. */
export async function choosePerson(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL(({ hostname }) => hostname === 'localhost');
}

export { expect };
