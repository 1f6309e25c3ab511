import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { originsAt } from '../sandbox/tenant.ts';
import { statusUnder } from './requests.ts';
import { test } from './visitor.ts';

const assets = fileURLToPath(new URL('../../dist/assets', import.meta.url));
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

test('the page comes with the policy of the header table, fitted to loopback', async ({ visitor }) => {
  const headers = (await visitor.request.get('/')).headers();
  expect(headers['content-security-policy']?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${emptyStyle}`,
    "img-src 'self'",
    `connect-src 'self' ${visitor.services}`,
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
  });
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('the bridge page can be reached by its opener, and is otherwise as guarded', async ({ visitor }) => {
  const headers = (await visitor.request.get('/redirect.html')).headers();
  expect(headers['cross-origin-opener-policy']).toBeUndefined();
  expect(headers['content-security-policy']).toContain("script-src 'self'");
});

test('an asset is immutable and comes compressed to those who accept it', async ({ visitor }) => {
  const script = readdirSync(assets).find((name) => name.endsWith('.js'));
  const packed = await visitor.request.get(`/assets/${script}`, { headers: { 'accept-encoding': 'br' } });
  expect(packed.headers()).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const plain = await visitor.request.get(`/assets/${script}`, {
    headers: { 'accept-encoding': 'gzip, br;q=0' },
  });
  expect(plain.headers()['content-encoding']).toBeUndefined();
  expect(await plain.text()).toBe(await packed.text());
});

for (const path of [
  '/assets/none.js',
  '/.auth/login/aad',
  '/.auth/logout/complete',
  '/.auth/me?clientPrincipal',
  '/.auth/nothing/that/is/named',
  '/none.json',
  '/staticwebapp.config.json',
  '/assets/..%2f..%2fpackage.json',
  '/%2e%2e%5cpackage.json',
])
  test(`${path} is 404, not the app`, async ({ visitor }) => {
    const response = await visitor.request.get(`${visitor.page}${path}`);
    expect(response.status()).toBe(404);
    expect(response.headers()['cache-control']).toBe('no-store');
  });

test('a deep link opens the app; only GET and HEAD are answered', async ({ visitor }) => {
  const deep = await visitor.request.get('/service-principals/00000000-0000-4000-8000-000000000000');
  expect(await deep.text()).toBe(await (await visitor.request.get('/')).text());
  const head = await visitor.request.head('/');
  expect(head.status()).toBe(200);
  expect((await visitor.request.post('/')).status()).toBe(405);
  expect((await visitor.request.post('/config.json')).status()).toBe(405);
});

test('the configuration names the sandbox, with the tenant first in every endpoint', async ({ visitor }) => {
  const response = await visitor.request.get('/config.json');
  expect(response.headers()).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
  });
  const config: {
    tenant: string;
    sandbox: boolean;
    endpoints: { graph: string; authorityMetadata: Record<string, string> };
  } = await response.json();
  expect(config.sandbox).toBe(true);
  expect(config.endpoints.graph).toBe(`${visitor.services}/graph`);
  for (const endpoint of Object.values(config.endpoints.authorityMetadata))
    expect(endpoint.startsWith(`${visitor.services}/${config.tenant}/`)).toBe(true);
});

test('a switch changes the configuration of this browser session only', async ({ visitor, stranger }) => {
  await visitor.request.get('/sandbox/config/missing', { maxRedirects: 0 });
  expect((await visitor.request.get('/config.json')).status()).toBe(404);
  expect((await stranger.request.get('/config.json')).status()).toBe(200);
  expect((await stranger.request.get('/sandbox/config/nonsense')).status()).toBe(404);
});

test('another host name is turned away', async ({ connected }) => {
  const { port } = new URL(connected.services);
  expect(await statusUnder('sandbox.localhost:1', originsAt(Number(port)))).toBe(421);
});
