import { loadConfig, type Config, type ConfigResult } from './config.ts';
import type { FieldProblem } from './fields.ts';

export const clientId = '11111111-2222-4333-8444-555555555555';
export const production = { origin: 'https://keys.example', hostname: 'keys.example', search: '' };
export const local = { origin: 'http://localhost:5173', hostname: 'localhost', search: '' };
export const endpoints = {
  graph: 'http://127.0.0.1:5173/graph/',
  authorityMetadata: {
    issuer: 'http://127.0.0.1:5173/organizations/v2.0',
    authorization_endpoint: 'http://127.0.0.1:5173/organizations/oauth2/v2.0/authorize',
    token_endpoint: 'http://127.0.0.1:5173/organizations/oauth2/v2.0/token',
    end_session_endpoint: 'http://127.0.0.1:5173/organizations/oauth2/v2.0/logout',
    jwks_uri: 'http://127.0.0.1:5173/organizations/discovery/v2.0/keys',
  },
};

type Answer = { status?: number; type?: string; policy?: string };

/** Answers like a static server; refuses any other request, and to be called as a method, as `window.fetch` does. */
export function serving(body: unknown, { status = 200, type = 'application/json', policy }: Answer = {}) {
  return async function (this: unknown, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    // A signal is no part of the request, so the browser still finds its preload.
    const { signal: _, ...request } = init ?? {};
    const isExpected =
      input === '/config.json' && JSON.stringify(request) === '{"credentials":"same-origin"}';
    if (this !== undefined || !isExpected) throw new Error('the request does not match the preload');
    const headers = new Headers({ 'Content-Type': type });
    if (policy !== undefined) headers.set('Content-Security-Policy', policy);
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  };
}

export function load(
  body: unknown,
  options: Answer & { at?: typeof production } = {},
): Promise<ConfigResult> {
  return loadConfig({ fetch: serving(body, options), location: options.at ?? production });
}

export async function problems(body: unknown, at = production): Promise<readonly FieldProblem[] | string> {
  const result = await load(body, { at });
  return result.state === 'invalid' ? result.problems : result.state;
}

export async function ready(body: unknown, at = production): Promise<Config> {
  const result = await load(body, { at });
  if (result.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(result)}`);
  return result.config;
}
