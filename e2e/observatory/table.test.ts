import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadHeaderTable } from '../sandbox/page/header-table.ts';
import { grade } from './grade.ts';

const file = fileURLToPath(new URL('../../public/staticwebapp.config.json', import.meta.url));
const table = loadHeaderTable(file);
const route = ['http://keys.example/', 'https://keys.example/'];
const page = '<script type="module" src="/assets/a.js" integrity="sha384-A"></script>';

const pages = ['/', '/index.html', '/redirect.html', '/service-principals/some-id', '/no/such/page'];
const files = ['/assets/index.js', '/assets/none.js', '/config.json', '/favicon.svg', '/none.js'];

/** On a host that redirects to https, as MDN's scanner would see it. */
function graded(path: string, type: string, preloaded: boolean) {
  const headers = { ...table.headersFor(path), 'content-type': type };
  return grade({ headers, body: page }, { route, preloaded });
}

describe('the table of headers gets A+ from the rules of the MDN HTTP Observatory', () => {
  test.each(pages)('%s: 135, and 140 once browsers know the host as https only', (path) => {
    expect(graded(path, 'text/html', false)).toMatchObject({ score: 135, letter: 'A+' });
    // The most there is without a cookie, and this app sets none.
    expect(graded(path, 'text/html', true)).toMatchObject({ score: 140, letter: 'A+' });
  });
  test.each(files)('%s: as much as what is no page can get', (path) => {
    expect(graded(path, 'application/octet-stream', false)).toMatchObject({ score: 130, letter: 'A+' });
    expect(graded(path, 'application/octet-stream', true)).toMatchObject({ score: 135, letter: 'A+' });
  });
});

test.each([...pages, ...files])('%s asks for what the preload list demands', (path) => {
  // https://hstspreload.org/#submission-requirements
  const header = table.headersFor(path)['strict-transport-security'] ?? '';
  const [age, ...flags] = header.split('; ');
  expect(Number(age?.replace('max-age=', ''))).toBeGreaterThanOrEqual(31_536_000);
  expect(flags).toEqual(['includeSubDomains', 'preload']);
});

test.each([...pages, ...files])(
  '%s lets no other page into its process, its frames or its referrers',
  (path) => {
    expect(table.headersFor(path)).toMatchObject({
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    // The bridge page alone has to stay in reach of the page that opened Entra's window.
    const opener = path === '/redirect.html' ? undefined : 'same-origin';
    expect(table.headersFor(path)['cross-origin-opener-policy']).toBe(opener);
  },
);

/**
 * What Static Web Apps answers itself, signed in or not. One of them redirects wherever a link says:
 * https://github.com/Azure/static-web-apps/issues/1811
 */
const ownRoutes = ['login', 'purge'].flatMap((what) =>
  ['aad', 'github', 'google', 'facebook', 'twitter', 'apple'].map((provider) => `/.auth/${what}/${provider}`),
);

test.each([
  ...ownRoutes,
  '/.auth/login/aad/callback',
  '/.auth/login/done',
  '/.auth/complete',
  '/.auth/logout',
  '/.auth/logout/complete',
  '/.auth/me',
  '/.auth/refresh',
  '/.auth/invitations/accept',
])('%s is refused by a route of its own', (path) => {
  expect(table.isBlocked(path)).toBe(true);
  expect(table.fallbackFor(path)).toBeUndefined();
  // The host passes over a wildcard below /.auth: https://github.com/Azure/static-web-apps/issues/1043
  expect(table.isBlocked(`${path}x`)).toBe(false);
});

test('the table refuses no page and no file of the app', () => {
  for (const path of [...pages, ...files]) expect(table.isBlocked(path), path).toBe(false);
});
