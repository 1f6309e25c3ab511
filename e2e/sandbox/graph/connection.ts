import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** The part of a connection that a fault needs; a server's is one, and an item of a batch has its own. */
export type Connection = {
  readonly outgoing: { destroy(): unknown };
  readonly incoming: { readonly socket: { resetAndDestroy(): unknown } };
};

/** The part of a handler's context that leads to its connection, for Entra and for Graph. */
type Wire = { readonly env: Connection; readonly req: { readonly raw: Request } };

/** Cuts the connection, so that the browser sees a network error and cannot know what happened. */
export function dropConnection(c: Wire): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The same by a TCP reset, which reaches a caller who is still writing. */
export function resetConnection(c: Wire): Response {
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** The beginning of a body, after which the connection breaks. */
export function cutOff(c: Wire, beginning: string | Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(typeof beginning === 'string' ? new TextEncoder().encode(beginning) : beginning);
      // Until head and beginning have left.
      await wait(100);
      c.env.outgoing.destroy();
    },
  });
}

/** As long as a timer of Node can run, which is 24 days. */
const forEver = 2 ** 31 - 1;

/** Waits that many seconds, or until the caller has gone. */
export async function delay(c: Wire, seconds: number | 'for ever'): Promise<void> {
  const ms = seconds === 'for ever' ? forEver : seconds * 1000;
  try {
    await wait(ms, undefined, { signal: c.req.raw.signal });
  } catch {
    // The caller has gone, so no answer can reach it.
  }
}

/** A page where JSON belongs, as a proxy or a captive portal would answer. */
export const strayPage =
  '<!doctype html><html lang="en"><title>Service unavailable</title><h1>The gateway did not understand the answer</h1></html>';
