import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import * as v from 'valibot';
import { serve } from '../support/loopback-server.ts';
import { originsAt } from '../sandbox/tenant.ts';
import { createWorld } from '../sandbox/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = '/policy-violations';
const report = v.object({ 'csp-report': v.object({ 'effective-directive': v.string() }) });

/** The sandbox, which writes down what a browser sends and what the page's policy refuses it. */
export type ObservedWorld = {
  readonly page: string;
  readonly services: string;
  /** The body of every submit, byte for byte as it arrived. */
  readonly submits: readonly string[];
  /** The directive of every violation, in order. */
  readonly violations: readonly string[];
  readonly close: () => void;
};

/**
 * The production build behind the production headers. One thing is added to them: where violations are reported to,
 * since that alone hears those of the first moment, of every window and in every engine, and it permits nothing.
 * https://www.w3.org/TR/CSP3/#directive-report-uri
 */
export async function openObservedWorld(): Promise<ObservedWorld> {
  const submits: string[] = [];
  const violations: string[] = [];
  const server = await serve((request, response) => void listener(request, response));
  const origins = originsAt(server.port);
  const world = await createWorld(root, server.port, { kind: 'built', dist: join(root, 'dist') });

  const answer = async (request: Request): Promise<Response> => {
    const { origin, pathname } = new URL(request.url);
    if (origin === origins.services) {
      if (request.method === 'POST' && pathname.endsWith('/synchronization/acquireAccessToken'))
        submits.push(await request.clone().text());
      return world.services.fetch(request);
    }
    if (pathname === reports) {
      violations.push(v.parse(report, await request.json())['csp-report']['effective-directive']);
      return new Response(null, { status: 204 });
    }
    const response = await world.page.fetch(request);
    const policy = response.headers.get('content-security-policy');
    if (policy !== null) response.headers.set('content-security-policy', `${policy}; report-uri ${reports}`);
    return response;
  };
  const listener = getRequestListener(answer);
  return { ...origins, submits, violations, close: server.close };
}
