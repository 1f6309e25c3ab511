import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { banner } from './banner.ts';
import { originsAt } from './tenant.ts';
import { createWorld } from './world.ts';
import type { PageSource } from './world.ts';

/**
 * The world around the app, on the port of Vite's preview and dev server: `127.0.0.1` answers as Entra and Graph,
 * `localhost` is the page. Two origins, so that cross-origin rules apply as in production.
 */
export function sandbox(): Plugin {
  return {
    name: 'sandbox',
    // Vite would answer preflights in place of Entra and Graph.
    config: () => ({ server: { cors: false }, preview: { cors: false } }),
    configurePreviewServer(server) {
      const { root, build } = server.config;
      mount(server, { kind: 'built', dist: resolve(root, build.outDir) });
    },
    configureServer(server) {
      mount(server, { kind: 'vite' });
    },
  };
}

function mount(server: PreviewServer | ViteDevServer, source: PageSource): void {
  const { httpServer } = server;
  if (httpServer === null)
    throw new Error('The sandbox needs the server that Vite opens, not middleware mode.');
  const answering = once(() => createListener(server.config.root, portOf(httpServer), source));
  server.middlewares.use((request, response, next) => {
    void respond(answering(), request, response, next);
  });
  server.printUrls = () => {
    server.config.logger.info(banner(originsAt(portOf(httpServer))));
    // Keys are made and files compressed before anyone asks.
    answering().catch((error: unknown) => {
      server.config.logger.error(
        `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  };
}

/** Answers for the host name that a request has, or leaves it to Vite. */
export type SandboxListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => Promise<void> | void;

/** Never rejects: Connect learns of a failure through `next`. */
async function respond(
  answering: Promise<SandboxListener>,
  ...[request, response, next]: Parameters<SandboxListener>
): Promise<void> {
  try {
    await (
      await answering
    )(request, response, next);
  } catch (error) {
    next(error);
  }
}

export async function createListener(
  root: string,
  port: number,
  source: PageSource,
): Promise<SandboxListener> {
  const world = await createWorld(root, port, source);
  // Reading ahead fails while a new build replaces the old one. Each request then reads its file again.
  world.warmUp().catch(() => undefined);
  const origins = originsAt(port);
  // Vite's own request objects stay untouched: the dev server still uses them.
  const options = { overrideGlobalObjects: false };
  const services = getRequestListener(world.services.fetch, options);
  const page = getRequestListener(world.page.fetch, options);
  const elsewhere = getRequestListener(world.elsewhere.fetch, options);
  return (request, response, next) => {
    const path = request.url?.split('?')[0] ?? '/';
    switch (`http://${request.headers.host ?? ''}`) {
      case origins.services:
        return services(request, response);
      case origins.elsewhere:
        return elsewhere(request, response);
      case origins.page:
        return world.owns(path) ? page(request, response) : next();
      default:
        response.writeHead(421, { 'content-type': 'text/plain' }).end(`Open ${origins.page}/ instead.`);
        return undefined;
    }
  };
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The sandbox listens on a TCP port only.');
  return address.port;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
