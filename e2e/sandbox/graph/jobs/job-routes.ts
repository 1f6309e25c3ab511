import type { SynchronizationJob } from '@microsoft/microsoft-graph-types';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Entry } from '../../directory.ts';
import { provisioningOf } from '../../directory/provisioning.ts';
import { readJson } from '../credentials.ts';
import { findEntry, readCollection } from '../directory-routes.ts';
import type { Graph, GraphEnvironment } from '../environment.ts';
import { requireSynchronization } from '../permissions.ts';
import { badRequest, notFound } from '../problem.ts';
import type { StoredCredentials } from '../stored-credentials.ts';
import { answer, answerFault } from '../target-faults.ts';
import type { Provisioner } from '../vendor/provisioner.ts';
import {
  type CredentialTest,
  healthOf,
  readCredentialTest,
  requireTemplate,
  runCredentialTest,
} from './credential-test.ts';
import { jobResource } from './job-resource.ts';
import type { JobAction } from './job-state.ts';
import { createJobStore, type StoredJob } from './job-store.ts';
import { readRestart } from './restart-criteria.ts';

const root = '/:collection/:id/synchronization/jobs';

/** Reading, testing and steering the provisioning jobs of a service principal. */
export function jobRoutes(
  graph: Graph,
  stored: StoredCredentials,
  provisioner: Provisioner,
): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  const jobs = createJobStore();

  const target = (c: Context<GraphEnvironment>, method: 'GET' | 'POST'): Entry => {
    const { kind } = readCollection(c.req.param('collection') ?? '');
    // Microsoft documents them on service principals only.
    if (kind !== 'servicePrincipals') throw badRequest(`Resource not found for the segment 'jobs'.`);
    const entry = findEntry(graph.tenant(), kind, {
      property: 'id',
      value: c.req.param('id') ?? '',
    });
    requireSynchronization(c.var.caller, kind, entry, method);
    return entry;
  };
  const runs = (sid: string, entry: Entry, now: number): boolean =>
    jobs.of(sid, entry, 'good', now).some(({ state }) => state.is === 'running');
  const all = async (
    c: Context<GraphEnvironment>,
    entry: Entry,
    now: number,
  ): Promise<readonly StoredJob[]> => {
    const { sid } = c.var.caller;
    if (!provisioner.serves(sid, entry)) return jobs.of(sid, entry, healthOf(stored, sid, entry), now);
    return jobs.of(sid, entry, runs(sid, entry, now) ? await provisioner.result(sid, entry) : 'good', now);
  };
  const one = async (c: Context<GraphEnvironment>, entry: Entry, now: number): Promise<StoredJob> => {
    const id = c.req.param('job') ?? '';
    const found = (await all(c, entry, now)).find((job) => job.id === id);
    if (!found) throw notFound(id);
    return found;
  };
  const resourcesOf = (
    c: Context<GraphEnvironment>,
    entry: Entry,
    of: readonly StoredJob[],
    now: number,
  ): readonly SynchronizationJob[] => {
    const configured = stored.of(c.var.caller.sid, entry).length > 0;
    return of.map(({ id, template, state }) => jobResource(id, template, state, configured, now));
  };

  app.get(root, async (c) => {
    const entry = target(c, 'GET');
    const now = Date.now();
    const fault = await answerFault(c, entry);
    return fault ?? c.json({ value: resourcesOf(c, entry, await all(c, entry, now), now) });
  });
  app.get(`${root}/:job`, async (c) => {
    const entry = target(c, 'GET');
    const now = Date.now();
    const fault = await answerFault(c, entry);
    return fault ?? c.json(resourcesOf(c, entry, [await one(c, entry, now)], now)[0]);
  });
  const check = async (c: Context<GraphEnvironment>, entry: Entry, test: CredentialTest) => {
    const before = await answerFault(c, entry, test.credentials);
    if (before !== undefined) return before;
    if (await provisioner.test(c.var.caller.sid, entry, test.credentials)) return c.body(null, 204);
    const fault = runCredentialTest(test, stored, c.var.caller.sid, entry);
    return (fault && (await answer(c, fault))) ?? c.body(null, 204);
  };
  app.post(`${root}/validateCredentials`, async (c) => {
    const entry = target(c, 'POST');
    const test = readCredentialTest(readJson(c.req.header('content-type'), await c.req.text()));
    requireTemplate(entry, test.templateId);
    return await check(c, entry, test);
  });
  app.post(`${root}/:job/validateCredentials`, async (c) => {
    const entry = target(c, 'POST');
    await one(c, entry, Date.now());
    return await check(
      c,
      entry,
      readCredentialTest(readJson(c.req.header('content-type'), await c.req.text())),
    );
  });
  app.post(`${root}/:job/:action{start|pause|restart}`, async (c) => {
    const entry = target(c, 'POST');
    const now = Date.now();
    const job = await one(c, entry, now);
    const action = await readAction(c);
    const before = await answerFault(c, entry);
    if (before !== undefined) return before;
    const { fault, effect } = provisioningOf(entry)?.steering ?? {};
    const { sid } = c.var.caller;
    if (fault === undefined || effect === 'kept') {
      jobs.act(sid, job, action, now);
      if (action.kind !== 'pause' && provisioner.serves(sid, entry) && runs(sid, entry, now))
        provisioner.begin(sid, entry);
    }
    return (fault && (await answer(c, fault))) ?? c.body(null, 204);
  });
  return app;
}

async function readAction(c: Context<GraphEnvironment>): Promise<JobAction> {
  const action = c.req.param('action');
  if (action !== 'restart') return { kind: action === 'pause' ? 'pause' : 'start' };
  return { kind: 'restart', lifts: readRestart(readJson(c.req.header('content-type'), await c.req.text())) };
}
