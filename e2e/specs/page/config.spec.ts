import { expectAccessible, expectAccessibleInLooks } from '../../support/accessible.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { fillCredential } from '../../support/steps.ts';
import type { ConfigVariant } from '../../sandbox/page/config-variants.ts';

const tenant = '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8';
const clientId = '1f6c0e2b-37d4-4c8a-b5e9-8a2d90f4c716';

test('a person who sets the page up reads what to register, corrects a typing error, copies config.json and signs in', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await page.goto('/sandbox/config/first-run');
  await expect(page.getByRole('heading', { level: 1, name: 'Set up Provisioning Keys' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`${baseURL}/redirect.html`);
  await expect(page.getByRole('main')).toContainText('Application.Read.All');
  await expect(page.getByRole('main')).toContainText('Synchronization.ReadWrite.All');
  await expect(page.getByRole('main')).toContainText('npm ci && npm start');

  const client = page.getByRole('textbox', { name: 'Application (client) ID' });
  const directory = page.getByRole('textbox', { name: 'Tenant' });
  await client.fill('1f6c0e2b');
  await directory.fill('consumers');
  await page.getByRole('button', { name: 'Use for this tab only' }).click();
  await expect(client).toHaveAccessibleDescription(/A client ID is a GUID/);
  await expect(directory).toHaveAccessibleDescription(/Enter a tenant ID/);
  await expectAccessibleInLooks(page, 'first run, with errors');

  await client.fill(clientId);
  await directory.fill('contoso.example');
  await page.getByRole('button', { name: 'Copy config.json' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(JSON.parse(await clipboardOf(page))).toEqual({
    clientId,
    tenant: 'contoso.example',
    cloud: 'global',
    graphVersion: 'v1.0',
    scopes: {
      read: ['Application.Read.All'],
      status: ['Synchronization.Read.All'],
      write: ['Synchronization.ReadWrite.All'],
    },
  });

  await client.fill(` ${clientId.toUpperCase()} `);
  await directory.fill(tenant);
  await page.getByRole('button', { name: 'Use for this tab only' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Provisioning Keys' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: tenant })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, 'Adele Admin');
  await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
});

/**
 * What the page says under each switch of the sandbox that breaks the configuration. config.test, fields.test, endpoints.test,
 * json.test and policy.test hold what is found wrong; under the other switches the page works, in tests of their own.
 */
const broken = {
  missing: ['config.json is missing.'],
  html: ['The server returned its fallback page.'],
  malformed: ["config.json isn't valid JSON. First error: line 1, column"],
  'unknown-cloud': ['1 field', 'cloud', 'atlantis', 'global, usgov, usgov-dod, china'],
  'unknown-field': ['tennant', 'Did you mean tenant?'],
  'wrong-types': ['4 fields', 'clientId', 'scopes', 'graphVersion', 'sandbox'],
  'foreign-endpoints': ['endpoints.graph', 'https://graph.attacker.example', "isn't on this computer."],
  'other-cloud': [
    'content security policy',
    'https://graph.microsoft.us',
    'https://login.microsoftonline.us',
  ],
} as const satisfies Partial<Record<ConfigVariant, readonly string[]>>;

const notSetUp = "This site isn't set up correctly.";

test('a person whose page has a broken configuration reads what is wrong, checks again once it is fixed, and signs in', async ({
  page,
  baseURL,
}) => {
  const title = page.getByRole('heading', { level: 1, name: notSetUp });
  for (const [name, words] of Object.entries(broken))
    await test.step(name, async () => {
      await page.goto(`/sandbox/config/${name}`);
      await expect(title).toBeVisible();
      const main = page.getByRole('main');
      for (const word of [...words, `${baseURL}/config.json`]) await expect(main).toContainText(word);
      await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
      expect(await page.title()).toContain(notSetUp);
      // The one that says most.
      if (name === 'wrong-types') await expectAccessibleInLooks(page, 'a broken configuration');
    });
  await test.step('one that never ends, for ten seconds', async () => {
    await page.clock.install();
    await page.goto('/sandbox/config/endless', { waitUntil: 'commit' });
    await page.clock.fastForward(2_000);
    await expect(page.getByRole('status')).toContainText('Still waiting');
    await page.clock.fastForward(8_000);
    await expect(page.getByRole('main')).toContainText("config.json didn't arrive within 10 seconds.");
    await expect(title).toBeVisible();
    await expectAccessible(page, 'a configuration that never ends');
  });
  await test.step('one that allows every tenant, as a person of any organisation finds it', async () => {
    // Fixed meanwhile, as the administrator of the server would do.
    await page.request.get('/sandbox/config/multi-tenant');
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByRole('definition').filter({ hasText: 'organizations' })).toBeVisible();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await choosePerson(page, 'Adele Admin');
    await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
  });
});

test('an administrator sees in the review, and gets, the version of Graph that is configured', async ({
  page,
  signInAs,
}) => {
  await signInAs('Connie Consented', '/sandbox/config/beta');
  await page.goto(pathOf('Contoso HR'));
  await fillCredential(page, 1, 'SecretToken', 'for the beta');
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  const endpoint = /\/graph\/beta\/servicePrincipals\/[\w-]{36}\/synchronization\/acquireAccessToken/;
  await expect(page.getByRole('dialog')).toContainText(endpoint);
  const post = page.waitForRequest((request) => request.method() === 'POST' && endpoint.test(request.url()));
  await page.getByRole('dialog').getByRole('button', { name: 'Authorize' }).click();
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await post;
});
