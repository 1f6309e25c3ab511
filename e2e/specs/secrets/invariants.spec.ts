import { expect, type Page } from '@playwright/test';
import { faultTest } from '../../support/fault-test.ts';
import { authorize, contosoHr, typeCredential } from '../../support/steps.ts';

/** What a page must never do, done here on purpose: the fixture has to find each, or it proves nothing elsewhere. */
const misdeeds: Readonly<Record<string, (page: Page, secret: string) => Promise<unknown>>> = {
  'a secret in the title': (page, secret) => page.evaluate((text) => (document.title = text), secret),
  'a secret in the storage of the tab, in base64': (page, secret) =>
    page.evaluate((text) => sessionStorage.setItem('note', text), Buffer.from(secret).toString('base64')),
  'a secret on the console': (page, secret) => page.evaluate((text) => console.info(text), secret),
  'a secret in the address of a request': (page, secret) =>
    page.evaluate((text) => fetch(`/favicon.svg?${encodeURIComponent(text)}`), secret),
  'a submit that nobody confirmed': (page) =>
    page.evaluate(async () => {
      const path = '/graph/v1.0/servicePrincipals/none/synchronization/acquireAccessToken';
      const answer = fetch(location.origin.replace('localhost', '127.0.0.1') + path, { method: 'POST' });
      await answer.catch(() => undefined);
    }),
  'a save that nobody confirmed': (page) =>
    page.evaluate(async () => {
      const path = '/graph/v1.0/servicePrincipals/none/synchronization/secrets';
      const answer = fetch(location.origin.replace('localhost', '127.0.0.1') + path, { method: 'PUT' });
      await answer.catch(() => undefined);
    }),
  'a test of what is typed that nobody confirmed': (page) =>
    page.evaluate(async () => {
      const path = '/graph/v1.0/servicePrincipals/none/synchronization/jobs/validateCredentials';
      const answer = fetch(location.origin.replace('localhost', '127.0.0.1') + path, { method: 'POST' });
      await answer.catch(() => undefined);
    }),
  'a token sent to somebody else': (page) =>
    page.evaluate(() => fetch('/favicon.svg', { headers: { Authorization: 'Bearer of-bad-news' } })),
  'a rejection that nobody hears': (page) => page.evaluate(() => void Promise.reject(new Error('unheard'))),
  'a breach of the policy': (page) => page.evaluate(() => document.body.setAttribute('style', 'color: red')),
  'a focus that is lost': (page) =>
    page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur()),
  'a picture without words': (page) =>
    page.evaluate(() => document.querySelector('main')?.append(document.createElement('img'))),
  'an outcome that is taken away': (page) =>
    page.evaluate(() => document.querySelectorAll('[role="status"]').forEach((region) => region.remove())),
};

for (const [misdeed, commit] of Object.entries(misdeeds))
  faultTest(`the invariants find ${misdeed}`, async ({ page, signInAs, canary }) => {
    faultTest.fail();
    await authorizeContosoHr(page, signInAs, canary.value);
    await commit(page, canary.value);
  });

faultTest('the invariants find nothing after a submit that went well', async ({ page, signInAs, canary }) => {
  await authorizeContosoHr(page, signInAs, canary.value);
});

async function authorizeContosoHr(
  page: Page,
  signInAs: (person: 'Owen Owner', path: string) => Promise<void>,
  secret: string,
): Promise<void> {
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await typeCredential(page, 1, 'SecretToken', secret);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
}
