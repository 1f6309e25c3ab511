import { expect, test, vi } from 'vitest';
import { clouds } from './clouds.ts';
import { loadConfig, allowsConnection } from './config.ts';
import { clientId, endpoints, load, local, production, ready, serving } from './config.fixture.ts';

test('a client id is enough: everything else has a safe default', async () => {
  expect(await ready({ clientId })).toEqual({
    clientId,
    clientIdFrom: 'file',
    tenant: 'organizations',
    cloud: clouds.global,
    graphVersion: 'v1.0',
    scopes: {
      read: ['Application.Read.All'],
      status: ['Synchronization.Read.All'],
      write: ['Synchronization.ReadWrite.All'],
    },
    support: {},
    submitTimeoutSeconds: 30,
    sandbox: false,
    graphOrigin: 'https://graph.microsoft.com',
    authority: 'https://login.microsoftonline.com/organizations',
  });
});

test('each field is taken over', async () => {
  const file = {
    $schema: './schema.json',
    clientId: ` ${clientId.toUpperCase()} `,
    tenant: 'Contoso.onmicrosoft.com',
    cloud: 'usgov-dod',
    graphVersion: 'beta',
    scopes: {
      read: ['Directory.Read.All'],
      status: ['Directory.Read.All', 'AuditLog.Read.All'],
      write: ['Directory.ReadWrite.All', 'Application.ReadWrite.All'],
    },
    support: { url: 'https://help.example/', email: 'help@contoso.example' },
    submitTimeoutSeconds: 600,
    sandbox: true,
  };
  expect(await ready(file)).toEqual({
    clientId,
    clientIdFrom: 'file',
    tenant: 'contoso.onmicrosoft.com',
    cloud: clouds['usgov-dod'],
    graphVersion: 'beta',
    scopes: file.scopes,
    support: file.support,
    submitTimeoutSeconds: 600,
    sandbox: true,
    graphOrigin: 'https://dod-graph.microsoft.us',
    authority: 'https://login.microsoftonline.us/contoso.onmicrosoft.com',
  });
});

test('an empty or missing client id is the first run; what was typed in this tab then counts', async () => {
  for (const file of [{}, { clientId: '' }, { clientId: '  ', support: { url: '', email: '' } }]) {
    const result = await load(file);
    expect(result).toMatchObject({ state: 'first-run', config: { clientId: '', tenant: 'organizations' } });
  }
  const typed = { clientId, tenant: 'contoso.com' };
  const withTyped = (file: unknown, form = typed) =>
    loadConfig({ fetch: serving(file), location: production, local: form });
  expect(await withTyped({})).toMatchObject({
    state: 'ready',
    config: {
      clientId,
      clientIdFrom: 'tab',
      tenant: 'contoso.com',
      authority: 'https://login.microsoftonline.com/contoso.com',
    },
  });
  expect(await withTyped({ tenant: 'fabrikam.com' })).toMatchObject({ config: { tenant: 'fabrikam.com' } });
  expect(await withTyped({}, { clientId: 'x', tenant: 'contoso.com' })).toMatchObject({ state: 'first-run' });
  expect(await withTyped({}, { clientId, tenant: 'common' })).toMatchObject({ state: 'first-run' });
  const own = '99999999-2222-4333-8444-555555555555';
  expect(await withTyped({ clientId: own })).toMatchObject({
    config: { clientId: own, clientIdFrom: 'file', tenant: 'organizations' },
  });
});

test('?tenant= narrows organizations, and does nothing else', async () => {
  const at = (search: string) => ({ ...production, search });
  const asked = async (tenant: string, search: string) =>
    (await ready({ clientId, tenant }, at(search))).tenant;
  expect(await asked('organizations', '?tenant=Contoso.com')).toBe('contoso.com');
  expect(await asked('organizations', `?tenant=${clientId}`)).toBe(clientId);
  for (const wish of [
    'common',
    'consumers',
    'organizations',
    '',
    'a/../b',
    'a%2Fb',
    'evil.com%3Fx',
    '9188040d-6c67-4c5b-b112-36a304b66dad',
  ]) {
    expect(await asked('organizations', `?tenant=${wish}`), wish).toBe('organizations');
  }
  expect(await asked('organizations', '?tenant=a.com&tenant=b.com')).toBe('organizations');
  expect(await asked('contoso.com', '?tenant=organizations')).toBe('contoso.com');
  expect(await asked('contoso.com', '?tenant=fabrikam.com')).toBe('contoso.com');
  expect(await asked('contoso.com', '?tenant=contoso.com')).toBe('contoso.com');
});

test('missing, broken and unreachable files are different problems', async () => {
  const invalid = (reason: string, status?: number) => ({
    state: 'invalid',
    reason,
    problems: [],
    ...(status && { status }),
  });
  expect(await load('<h1>404</h1>', { status: 404, type: 'text/html' })).toEqual(invalid('not-found', 404));
  expect(await load('', { status: 503 })).toEqual(invalid('unreachable', 503));
  expect(await load('<!doctype html><title>app</title>', { type: 'text/html; charset=utf-8' })).toEqual(
    invalid('html', 200),
  );
  expect(await load('\n <html>')).toEqual(invalid('html', 200));
  const failing = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await loadConfig({ fetch: failing, location: production })).toEqual(invalid('unreachable'));
  const cut = async () =>
    new Response(
      new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) }),
    );
  expect(await loadConfig({ fetch: cut, location: production })).toEqual(invalid('unreachable'));
});

