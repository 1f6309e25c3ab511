import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '#src/domain/failure/failure.ts';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import { judgePreflight, type PreflightFacts, checkActivity, adminConsentUrl } from './judge-preflight.ts';

/*
 * Who may do it, written anew from the tables of domain and documentation and not from what is tested:
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization#permissions
 */
const scopesThatDo = ['Synchronization.ReadWrite.All', 'Directory.ReadWrite.All'];
const rolesThatDo = [
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  '62e90394-69f5-4237-9190-012177145e10',
];
const otherScopes = ['Synchronization.Read.All', 'Application.ReadWrite.All', 'User.Read'];
const otherRoles = ['b79fbf4d-3ef9-4689-8143-76b194e85509', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'];

type World = {
  kind: 'servicePrincipal' | 'application';
  scopes: readonly string[];
  /** A role of the tenant's own, which no token names: one that only reads, or one that sends as well. */
  custom: 'none' | 'reads' | 'sends';
  roles: readonly string[];
  owns: { enterpriseApp: boolean; registration: boolean };
  /** As a token may leave them out. */
  rolesInToken: boolean;
  templates: number;
  checked: boolean;
  activated: readonly string[];
};

const isOneOf = (held: readonly string[], wanted: readonly string[]) =>
  held.some((one) => wanted.includes(one));

/** What Graph says to a submit: 204, or a refusal. */
function graphSays({ kind, scopes, custom, roles, owns }: World): 204 | 401 {
  const owner = kind === 'servicePrincipal' && owns.enterpriseApp;
  return isOneOf(scopes, scopesThatDo) && (isOneOf(roles, rolesThatDo) || owner || custom === 'sends')
    ? 204
    : 401;
}

function graphShows(world: World): PreflightFacts['check'] {
  if (!world.checked) return { state: 'not-made' };
  const reads = world.custom === 'reads' && isOneOf(world.scopes, scopesThatDo);
  if (graphSays(world) !== 204 && !reads) return { state: 'failed', failure: denial };
  const jobs = world.kind === 'application' ? undefined : [jobWith({ code: 'Active' })];
  return { state: 'answered', answer: { templates: world.templates, jobs } };
}

const denial: Failure = { kind: 'refused', by: 'graph', status: 401, code: 'UnknownError', message: '' };

function factsOf(world: World): PreflightFacts {
  const claims = { scopes: world.scopes, roles: world.rolesInToken ? world.roles : undefined };
  return {
    target: { kind: world.kind },
    wanted: ['Synchronization.ReadWrite.All'],
    write: claims,
    status: undefined,
    read: claims,
    active: [...world.roles, ...world.activated],
    owns: world.owns,
    owners: 'read',
    check: graphShows(world),
  };
}

const worlds: fc.Arbitrary<World> = fc.record({
  kind: fc.constantFrom('servicePrincipal', 'application'),
  scopes: fc.subarray([...scopesThatDo, ...otherScopes]),
  custom: fc.constantFrom('none', 'reads', 'sends'),
  roles: fc.subarray([...rolesThatDo, ...otherRoles]),
  owns: fc.record({ enterpriseApp: fc.boolean(), registration: fc.boolean() }),
  rolesInToken: fc.boolean(),
  templates: fc.nat(2),
  checked: fc.boolean(),
  activated: fc.subarray(rolesThatDo),
});

const runs = { numRuns: 20_000 };

test('a role and a permission that are there mean that Graph says yes', () => {
  let ready = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const { scope, role } = judgePreflight(factsOf(world));
      if (scope.state !== 'ready' || role.state !== 'ready') return;
      ready += 1;
      assert.strictEqual(graphSays(world), 204);
    }),
    runs,
  );
  expect(ready, 'or the property would say nothing').toBeGreaterThan(500);
});

test('a person who could have sent reads of no missing permission or role', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { scope, role } = judgePreflight(factsOf(world));
      if (scope.state === 'missing' || role.state === 'missing') assert.strictEqual(graphSays(world), 401);
    }),
    runs,
  );
});

test('each tick has nothing to do with what the others are about', () => {
  fc.assert(
    fc.property(worlds, worlds, (one, other) => {
      const judged = judgePreflight(factsOf({ ...one, checked: false }));
      const { scopes } = other;
      const changed = judgePreflight(factsOf({ ...one, checked: false, scopes }));
      assert.deepStrictEqual(changed.role, judged.role);
      const { roles, owns, custom } = other;
      assert.deepStrictEqual(
        judgePreflight(factsOf({ ...one, checked: false, roles, owns, custom })).scope,
        judged.scope,
      );
    }),
    runs,
  );
});

test('a token that does not hold what is asked for is red; one for something else is not known', () => {
  const world = { ...plain, scopes: ['User.Read'] };
  expect(judgePreflight(factsOf(world)).scope).toEqual({ state: 'missing', why: 'not-in-token' });
  expect(judgePreflight({ ...factsOf(world), wanted: ['api://own/Scope'] }).scope.state).toBe('unknown');
});

