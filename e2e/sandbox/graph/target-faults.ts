import type { Context } from 'hono';
import type { Entry } from '../directory.ts';
import { delay, dropConnection, strayPage } from './connection.ts';
import type { GraphEnvironment } from './environment.ts';
import { GraphProblem, notFound } from './problem.ts';

/** What a target does to every synchronization call, or undefined where it answers. */
export async function answerFault(c: Context<GraphEnvironment>, entry: Entry): Promise<Response | undefined> {
  switch (entry.behaviour) {
    case 'slow':
      await delay(c, 5);
      return undefined;
    case 'odd':
      return c.html(strayPage);
    case 'silent':
      return dropConnection(c);
    case 'bad-gateway':
      c.set('cors', 'withheld');
      return c.html(strayPage, 502);
    case 'throttled':
      throw new GraphProblem(429, 'TooManyRequests', 'Too many requests.', {
        headers: { 'Retry-After': '20' },
      });
    case 'broken':
      throw new GraphProblem(
        500,
        'InternalServerError',
        'An internal error occurred while the request was processed.',
      );
    case 'forbidden':
      throw new GraphProblem(
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
    case 'gone':
      throw notFound(entry.id);
    case 'works':
    case 'rejects':
    case 'wrong-path':
    case 'accepted':
    case 'claims':
    case 'not-provisionable':
      return undefined;
  }
}
