import { expect } from 'vitest';
import type { SynchronizationJob } from '@microsoft/microsoft-graph-types';
import type { Graph } from './graph-caller.ts';

const json = { 'content-type': 'application/json' };

export async function jobsAt(graph: Graph, name: string): Promise<string> {
  return `/servicePrincipals/${await graph.targetId(name)}/synchronization/jobs`;
}

export async function jobs(graph: Graph, name: string): Promise<readonly SynchronizationJob[]> {
  const response = await graph.send('GET', await jobsAt(graph, name));
  expect(response.status(), await response.text()).toBe(200);
  const body: { value: SynchronizationJob[] } = await response.json();
  return body.value;
}

export async function only(graph: Graph, name: string): Promise<SynchronizationJob> {
  const all = await jobs(graph, name);
  expect(all).toHaveLength(1);
  return all[0] ?? {};
}

/** Posts to an action of the one job, and gives back the status. */
export async function act(graph: Graph, name: string, action: string, body?: object): Promise<number> {
  const path = `${await jobsAt(graph, name)}/${(await only(graph, name)).id}/${action}`;
  const data = body && { headers: json, data: JSON.stringify(body) };
  return (await graph.send('POST', path, data)).status();
}

export async function store(graph: Graph, name: string): Promise<void> {
  const path = `/servicePrincipals/${await graph.targetId(name)}/synchronization/acquireAccessToken`;
  const data = JSON.stringify({ credentials: [{ key: 'SecretToken', value: 'a new token' }] });
  expect((await graph.send('POST', path, { headers: json, data })).status()).toBe(204);
}
