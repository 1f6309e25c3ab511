import type { Context } from 'hono';
import type { Entry } from '../directory.ts';
import type { Behaviour, Call, Credential, Fault } from '../directory/behaviour.ts';
import { cutOff, delay, dropConnection, resetConnection } from './connection.ts';
import type { GraphEnvironment } from './environment.ts';
import { GraphProblem } from './problem.ts';

/** What a target does before the body of a submit is read, or undefined where it reads it. */
export function answerUnread(c: Context<GraphEnvironment>, { behaviour }: Entry): Response | undefined {
  const hangsUp =
    typeof behaviour === 'object' && behaviour.how === 'hangs-up' && behaviour.when === 'unread';
  return hangsUp ? resetConnection(c) : undefined;
}

/**
 * What a target does to a synchronization call in place of answering it, or undefined where the call goes on.
 * `sent` makes the call a submit; many a target does something to those alone.
 */
export async function answerFault(
  c: Context<GraphEnvironment>,
  entry: Entry,
  sent?: readonly Credential[],
): Promise<Response | undefined> {
  if (sent === undefined && entry.meets === 'submits') return undefined;
  const { behaviour, id } = entry;
  return await behave(c, behaviour, { id, sent: sent ?? [] });
}

/** The same for reading the object itself. */
export async function answerOpening(
  c: Context<GraphEnvironment>,
  { opening, id }: Entry,
): Promise<Response | undefined> {
  return await behave(c, opening, { id, sent: [] });
}

async function behave(
  c: Context<GraphEnvironment>,
  behaviour: Behaviour,
  { id, sent }: Pick<Call, 'id' | 'sent'>,
): Promise<Response | undefined> {
  const call = { sent, id, url: new URL(c.req.url), contexts: c.var.caller.contexts };
  const fault = typeof behaviour === 'function' ? behaviour(call) : behaviour;
  return fault === 'works' ? undefined : await answer(c, fault);
}

/** Answers with a fault, or undefined where the call goes on, be it late. */
export async function answer(c: Context<GraphEnvironment>, fault: Fault): Promise<Response | undefined> {
  switch (fault.how) {
    case 'waits':
      await delay(c, fault.seconds);
      return undefined;
    case 'hangs-up':
      return dropConnection(c);
    case 'refuses':
      show(c, fault);
      throw new GraphProblem(fault.status, fault.code, fault.message, { headers: fault.headers ?? {} });
    case 'answers': {
      show(c, fault);
      const { status, body = null, type } = fault;
      const headers = { ...fault.headers, ...(type !== undefined && { 'content-type': type }) };
      const bytes = fault.ends === 'cut' ? cutOff(c, body ?? '') : body;
      return new Response(bytes, { status, headers });
    }
  }
}

/** Which of the headers reach the page. */
function show(
  c: Context<GraphEnvironment>,
  { cors = 'granted', exposes, hides }: Extract<Fault, { how: 'refuses' | 'answers' }>,
): void {
  c.set('cors', cors);
  if (exposes !== undefined) c.set('exposed', [...c.var.exposed, exposes]);
  if (hides !== undefined)
    c.set(
      'exposed',
      c.var.exposed.filter((name) => name !== hides),
    );
}
