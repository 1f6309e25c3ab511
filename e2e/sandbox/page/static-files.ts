import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Hono } from 'hono';
import type { HeaderTable } from './header-table.ts';

const compress = promisify(brotliCompress);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const alreadyCompressed = ['.png', '.woff2', '.ico'];

type StaticFile = {
  readonly type: string;
  readonly plain: Buffer<ArrayBuffer>;
  readonly brotli: Buffer<ArrayBuffer> | undefined;
};

/** Files of a build, read and compressed once; a new build is noticed by time and size. */
export type FileStore = {
  read(path: string): Promise<StaticFile | undefined>;
  /** Compresses everything ahead, so that the first visit does not wait for it. */
  warmUp(): Promise<void>;
};

export function createFileStore(root: string): FileStore {
  const cache = new Map<string, { stamp: string; file: Promise<StaticFile> }>();

  async function read(path: string): Promise<StaticFile | undefined> {
    const name = join(root, path);
    if (!name.startsWith(root + sep)) return undefined;
    const info = await stat(name).catch(() => undefined);
    if (!info?.isFile()) return undefined;
    const stamp = `${info.mtimeMs}:${info.size}`;
    const known = cache.get(name);
    if (known?.stamp === stamp) return known.file;
    const file = load(name);
    cache.set(name, { stamp, file });
    return file;
  }

  return {
    read,
    async warmUp() {
      const entries = await readdir(root, { recursive: true }).catch(() => []);
      await Promise.all(entries.map((entry) => read(entry)));
    },
  };
}

async function load(name: string): Promise<StaticFile> {
  const extension = extname(name);
  const plain = Buffer.from(await readFile(name));
  const brotli = alreadyCompressed.includes(extension)
    ? undefined
    : Buffer.from(await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  return { type: contentTypes[extension] ?? 'application/octet-stream', plain, brotli };
}

/** Serves the production build behind the headers of the table, as a host of the app would. */
export function staticRoutes(store: FileStore, table: HeaderTable): Hono {
  const app = new Hono();
  app.all('*', async (c) => {
    const path = decodedPath(c.req.url);
    const headers = new Headers({ ...table.headersFor(path ?? '/') });
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      headers.set('allow', 'GET, HEAD');
      return c.body(null, { status: 405, headers });
    }
    const file = path === undefined ? undefined : await fileAt(store, table, path);
    if (file === undefined) {
      headers.set('content-type', 'text/plain; charset=utf-8');
      return c.body('Not found', { status: 404, headers });
    }
    headers.set('content-type', file.type);
    headers.set('vary', 'Accept-Encoding');
    const packed = acceptsBrotli(c.req.header('accept-encoding')) ? file.brotli : undefined;
    if (packed) headers.set('content-encoding', 'br');
    const body = packed ?? file.plain;
    headers.set('content-length', String(body.byteLength));
    return new Response(body, { headers });
  });
  return app;
}

async function fileAt(store: FileStore, table: HeaderTable, path: string): Promise<StaticFile | undefined> {
  // The host of the app keeps its own configuration to itself.
  if (path === '/staticwebapp.config.json' || table.isBlocked(path)) return undefined;
  const found = await store.read(path === '/' ? '/index.html' : path);
  if (found) return found;
  const fallback = table.fallbackFor(path);
  return fallback === undefined ? undefined : store.read(fallback);
}

/** The path as a file name, or undefined when it is malformed or hides a separator or a NUL. */
function decodedPath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return /[\\\0]|(^|\/)\.\.(\/|$)/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

function acceptsBrotli(header: string | undefined): boolean {
  const coding = (header ?? '').split(',').find((candidate) => /^\s*br\s*(;|$)/.test(candidate));
  return coding !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(coding);
}
