import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { GraphEnvironment } from './environment.ts';

/** Cuts the connection, so that the browser sees a network error and cannot tell what happened. */
export function dropConnection(c: Context<GraphEnvironment>): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Waits `seconds`, or until the caller has gone. */
export async function delay(c: Context<GraphEnvironment>, seconds: number): Promise<void> {
  try {
    await wait(seconds * 1000, undefined, { signal: c.req.raw.signal });
  } catch {
    // The caller has gone; whatever is answered now reaches nobody.
  }
}

/** A page where JSON belongs, as a proxy or a captive portal would answer. */
export const strayPage =
  '<!doctype html><html lang="en"><title>Service unavailable</title><h1>The gateway did not understand the answer</h1></html>';