test('malformed JSON is located, a byte order mark is fine', async () => {
  expect(await load('{\n  "clientId": "a",\n}')).toMatchObject({ reason: 'not-json', line: 3, column: 1 });
  expect(await load('')).toMatchObject({ reason: 'not-json', line: 1, column: 1 });
  expect(await load(`\ufeff\ufeff${JSON.stringify({ clientId })}`)).toMatchObject({ state: 'ready' });
});

test('a policy that would block Entra or Graph is reported before anyone signs in', async () => {
  const policy =
    "default-src 'none'; connect-src 'self' https://login.microsoftonline.com https://graph.microsoft.com";
  expect(await load({ clientId }, { policy })).toMatchObject({ state: 'ready' });
  expect(await load({}, { policy })).toMatchObject({ state: 'first-run' });
  expect(await load({ clientId, cloud: 'china' }, { policy })).toEqual({
    state: 'invalid',
    reason: 'policy',
    problems: [
      { field: 'cloud', problem: 'not-in-policy', received: 'https://microsoftgraph.chinacloudapi.cn' },
      { field: 'cloud', problem: 'not-in-policy', received: 'https://login.partner.microsoftonline.cn' },
    ],
  });
  expect(await load({ clientId, endpoints }, { policy, at: local })).toMatchObject({
    reason: 'policy',
    problems: [
      { field: 'endpoints.graph', received: 'http://127.0.0.1:5173' },
      { field: 'endpoints.authorityMetadata.token_endpoint', received: 'http://127.0.0.1:5173' },
    ],
  });
  const sandbox = "connect-src 'self' http://127.0.0.1:5173";
  expect(await load({ clientId, endpoints }, { policy: sandbox, at: local })).toMatchObject({
    state: 'ready',
  });
});

test.each(['before', 'in'] as const)(
  'a file that never ends is given up after ten seconds, %s its body',
  async (where) => {
    vi.useFakeTimers();
    try {
      const never: typeof fetch = (_, init) => {
        const { signal } = init ?? {};
        if (where === 'before')
          return new Promise<never>((__, reject) => {
            signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          });
        const stream = new ReadableStream<Uint8Array>({
          start(body) {
            body.enqueue(new TextEncoder().encode('{'));
            signal?.addEventListener('abort', () => body.error(new DOMException('', 'AbortError')));
          },
        });
        return Promise.resolve(new Response(stream, { headers: { 'Content-Type': 'application/json' } }));
      };
      const result = loadConfig({ fetch: never, location: production });
      await vi.advanceTimersByTimeAsync(9_999);
      expect(await Promise.race([result, Promise.resolve('waiting')])).toBe('waiting');
      await vi.advanceTimersByTimeAsync(1);
      expect(await result).toEqual({ state: 'invalid', reason: 'too-slow', problems: [] });
      expect(vi.getTimerCount(), 'timers left').toBe(0);
    } finally {
      vi.useRealTimers();
    }
  },
);

const graph = 'https://graph.microsoft.com';
const page = 'https://keys.example';

test.each([
  ["connect-src 'self' https://graph.microsoft.com", true],
  ["connect-src 'self' https://graph.microsoft.us", false],
  ["connect-src 'none'", false],
  ['connect-src', false],
  ["script-src 'self'", true],
  ["default-src 'none'", false],
  ['default-src https:', true],
  ["default-src 'none'; connect-src *", true],
  ["DEFAULT-SRC 'none'; Connect-Src HTTPS://GRAPH.MICROSOFT.COM", true],
  ['connect-src *.microsoft.com', true],
  ['connect-src https://*.graph.microsoft.com', false],
  ['connect-src https://graph.microsoft.com/v1.0/', true],
  ['connect-src https://graph.microsoft.com:443', true],
  ['connect-src https://graph.microsoft.com:*', true],
  ['connect-src https://graph.microsoft.com:8443', false],
  ['connect-src http://graph.microsoft.com', true],
  ['connect-src wss://graph.microsoft.com', false],
  ['connect-src graph.microsoft.com', true],
  ["connect-src https://graph.microsoft.com, connect-src 'self'", false],
  ["connect-src https://graph.microsoft.com; connect-src 'none'", true],
])('%s', (policy, allowed) => {
  expect(allowsConnection(policy, graph, page)).toBe(allowed);
});

test("'self' and bare hosts follow the page, ports count", () => {
  expect(allowsConnection("connect-src 'self'", page, page)).toBe(true);
  expect(
    allowsConnection('connect-src 127.0.0.1:5173', 'http://127.0.0.1:5173', 'http://localhost:5173'),
  ).toBe(true);
  expect(allowsConnection('connect-src 127.0.0.1', 'http://127.0.0.1:5173', 'http://localhost:5173')).toBe(
    false,
  );
  expect(allowsConnection('connect-src 127.0.0.1:5173', 'http://127.0.0.1:5173', page)).toBe(false);
  expect(
    allowsConnection('connect-src http://[::1]:5173', 'http://[::1]:5173', 'http://localhost:5173'),
  ).toBe(true);
});
