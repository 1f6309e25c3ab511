import { join } from 'node:path';
import { type BrowserContext, expect, test as base } from '@playwright/test';
import { createSeed, type Person, type Seed, signInByHand } from './session.ts';
import { watchSubmits } from './submit-watch.ts';
import { watchContext } from './watch.ts';

type Fixtures = {
  /**
   * Opens the app at a path with a person signed in. A browser that has been anywhere before, as by a switch of the
   * sandbox, signs in by hand.
   */
  signInAs: (person: Person, path?: string) => Promise<void>;
  /**
   * Runs for every test whether named or not: fails it for a page error, a policy violation, a foreign host, a token
   * that went astray, and for more submits than confirmations.
   */
  watched: BrowserContext;
};

export const test = base.extend<Fixtures, { seed: Seed }>({
  seed: [
    async ({ browser }, use, { project }) => {
      // Playwright empties this folder before each run.
      await use(createSeed(browser, project.use.baseURL ?? '', join(project.outputDir, '.sessions')));
    },
    { scope: 'worker' },
  ],
  watched: [
    async ({ context }, use) => {
      const found = await watchContext(context);
      const astray = await watchSubmits(context);
      await use(context);
      expect([...found(), ...astray()], 'faults that no test may have').toEqual([]);
    },
    { auto: true },
  ],
  signInAs: async ({ page, context, seed }, use) => {
    await use(async (person, path = '/') => {
      const isNew = page.url() === 'about:blank' && (await context.cookies()).length === 0;
      if (!isNew) return await signInByHand(page, person, path);
      await seed(page, person, path);
      await expect(page.getByRole('button', { name: person })).toBeVisible();
      return undefined;
    });
  },
});

/**
 * Everything moves, as it does for most people: for the specs in which hands meet dialogs that come and go, or in which what
 * moves could keep a value.
 */
export const withMotion = { contextOptions: { reducedMotion: 'no-preference' } } as const;

export { choosePerson, signInByHand, type Person } from './session.ts';
export { expect };