test('a token that Graph does not take says nothing about the person', () => {
  const failure: Failure = { ...denial, code: 'InvalidAuthenticationToken' };
  const { role } = judgePreflight({ ...factsOf(plain), check: { state: 'failed', failure } });
  expect(role.state).toBe('unknown');
});

test('the token that goes with the call is the one that counts', () => {
  const strong = { scopes: scopesThatDo, roles: rolesThatDo };
  const weak = { scopes: scopesThatDo, roles: [] };
  const facts = factsOf(plain);
  expect(judgePreflight({ ...facts, read: strong, write: weak }).role.state).toBe('unknown');
  expect(judgePreflight({ ...facts, read: weak, write: strong }).role.state).toBe('ready');
  expect(judgePreflight({ ...facts, read: strong, write: undefined }).role.state).toBe('ready');
});

const plain: World = {
  kind: 'servicePrincipal',
  scopes: scopesThatDo,
  custom: 'none',
  roles: [],
  owns: { enterpriseApp: false, registration: false },
  rolesInToken: true,
  templates: 1,
  checked: false,
  activated: [],
};

const times = { startedAt: 1_790_000_000_000, durationMs: 120 };
const refused = { kind: 'refused', by: 'graph', code: 'UnknownError', message: 'never kept' } as const;

test('a check that found a template is good, one that found none is bad', () => {
  expect(checkActivity({ ...times, answer: { templates: 1, jobs: [jobWith({}), jobWith({})] } })).toEqual({
    kind: 'preflight',
    ...times,
    result: 'good',
    status: 200,
    detail: 'templates: 1, jobs: 2',
  });
  expect(checkActivity({ ...times, answer: { templates: 0, jobs: undefined } })).toMatchObject({
    result: 'bad',
    detail: 'templates: 0',
  });
});

test('a refusal is bad with its ids and without its words, and what has no answer is open', () => {
  const ids = { clientRequestId: 'c', requestId: 'r' };
  expect(checkActivity({ ...times, failure: { ...refused, status: 401, ...ids } })).toEqual({
    kind: 'preflight',
    ...times,
    ...ids,
    result: 'bad',
    status: 401,
    detail: 'UnknownError',
  });
  expect(checkActivity({ ...times, failure: { ...refused, status: 503 } }).result).toBe('open');
  expect(checkActivity({ ...times, failure: { kind: 'cancelled' } })).toEqual({
    kind: 'preflight',
    ...times,
    result: 'open',
    detail: 'cancelled',
  });
});

const tenantId = '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8';
const clientId = '11111111-2222-4333-8444-555555555555';
const redirectUri = 'https://keys.example/redirect.html';

/** As Microsoft publishes them: https://learn.microsoft.com/graph/deployments */
const clouds = {
  global: { loginOrigin: 'https://login.microsoftonline.com', graphOrigin: 'https://graph.microsoft.com' },
  'usgov-dod': {
    loginOrigin: 'https://login.microsoftonline.us',
    graphOrigin: 'https://dod-graph.microsoft.us',
  },
} as const;

const urlFor = (cloud: keyof typeof clouds, write: readonly string[], status: readonly string[] = write) =>
  adminConsentUrl({
    config: { clientId, cloud: clouds[cloud], scopes: { status, write } },
    tenantId,
    redirectUri,
  });

test('an administrator gets one link that asks for looking and for changing, in the tenant on screen', () => {
  const link = urlFor('global', ['Synchronization.ReadWrite.All'], ['Synchronization.Read.All']);
  expect(link).toBe(
    'https://login.microsoftonline.com/5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8/v2.0/adminconsent' +
      '?client_id=11111111-2222-4333-8444-555555555555' +
      '&scope=https%3A%2F%2Fgraph.microsoft.com%2FSynchronization.Read.All' +
      '%20https%3A%2F%2Fgraph.microsoft.com%2FSynchronization.ReadWrite.All' +
      '&redirect_uri=https%3A%2F%2Fkeys.example%2Fredirect.html',
  );
});

test('a national cloud asks for the permission of its own Graph', () => {
  const { hostname, searchParams } = new URL(urlFor('usgov-dod', ['Directory.ReadWrite.All', 'offline']));
  expect(hostname).toBe('login.microsoftonline.us');
  expect(searchParams.get('scope')).toBe(
    'https://dod-graph.microsoft.us/Directory.ReadWrite.All https://dod-graph.microsoft.us/offline',
  );
});

test('a permission that is configured by its full name stays as it is, and no blank becomes a plus', () => {
  const url = urlFor('global', ['https://graph.microsoft.com/A', 'B']);
  expect(url).toContain(
    'scope=https%3A%2F%2Fgraph.microsoft.com%2FA%20https%3A%2F%2Fgraph.microsoft.com%2FB',
  );
});
