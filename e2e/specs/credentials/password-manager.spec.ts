import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../support/browser.ts';
import { end, start } from '../../engines/child-process.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { serve } from '../../support/loopback-server.ts';
import { addCredential, authorize, keyOf, leaveForList, openTarget, valueOf } from '../../support/steps.ts';

// Automation switches the password manager off, so this browser is started the way a person starts one, and joined afterwards.
test('the password manager never offers to save a value, nor asks whether it has leaked, although it does for others', async ({
  baseURL,
}) => {
  // A whole browser starts, beside those of the other workers.
  test.slow();
  const outside = await refuseAll();
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const browser = start(findBrowser().executablePath ?? findBrowser().name, [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--lang=en-US',
    `--proxy-server=127.0.0.1:${outside.port}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]);
  const form = await serve((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(request.method === 'POST' ? '<p>Sent' : careless);
  });
  const joined = await joinBrowser(`http://127.0.0.1:${await portIn(profile)}`);
  const app = baseURL ?? '';
  const [context] = joined.contexts();
  if (!context) throw new Error('The browser has no window.');
  const log = await context.newPage();
  await log.goto('chrome://password-manager-internals/');

  await fillApp(context, app);
  expect(outside.asked().filter(isLeakCheck)).toEqual([]);
  const origin = `http://localhost:${form.port}`;
  await fillForm(await context.newPage(), origin);
  const lines = log.locator('body');
  await expect(lines).toContainText('Show password prompt');
  await expect.poll(() => outside.asked().some(isLeakCheck)).toBe(true);
  // What is logged comes in order: all of the app stands before the first of the other form.
  const [ofApp = ''] = (await lines.innerText()).split(origin);
  expect(ofApp, 'the app has been looked at').toContain(app);
  expect(ofApp.split('\n').filter((line) => /prompt|Leak|PENDING|type=password/.test(line))).toEqual([]);

  await joined.close();
  await end(browser);
  form.close();
  outside.close();
  // Its child processes write a moment longer.
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** A browser that is still starting can take a connection and never answer on it; the next one it answers. */
async function joinBrowser(address: string): Promise<Browser> {
  let browser: Browser | undefined;
  await expect(async () => {
    browser = await chromium.connectOverCDP(address, { timeout: 10_000 });
  }).toPass({ timeout: 90_000 });
  if (!browser) throw new Error('The browser cannot be joined.');
  return browser;
}

/** A proxy between this browser and all other machines. It records each requested host and reaches none of them. */
async function refuseAll() {
  const asked: string[] = [];
  const server = createServer().on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return { port: address.port, asked: () => asked, close: () => server.close() };
}

function isLeakCheck(host: string): boolean {
  return host.includes('leakcheck');
}

/** What `autocomplete` was once for. */
const careless =
  '<form method="post" autocomplete="off"><label>Key <input autocomplete="off"></label><label>Value <input type="password" autocomplete="off"></label><button>Send</button></form>';

async function fillForm(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Key' }).fill('SecretToken');
  await page.getByRole('textbox', { name: 'Value' }).pressSequentially(secret());
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Sent')).toBeVisible();
}

/** Hidden, shown and hidden again; sent, left within the page, and left with it. */
async function fillApp(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // With the permission granted: Entra's window is no part of this.
  await choosePerson(page, 'Owen Owner');
  await openTarget(page, 'Contoso HR');
  await press(page, 1, 'UserName', 'someone@contoso.example');
  await addCredential(page, 2);
  await press(page, 2, 'SecretToken', secret());
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');

  await press(page, 2, 'SecretToken', secret());
  await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
  await valueOf(page, 2).pressSequentially('shown');
  await page.getByRole('button', { name: 'Hide value of SecretToken' }).click();
  await leaveForList(page);
  await openTarget(page, 'Contoso HR');
  await press(page, 1, 'Password', secret());
  await page.goto('about:blank');
}

async function press(page: Page, number: number, key: string, value: string): Promise<void> {
  await keyOf(page, number).fill(key);
  await keyOf(page, number).press('Enter');
  await valueOf(page, number).pressSequentially(value);
}

async function portIn(profile: string): Promise<number> {
  const port = async () =>
    Number((await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')[0]);
  await expect
    .poll(port, { message: 'the browser says where it listens', timeout: 30_000 })
    .toBeGreaterThan(0);
  return port();
}

function secret(): string {
  return randomBytes(6).toString('hex');
}
