import type { Context } from 'hono';
import { delay, dropConnection, strayPage } from './connection.ts';
import type { GraphEnvironment } from './environment.ts';
import { GraphProblem } from './problem.ts';
import type { Search } from './search.ts';

/** What a search for each of these texts meets; everything else is searched for. */
export const readFaults = {
  '!throttled': 'Answers 429 once, then the search works.',
  '!broken': 'Answers 500, always.',
  '!slow': 'Answers after three seconds.',
  '!html': 'Answers 200 with an HTML page.',
  '!truncated': 'Answers JSON that stops in the middle.',
  '!foreign-next': 'Finds one application, with a next page on another host.',
  '!offline': 'Drops the connection.',
  '!forbidden': 'Answers 403.',
} as const;
export type ReadFault = keyof typeof readFaults;

/** The fault that a search asks for, if it does. */
export function readFaultOf(search: Search | undefined): ReadFault | undefined {
  const terms = (search ?? []).flat().map((clause) => clause.term.toLowerCase());
  return terms.find((term): term is ReadFault => Object.hasOwn(readFaults, term));
}

/** Answers in place of the list, or undefined where the list follows after all. */
export async function answerReadFault(
  c: Context<GraphEnvironment>,
  fault: ReadFault,
  seen: Set<string>,
  firstOnes: () => readonly Record<string, unknown>[],
): Promise<Response | undefined> {
  switch (fault) {
    case '!throttled': {
      const key = `${c.var.caller.sid}:${c.req.path}`;
      if (seen.has(key)) return undefined;
      seen.add(key);
      throw new GraphProblem(429, 'TooManyRequests', 'Too many requests.', {
        headers: { 'Retry-After': '2' },
      });
    }
    case '!broken':
      throw new GraphProblem(500, 'InternalServerError', 'An internal error occurred.');
    case '!slow':
      await delay(c, 3);
      return undefined;
    case '!html':
      return c.html(strayPage);
    case '!truncated':
      return c.body('{"value":[{"id":"00000000-0000-4000-8000-000000000000","displayName":"Cut o', 200, {
        'content-type': 'application/json; charset=utf-8',
      });
    case '!foreign-next':
      return c.json({
        '@odata.nextLink': `https://graph.attacker.example/v1.0${c.req.path}?$skiptoken=1`,
        value: firstOnes(),
      });
    case '!offline':
      return dropConnection(c);
    case '!forbidden':
      throw new GraphProblem(
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
  }
}
