import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { ScheduleFields } from './schedule.ts';

export const tenantId = '0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921';
export const fields: ScheduleFields = {
  tool: 'github',
  set: 'templates',
  every: 'day',
  time: '06:17',
  staleDays: '3',
  warnDays: '30',
  clientId: '2c9b7d50-4f1e-4a86-87d3-0e5b6c19f248',
  objectId: '7e1a4c52-0b6d-4d0f-9c3b-5a2e8f7d6140',
  repository: 'contoso/provisioning-watch',
  branch: 'main',
  issue: false,
  mail: '',
};

/** GitHub, Entra and Graph on one port, as their documentation describes them. */
export type World = {
  origin: string;
  /** By object id: what its jobs answer. */
  jobs: Map<string, unknown>;
  names: Map<string, string>;
  owners: Map<string, string>;
  visibility: string;
  /** Answers in place of the jobs, by object id: each is used up, `always` is not. */
  faults: Map<string, { status: number; retryAfter?: string; drop?: boolean; times: number }>;
  batchFaults: number;
  sizes: number[];
  reads: Map<string, number>;
  issues: { number: number; state: string; body: string }[];
  calls: string[];
};

export const subject = 'repo:contoso/provisioning-watch:ref:refs/heads/main';
const batchSchema = v.object({
  requests: v.array(v.object({ id: v.string(), method: v.literal('GET'), url: v.string() })),
});

function answerItem(world: World, id: string, url: string): readonly object[] {
  const found = /^\/servicePrincipals\/([0-9a-f-]{36})\/synchronization\/jobs$/.exec(url)?.[1] ?? '';
  world.reads.set(found, (world.reads.get(found) ?? 0) + 1);
  const fault = world.faults.get(found);
  if (fault && fault.times > 0) {
    fault.times -= 1;
    if (fault.drop === true) return [];
    const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter };
    return [{ id, status: fault.status, headers, body: { error: { code: `Code${fault.status}` } } }];
  }
  return [{ id, status: 200, headers: {}, body: { value: world.jobs.get(found) ?? [] } }];
}

export async function answer(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  let text = '';
  for await (const piece of request) text += String(piece);
  const url = new URL(request.url ?? '/', world.origin);
  world.calls.push(`${request.method} ${url.pathname}`);
  const { authorization } = request.headers;
  if (url.pathname === '/oidc') {
    const claims = {
      iss: 'https://token.actions.githubusercontent.com',
      sub: subject,
      aud: url.searchParams.get('audience'),
    };
    const payload = Buffer.from(
      JSON.stringify({ ...claims, repository_visibility: world.visibility }),
    ).toString('base64url');
    return authorization === 'Bearer run.token' ? send(200, { value: `e30.${payload}.sig` }) : send(401, {});
  }
  if (url.pathname === `/${tenantId}/oauth2/v2.0/token`) {
    const form = new URLSearchParams(text);
    const isGood =
      form.get('client_id') === fields.clientId &&
      form.get('scope') === `${world.origin}/.default` &&
      form.get('grant_type') === 'client_credentials' &&
      (form.get('client_assertion') ?? '').startsWith('e30.');
    if (isGood) return send(200, { access_token: 'tok.en', expires_in: 3599, token_type: 'Bearer' });
    return send(401, {
      error: 'invalid_client',
      error_description: 'AADSTS700213: No matching federated identity record found',
    });
  }
  if (url.pathname.startsWith('/repos/')) {
    if (request.method === 'GET')
      return send(
        200,
        world.issues.filter(({ state }) => state === 'open'),
      );
    const change = v.parse(v.partial(v.object({ state: v.string(), body: v.string() })), JSON.parse(text));
    const number = Number(url.pathname.split('/').at(-1));
    const open = world.issues.find((issue) => issue.number === number);
    if (open) Object.assign(open, change);
    else world.issues.push({ number: 7, state: 'open', body: change.body ?? '' });
    return send(open ? 200 : 201, {});
  }
  if (authorization !== 'Bearer tok.en') return send(401, { error: { code: 'InvalidAuthenticationToken' } });
  if (url.pathname === '/v1.0/servicePrincipals') {
    if (request.headers['consistencylevel'] !== 'eventual' || url.searchParams.get('$count') !== 'true')
      return send(400, { error: { code: 'Request_UnsupportedQuery' } });
    const ids = [...world.names.keys()];
    const half = Math.ceil(ids.length / 2);
    const isSecond = url.searchParams.get('$skiptoken') === '2';
    const value = ids.slice(isSecond ? half : 0, isSecond ? undefined : half).map((id) => ({
      id,
      displayName: world.names.get(id),
      appOwnerOrganizationId: world.owners.get(id) ?? null,
    }));
    return send(200, { value, ...(!isSecond && { '@odata.nextLink': `${url.href}&$skiptoken=2` }) });
  }
  if (url.pathname === '/v1.0/$batch') {
    if (world.batchFaults > 0) {
      world.batchFaults -= 1;
      return send(503, { error: { code: 'ServiceUnavailable' } }, { 'retry-after': '0' });
    }
    const { requests } = v.parse(batchSchema, JSON.parse(text));
    world.sizes.push(requests.length);
    // In any order.
    return send(200, {
      responses: requests.flatMap(({ id, url: item }) => answerItem(world, id, item)).toReversed(),
    });
  }
  send(404, {});
}
