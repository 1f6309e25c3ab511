import * as v from 'valibot';
import { expect } from 'vitest';
import type { Reply } from './requests.ts';
import { read, test as base, write } from './visitor.ts';
import type { Visitor } from './visitor.ts';

export const list = v.object({
  '@odata.count': v.optional(v.number()),
  '@odata.nextLink': v.optional(v.string()),
  value: v.array(v.object({ id: v.string(), displayName: v.string(), appId: v.string() })),
});
const problem = v.object({
  error: v.object({
    code: v.string(),
    message: v.string(),
    innerError: v.object({ date: v.string(), 'request-id': v.string(), 'client-request-id': v.string() }),
  }),
});
export type List = v.InferOutput<typeof list>;

const clientRequestId = 'b0a1c2d3-e4f5-4a6b-8c7d-9e8f7a6b5c4d';
export const eventual = { consistencylevel: 'eventual' };

/** Graph as one signed-in person calls it; paths begin after the version. */
export type Graph = {
  send(
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; data?: string; maxRedirects?: number },
  ): Promise<Reply>;
  search(path: string): Promise<List>;
  targetId(name: string): Promise<string>;
};

export async function graphOf(
  visitor: Visitor,
  person: string,
  scope: string,
  changes: Record<string, string> = {},
): Promise<Graph> {
  const { access_token: token } = await visitor.signIn(person, scope, changes);
  const graph: Graph = {
    send: (method, path, { headers = {}, data, maxRedirects } = {}) =>
      visitor.request.fetch(`${visitor.services}/graph/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'client-request-id': clientRequestId, ...headers },
        ...(data === undefined ? {} : { data }),
        ...(maxRedirects === undefined ? {} : { maxRedirects }),
      }),
    async search(path) {
      const response = await graph.send('GET', path, { headers: eventual });
      expect(response.status(), await response.text()).toBe(200);
      return v.parse(list, await response.json());
    },
    async targetId(name) {
      const quoted = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`);
      return (await graph.search(`/servicePrincipals?$filter=${quoted}`)).value[0]?.id ?? 'no such target';
    },
  };
  return graph;
}

/** `graph` only reads, `writer` may also set credentials, `wired` as well and over a connection. */
export const test = base.extend<{ graph: Graph; writer: Graph; wired: Graph }>({
  graph: async ({ visitor }, use) => use(await graphOf(visitor, 'adele', read)),
  writer: async ({ visitor }, use) => use(await graphOf(visitor, 'sam', `${read} ${write}`)),
  wired: async ({ connected }, use) => use(await graphOf(connected, 'sam', `${read} ${write}`)),
});

/** The envelope of an answer that must have this status, with ids that match the headers. */
export async function refusal(
  response: Reply,
  status: number,
): Promise<v.InferOutput<typeof problem>['error']> {
  expect(response.status(), await response.text()).toBe(status);
  const { error } = v.parse(problem, await response.json());
  expect(error.innerError['client-request-id']).toBe(response.headers()['client-request-id']);
  expect(error.innerError['request-id']).toBe(response.headers()['request-id']);
  return error;
}
