import { hash } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { readJson } from './credentials.ts';
import type { Bindings, GraphEnvironment, Version } from './environment.ts';
import type { ReadLimits } from './read-limits.ts';
import { badRequest, envelope, GraphProblem } from './problem.ts';

const step = v.looseObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  method: v.pipe(
    v.string(),
    v.toUpperCase(),
    v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']),
  ),
  url: v.pipe(v.string(), v.nonEmpty()),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.unknown()),
  dependsOn: v.optional(v.array(v.string()), []),
});
const batch = v.object({ requests: v.array(step) });
type Step = v.InferOutput<typeof step>;

/** An item of the answer. */
export type Item = {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Sends a request to this Graph, past its checks of the token. */
export type Dispatch = (request: Request, bindings: Bindings) => Response | Promise<Response>;

const most = 20;
/** Milliseconds for which the batch waits for an item. */
const patience = 3_000;

/** Up to 20 requests in one: https://learn.microsoft.com/graph/json-batching */
export function batchRoutes(
  version: Version,
  dispatch: Dispatch,
  limits: ReadLimits,
): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  app.post('/$batch', limits.batches, async (c) => {
    if (c.env?.caller) throw badRequest('A batch inside a batch is not supported.');
    const steps = readBatch(c.req.header('content-type'), await c.req.text());
    const root = new URL(c.req.url);
    root.pathname = `/graph/${version}/`;
    root.search = '';
    const requests = steps.map((one) => [one, requestOf(one, root)] as const);
    const answers = await answered(c, requests, dispatch);
    return c.json({ responses: inAnyOrder(answers) });
  });
  return app;
}

/** Throws the 400 that Graph answers to what is no batch. */
function readBatch(contentType: string | undefined, text: string): readonly Step[] {
  const parsed = v.safeParse(batch, readJson(contentType, text));
  if (!parsed.success) throw badRequest('Invalid batch payload format.');
  const { requests } = parsed.output;
  if (requests.length === 0) throw badRequest('Invalid batch payload format.');
  if (requests.length > most)
    throw new GraphProblem(
      400,
      'MaximumValueExceeded',
      `Number of batch request steps exceeds the maximum value of ${most}.`,
    );
  const ids = requests.map(({ id }) => id.toLowerCase());
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw badRequest(`Request Id ${twice} has to be unique in a batch.`);
  for (const { id, dependsOn } of requests) {
    const unknown = dependsOn.find((other) => !ids.includes(other.toLowerCase()));
    if (unknown !== undefined)
      throw badRequest(`Request Id ${id} depends on ${unknown}, which is not in the batch.`);
  }
  if (requests.some((one) => leadsTo(one.id, one, requests)))
    throw badRequest('The requests of the batch depend on each other in a circle.');
  return requests;
}

/** Whether a step depends on that one, over however many others. */
function leadsTo(id: string, from: Step, all: readonly Step[], seen = new Set<Step>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return from.dependsOn.some((name) => {
    const next = all.find((one) => isSame(one.id, name));
    return isSame(name, id) || (next !== undefined && leadsTo(id, next, all, seen));
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function requestOf({ id, method, url, headers, body }: Step, root: URL): Request {
  // Its address is one below the version, whether it begins with a slash or not.
  const relative = url.replace(/^\/(?!\/)/, '');
  const address = /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(relative) ? undefined : new URL(relative, root);
  if (address === undefined || !address.href.startsWith(root.href))
    throw badRequest(`Invalid url for the request with id ${id}: it has to be relative.`);
  const sent = new Headers(headers);
  if (['POST', 'PUT', 'PATCH'].includes(method) && (body === undefined || !sent.has('content-type')))
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  const bytes = typeof body === 'string' ? Buffer.from(body, 'base64') : JSON.stringify(body);
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  return new Request(address, {
    method,
    headers: sent,
    ...(hasBody && { body: bytes }),
  });
}

/** Each item that has an answer. What does not depend on another item runs at the same time. */
async function answered(
  c: Context<GraphEnvironment>,
  requests: readonly (readonly [Step, Request])[],
  dispatch: Dispatch,
): Promise<readonly Item[]> {
  const begun = new Map<string, Promise<Item | undefined>>();
  const run = async ([{ id, dependsOn }, request]: readonly [Step, Request]): Promise<Item | undefined> => {
    const before = await Promise.all(dependsOn.map((name) => begin(name.toLowerCase())));
    if (before.some((other) => other === undefined || other.status >= 400))
      return refused(c, id, 424, 'FailedDependency', 'A request that this one depends on has failed.');
    return await itemOf(c, id, request, dispatch);
  };
  const begin = (id: string): Promise<Item | undefined> => {
    const found = requests.find(([one]) => isSame(one.id, id));
    const item = begun.get(id) ?? (found ? run(found) : Promise.resolve(undefined));
    begun.set(id, item);
    return item;
  };
  const items = await Promise.all(requests.map(([{ id }]) => begin(id.toLowerCase())));
  return items.filter((item) => item !== undefined);
}

/** What the batch says of one request; undefined where it says nothing. */
async function itemOf(
  c: Context<GraphEnvironment>,
  id: string,
  request: Request,
  dispatch: Dispatch,
): Promise<Item | undefined> {
  const { caller } = c.var;
  const patient = new AbortController();
  const answer = async (bindings: Bindings): Promise<Item> =>
    await read(id, await dispatch(new Request(request, { signal: patient.signal }), bindings));
  const ended = await new Promise<Item | 'dropped' | 'reset' | 'late'>((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), patience);
    patient.signal.addEventListener('abort', () => clearTimeout(timer));
    // Its connection is one between the batch and the service behind it.
    answer({
      caller,
      outgoing: { destroy: () => resolve('dropped') },
      incoming: { socket: { resetAndDestroy: () => resolve('reset') } },
    }).then(resolve, reject);
  });
  // Ends what still waits.
  patient.abort();
  switch (ended) {
    case 'reset':
      return undefined;
    case 'dropped':
      return refused(c, id, 502, 'BadGateway', 'The service ended the connection without an answer.');
    case 'late':
      return refused(c, id, 504, 'GatewayTimeout', 'The service did not answer in time.');
    default:
      return ended;
  }
}

const shown = ['Cache-Control', 'Content-Type', 'Location', 'Retry-After', 'WWW-Authenticate'];

async function read(id: string, response: Response): Promise<Item> {
  const headers = Object.fromEntries(
    shown.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  const body = bytes.length === 0 ? {} : { body: bodyOf(bytes, headers['Content-Type']) };
  return { id, status: response.status, headers, ...body };
}

/** JSON as it is, everything else in base64. */
function bodyOf(bytes: Buffer, type = ''): unknown {
  if (/^application\/json\b/i.test(type))
    try {
      return JSON.parse(bytes.toString('utf8'));
    } catch {
      // A body that only says it is JSON is bytes like any other.
    }
  return bytes.toString('base64');
}

function refused(
  c: Context<GraphEnvironment>,
  id: string,
  status: 424 | 502 | 504,
  code: string,
  message: string,
): Item {
  return {
    id,
    status,
    headers: { 'Content-Type': 'application/json' },
    body: envelope(new GraphProblem(status, code, message), c.var.ids),
  };
}

/** Not the order of the requests, and the same each time. */
function inAnyOrder(items: readonly Item[]): readonly Item[] {
  const place = ({ id }: Item) => hash('sha256', `place of ${id}`);
  return items.toSorted((one, other) => place(one).localeCompare(place(other)));
}
