import { mkdtempSync } from 'node:fs';
import { request as requestOverHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { serve } from '../support/loopback-server.ts';
import { createListener, type SandboxListener } from '../sandbox/plugin.ts';
import { originsAt, type Origins } from '../sandbox/tenant.ts';
import { createWorld } from '../sandbox/world.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** The origins, and the function that answers their requests. */
export type Wire = { readonly origins: Origins; readonly send: (request: Request) => Promise<Response> };

/** Keys and sessions are kept away from those of the sandbox that people run. */
function stateFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sandbox-contract-'));
}

/** The sandbox's handlers, called as functions: no port, no socket. */
export async function inProcess(): Promise<Wire> {
  const origins = originsAt(4173);
  const world = await createWorld(
    stateFolder(),
    origins.port,
    { kind: 'built', dist },
    async (request) => await world.services.fetch(request),
  );
  return {
    origins,
    send: async (request) => {
      const { origin } = new URL(request.url);
      switch (origin) {
        case origins.services:
          return await world.services.fetch(request);
        case origins.page:
          return await world.page.fetch(request);
        default:
          throw new Error(`${origin} is no part of the sandbox.`);
      }
    },
  };
}

/** The same behind a server on a free port, for tests of a connection. */
export async function overLoopback(): Promise<Wire & { readonly close: () => void }> {
  let listener: SandboxListener | undefined;
  const { port, close } = await serve((incoming, outgoing) => {
    void listener?.(incoming, outgoing, () => outgoing.writeHead(500).end());
  });
  // Callers of this one send no request to the page.
  listener = await createListener(stateFolder(), port, { kind: 'vite' });
  return { origins: originsAt(port), send: (request) => fetch(request), close };
}

/** The status of the answer when the request names this host on the port of these origins. */
export function statusUnder(host: string, { port }: Origins): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    requestOverHttp({ host: '127.0.0.1', port, headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

/** What `fetch` throws where a connection ends before its answer does. */
export const broken = /^(fetch failed|terminated)$/;

export type RequestOptions = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** 0 returns a redirect as it is. */
  readonly maxRedirects?: number;
};

/** An answer that can be read more than once. */
export type Reply = {
  status(): number;
  headers(): Readonly<Record<string, string>>;
  setCookies(): readonly string[];
  body(): Promise<Buffer>;
  text(): Promise<string>;
  json(): Promise<any>; // oxlint-disable-line typescript/no-explicit-any -- as of `Response`: each caller names what it expects
};

/** The requests of one browser: cookies are kept for each host name, and redirects followed. */
export type Requests = {
  get(address: string, options?: RequestOptions): Promise<Reply>;
  head(address: string, options?: RequestOptions): Promise<Reply>;
  post(address: string, options?: RequestOptions): Promise<Reply>;
  fetch(address: string, options?: RequestOptions): Promise<Reply>;
};

export function createRequests(wire: Wire): Requests {
  const jars = new Map<string, Map<string, string>>();

  async function send(
    url: URL,
    { method = 'GET', headers = {}, data, form, maxRedirects = 20 }: RequestOptions,
  ): Promise<Reply> {
    const jar = jars.get(url.hostname) ?? new Map<string, string>();
    jars.set(url.hostname, jar);
    const sent = new Headers(headers);
    if (jar.size > 0) sent.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const body = form === undefined ? data : new URLSearchParams(form);
    const response = await wire.send(
      new Request(url, {
        method,
        headers: sent,
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
      }),
    );
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null || maxRedirects === 0)
      return replyOf(response);
    return send(new URL(location, url), { headers, maxRedirects: maxRedirects - 1 });
  }

  const fetchFrom = (address: string, options: RequestOptions = {}) =>
    send(new URL(address, wire.origins.page), options);
  return {
    get: fetchFrom,
    head: (address, options) => fetchFrom(address, { ...options, method: 'HEAD' }),
    post: (address, options) => fetchFrom(address, { ...options, method: 'POST' }),
    fetch: fetchFrom,
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (/;\s*max-age=0\b/i.test(cookie)) jar.delete(name);
  else jar.set(name, value);
}

async function replyOf(response: Response): Promise<Reply> {
  const bytes = Buffer.from(await response.arrayBuffer());
  // `fetch` has unpacked what came over a connection. An answer of the handlers themselves has no address.
  const isPacked =
    response.url === '' && response.headers.get('content-encoding') === 'br' && bytes.length > 0;
  const body = isPacked ? brotliDecompressSync(bytes) : bytes;
  return {
    status: () => response.status,
    headers: () => Object.fromEntries(response.headers),
    setCookies: () => response.headers.getSetCookie(),
    body: () => Promise.resolve(body),
    text: () => Promise.resolve(body.toString('utf8')),
    json: () => Promise.resolve(JSON.parse(body.toString('utf8'))),
  };
}
