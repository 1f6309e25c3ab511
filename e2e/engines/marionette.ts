import { once } from 'node:events';
import { connect } from 'node:net';
import * as v from 'valibot';
import type { Parameters } from './wire.ts';

const failure = v.object({ error: v.string(), message: v.string() });
const reply = v.tuple([v.literal(1), v.number(), v.nullable(failure), v.unknown()]);
type Reply = v.InferOutput<typeof reply>;

export type Marionette = (command: string, parameters?: Parameters) => Promise<unknown>;

/**
 * What geckodriver speaks to Firefox. Each message is its length, a colon and JSON: `[0, id, command, parameters]` one
 * way, `[1, id, error, result]` the other. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, (answer: Reply) => void>();
  let received = Buffer.alloc(0);
  const take = (message: unknown) => {
    // The first message is a greeting.
    if (v.is(reply, message)) waiting.get(message[1])?.(message);
  };
  socket.on('data', (part) => {
    received = Buffer.concat([received, part]);
    for (let message = nextIn(received); message; message = nextIn(received)) {
      received = received.subarray(message.end);
      take(JSON.parse(message.text));
    }
  });
  await once(socket, 'connect');
  let last = 0;
  return async (command, parameters = {}) => {
    const id = ++last;
    const answered = new Promise<Reply>((resolve) => {
      waiting.set(id, resolve);
    });
    const message = JSON.stringify([0, id, command, parameters]);
    socket.write(`${Buffer.byteLength(message)}:${message}`);
    const [, , error, result] = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${error.error}: ${error.message}`);
    return result;
  };
}

function nextIn(received: Buffer): { text: string; end: number } | undefined {
  const colon = received.indexOf(':');
  if (colon < 0) return undefined;
  const end = colon + 1 + Number(received.subarray(0, colon).toString());
  return received.length < end ? undefined : { text: received.subarray(colon + 1, end).toString(), end };
}
