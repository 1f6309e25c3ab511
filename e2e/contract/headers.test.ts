import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { grade } from '../observatory/grade.ts';
import { loadHeaderTable } from '../sandbox/page/header-table.ts';
import { test, type Visitor } from './visitor.ts';

/** As it is deployed: with each built file under its name. */
const table = loadHeaderTable(fileURLToPath(new URL('../../dist/staticwebapp.config.json', import.meta.url)));
const assets = fileURLToPath(new URL('../../dist/assets', import.meta.url));
/** A host that redirects to https and that browsers know as https only. */
const host = { route: ['http://keys.example/', 'https://keys.example/'], preloaded: true };

/** What the server really sends for a path, with the three values put back that loopback has to change. */
async function answerOf({ request, services }: Visitor, path: string) {
  const response = await request.get(path, { maxRedirects: 0 });
  const headers: Record<string, string> = response.headers();
  const sent = headers['content-security-policy'] ?? '';
  const policy = `${sent.replace(services, 'https://login.microsoftonline.com https://graph.microsoft.com')}; upgrade-insecure-requests`;
  const hsts = table.headersFor(path)['strict-transport-security'] ?? '';
  return {
    status: response.status(),
    body: await response.text(),
    cookies: response.setCookies(),
    headers: Object.assign(headers, {
      'content-security-policy': policy,
      'strict-transport-security': hsts,
    }),
  };
}

for (const { path, status, score } of [
  { path: '/', status: 200, score: 140 },
  { path: '/index.html', status: 200, score: 140 },
  { path: '/redirect.html', status: 200, score: 140 },
  { path: '/no/such/page', status: 200, score: 140 },
  { path: '/assets/*.js', status: 200, score: 135 },
  { path: '/config.json', status: 200, score: 135 },
  { path: '/favicon.svg', status: 200, score: 135 },
  { path: '/assets/none.js', status: 404, score: 135 },
  { path: '/.auth/logout', status: 404, score: 135 },
])
  test(`the headers that really come with ${path} get A+ and ${score} points`, async ({ visitor }) => {
    const script = readdirSync(assets).find((name) => name.endsWith('.js'));
    const asked = path.replace('*.js', script ?? 'none');
    const answer = await answerOf(visitor, asked);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(table.headersFor(asked));
    // A missing file is kept by no browser: the next deployment may bring it.
    if (status === 404) expect(answer.headers['cache-control']).toBe('no-store');
    expect(grade(answer, host)).toMatchObject({ score, letter: 'A+' });
  });

for (const path of ['/', '/redirect.html'])
  test(`${path} names the hash of every file that it loads from the build`, async ({ visitor }) => {
    const markup = await (await visitor.request.get(path)).text();
    const loaded = [...markup.matchAll(/<[^>]*"\/assets\/[^>]*>/g)].map(([tag]) => tag);
    expect(loaded.length).toBeGreaterThan(0);
    for (const tag of loaded) {
      const file = /"(\/assets\/[^"]+)"/.exec(tag)?.[1] ?? '';
      const bytes = await (await visitor.request.get(file)).body();
      expect(tag).toContain(` integrity="sha384-${createHash('sha384').update(bytes).digest('base64')}"`);
    }
  });
