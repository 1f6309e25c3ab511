import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { serve } from './loopback-server.ts';

/*
 * A second world for the same production build: a plain file server without any header of ours, and an Entra and a
 * Graph in their barest documented form. It shares nothing with the sandbox, so that neither the app nor its tests
 * can lean on the sandbox's habits.
 */

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const tenant = 'c0ffee00-1111-4222-8333-444455556666';
const clientId = 'deadbeef-aaaa-4bbb-8ccc-ddddeeeeffff';
const person = { oid: '01234567-89ab-4cde-8f01-23456789abcd', name: 'Olga Other', upn: 'olga@other.example' };
const target = {
  id: 'abcdef01-2345-4678-89ab-cdef01234567',
  appId: '76543210-fedc-4a98-8765-43210fedcba9',
  displayName: 'Northwind Payroll',
};

export type OtherWorld = {
  readonly page: string;
  readonly person: string;
  readonly target: string;
  /** What the credentials call received, in order. */
  readonly received: readonly { readonly authorization: string; readonly body: string }[];
  readonly close: () => void;
};

export async function openOtherWorld(): Promise<OtherWorld> {
  const received: { authorization: string; body: string }[] = [];
  const services = await serve(servicesListener(received));
  const page = await serve(pageListener(`http://127.0.0.1:${services.port}`));
  return {
    page: `http://localhost:${page.port}`,
    person: person.name,
    target: target.displayName,
    received,
    close: () => {
      services.close();
      page.close();
    },
  };
}

function pageListener(services: string): RequestListener {
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  };
  const base = `${services}/${tenant}/oauth2/v2.0`;
  const config = {
    clientId,
    tenant,
    cloud: 'global',
    endpoints: {
      graph: `${services}/elsewhere/graph`,
      authorityMetadata: {
        issuer: `${services}/${tenant}/v2.0`,
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        end_session_endpoint: `${base}/logout`,
        jwks_uri: `${services}/${tenant}/discovery/v2.0/keys`,
      },
    },
  };
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/config.json') {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(config));
      return;
    }
    const name = extname(pathname) === '' ? '/index.html' : pathname;
    readFile(join(dist, name)).then(
      (file) => response.setHeader('Content-Type', types[extname(name)] ?? 'text/plain').end(file),
      () => response.writeHead(404).end(),
    );
  };
}

function servicesListener(received: { authorization: string; body: string }[]): RequestListener {
  const nonces = new Map<string, string>();
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = await answer(request, nonces, received);
    const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': allowedHeaders };
    response.writeHead(status, { ...cors, ...json, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  return (request, response) => void respond(request, response);
}

/** `*` would not cover Authorization: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
const allowedHeaders = 'authorization, client-request-id, consistencylevel, content-type';
type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

async function answer(
  request: IncomingMessage,
  nonces: Map<string, string>,
  received: { authorization: string; body: string }[],
): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'OPTIONS') return { status: 204 };
  const graph = '/elsewhere/graph/v1.0/servicePrincipals';
  const authorization = request.headers.authorization ?? '';
  switch (`${request.method ?? ''} ${pathname}`) {
    case `GET /${tenant}/oauth2/v2.0/authorize`: {
      const code = randomUUID();
      nonces.set(code, searchParams.get('nonce') ?? '');
      const back = new URLSearchParams({
        code,
        state: searchParams.get('state') ?? '',
        client_info: clientInfo,
      });
      return {
        status: 302,
        headers: { Location: `${searchParams.get('redirect_uri') ?? ''}#${back.toString()}` },
      };
    }
    case `POST /${tenant}/oauth2/v2.0/token`:
      return { status: 200, body: tokens(new URLSearchParams(await text(request)), nonces) };
    case `GET ${graph}`:
      return allowed(authorization, 'Application.Read.All', { '@odata.count': 1, value: [target] });
    case `GET ${graph}/${target.id}`:
    case `GET ${graph}(appId='${target.appId}')`:
      return allowed(authorization, 'Application.Read.All', target);
    case `POST ${graph}/${target.id}/synchronization/acquireAccessToken`: {
      received.push({ authorization, body: await text(request) });
      const refused = allowed(authorization, 'Synchronization.ReadWrite.All', undefined);
      return refused.status === 200 ? { status: 204 } : refused;
    }
    default:
      return { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'Not found' } } };
  }
}

/** Access tokens of this world contain only their scopes. A page must not read them. */
function allowed(authorization: string, scope: string, body: unknown): Answer {
  const scopes = authorization.replace('Bearer ', '').split('~');
  return scopes.includes(scope)
    ? { status: 200, body }
    : { status: 401, body: { error: { code: 'UnknownError', message: '' } } };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const clientInfo = encode({ uid: person.oid, utid: tenant });

function tokens(form: URLSearchParams, nonces: ReadonlyMap<string, string>): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const nonce = nonces.get(form.get('code') ?? '');
  const claims = {
    iss: `http://127.0.0.1/${tenant}/v2.0`,
    aud: clientId,
    iat: now,
    nbf: now,
    exp: now + 3600,
    oid: person.oid,
    sub: person.oid,
    tid: tenant,
    name: person.name,
    preferred_username: person.upn,
    ver: '2.0',
    ...(nonce === undefined ? {} : { nonce }),
  };
  const scopes = (form.get('scope') ?? '').split(' ').map((scope) => scope.replace(/^https:.*\//, ''));
  return {
    token_type: 'Bearer',
    scope: form.get('scope'),
    expires_in: 3600,
    access_token: scopes.join('~'),
    refresh_token: 'refresh',
    id_token: `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`,
    client_info: clientInfo,
  };
}
