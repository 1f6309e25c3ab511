import { expect, type Page, test as plain } from '@playwright/test';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { confirmedBody, faultTest } from '../../support/fault-test.ts';
import { signInByHand } from '../../support/fixtures.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { authorize, contosoHr, typeCredential } from '../../support/steps.ts';
import { watchSubmits } from '../../support/submit-watch.ts';
import { watchContext } from '../../support/watch.ts';

type Misdeed = (page: Page, secret: string) => Promise<unknown>;

function asksGraph(method: 'POST' | 'PUT', path: string): Misdeed {
  return (page) =>
    page.evaluate(
      async ([verb, end]) => {
        const graph = `${location.origin.replace('localhost', '127.0.0.1')}/graph/v1.0/servicePrincipals/none`;
        await fetch(`${graph}/synchronization/${end}`, { method: verb }).catch(() => undefined);
      },
      [method, path] as const,
    );
}

const titled: Misdeed = (page, secret) => page.evaluate((text) => (document.title = text), secret);
const submitted = asksGraph('POST', 'acquireAccessToken');

/** What a page must never do, done here on purpose: the watches have to find each, or they prove nothing elsewhere. */
const misdeeds: Readonly<Record<string, readonly [commit: Misdeed, found: RegExp]>> = {
  'a secret in the title': [titled, /^title$/],
  'a secret in the storage of the tab, in base64': [
    (page, secret) =>
      page.evaluate((text) => sessionStorage.setItem('note', text), Buffer.from(secret).toString('base64')),
    /^sessionStorage$/,
  ],
  'a secret on the console': [
    (page, secret) => page.evaluate((text) => console.info(text), secret),
    /^console$/,
  ],
  'a secret in the address of a request': [
    (page, secret) => page.evaluate((text) => fetch(`/favicon.svg?${encodeURIComponent(text)}`), secret),
    /^address of GET .*\/favicon\.svg/,
  ],
  'a submit without a confirmation': [submitted, /^2 authorizings after 1 confirmations$/],
  'a save without a confirmation': [asksGraph('PUT', 'secrets'), /^1 saves after 0 confirmations$/],
  'a test of what is typed without a confirmation': [
    asksGraph('POST', 'jobs/validateCredentials'),
    /^1 tests of what is typed after 0 confirmations$/,
  ],
  'a token sent to another server': [
    (page) =>
      page.evaluate(() => fetch('/favicon.svg', { headers: { Authorization: 'Bearer of-bad-news' } })),
    /^a token went to .*\/favicon\.svg$/,
  ],
  'an unhandled rejection': [
    (page) => page.evaluate(() => void Promise.reject(new Error('unheard'))),
    /^page error: unheard$/,
  ],
  'a breach of the policy': [
    (page) => page.evaluate(() => document.body.setAttribute('style', 'color: red')),
    /^policy violation: style-src-attr/,
  ],
};

plain(
  'the watches find nothing in a submit that went well, and then each misdeed',
  async ({ page, context }) => {
    const canary = createCanary();
    const watched = await watchContext(context);
    const astray = await watchSubmits(context);
    const traffic = recordTraffic(context);
    await signInByHand(page, 'Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    const found = async () => {
      const sent = leaksOf(canary, await traffic()).filter((where) => !confirmedBody.test(where));
      return [...watched(), ...astray(), ...leaksOf(canary, await placesOf(page)), ...sent];
    };
    expect(await found()).toEqual([]);
    for (const [commit] of Object.values(misdeeds)) await commit(page, canary.value);
    await expect
      .poll(found)
      .toEqual(
        expect.arrayContaining(Object.values(misdeeds).map(([, what]) => expect.stringMatching(what))),
      );
  },
);

/** What fails a test by itself: one misdeed for each fixture that looks, on a page that has done nothing else. */
const failing: Readonly<Record<string, Misdeed>> = {
  'a secret in the title': titled,
  'a submit without a confirmation': submitted,
  'a picture without words': (page) =>
    page.evaluate(() => document.querySelector('main')?.append(document.createElement('img'))),
};

for (const [misdeed, commit] of Object.entries(failing))
  faultTest(`a test fails for ${misdeed}`, async ({ page, canary }) => {
    faultTest.fail();
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).focus();
    await commit(page, canary.value);
  });

faultTest(
  'the look at a fault finds a focus that is lost and an outcome that is taken away',
  async ({ page, lookAtFault }) => {
    await page.goto('/');
    const signIn = page.getByRole('button', { name: 'Sign in' });
    await signIn.focus();
    await lookAtFault();
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await expect(lookAtFault()).rejects.toThrow('the focus is on something');
    await signIn.focus();
    await page.evaluate(() =>
      document.querySelectorAll('[role="status"]').forEach((region) => region.remove()),
    );
    await expect(lookAtFault()).rejects.toThrow('something is announced');
  },
);
