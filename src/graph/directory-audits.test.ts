import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { readAudits } from './directory-audits.ts';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';

const id = '0A1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const read = async (body: unknown) => await readAudits(setUp(scriptedFetch(json(body))).client, id);

// Typed by Microsoft's own package, so that a property that does not exist there does not compile.
const entry: DirectoryAudit = {
  id: 'Sync_1',
  activityDateTime: '2026-11-20T18:37:45Z',
  activityDisplayName: 'Update provisioning setting or credentials',
  result: 'success',
  initiatedBy: { user: { displayName: 'Adele Admin', userPrincipalName: 'adele@contoso.example' } },
};

test('an entry says who did what and when', async () => {
  const { initiatedBy: _, ...unsigned } = entry;
  expect(
    await read({
      value: [
        entry,
        { ...entry, result: 'failure', initiatedBy: { user: null, app: { displayName: 'A script' } } },
        unsigned,
      ],
    }),
  ).toEqual([
    {
      id: 'Sync_1',
      at: Date.UTC(2026, 10, 20, 18, 37, 45),
      activity: 'Update provisioning setting or credentials',
      isSuccess: true,
      by: 'Adele Admin',
    },
    expect.objectContaining({ isSuccess: false, by: 'A script' }),
    expect.objectContaining({ by: undefined }),
  ]);
});

test('an answer that is none is not taken for an empty log', async () => {
  for (const body of [{}, { value: [{}] }, { value: [{ ...entry, activityDateTime: 'soon' }] }, null])
    expect(await failure(read(body))).toMatchObject({ kind: 'unreadable' });
});

test('it asks for the last changes of this object alone, and never with an id that is none', async () => {
  const scripted = scriptedFetch(json({ value: [] }));
  const { client } = setUp(scripted);
  await readAudits(client, id);
  const { searchParams, pathname } = new URL(scripted.requests[0]?.url ?? '');
  expect(pathname).toMatch(/\/auditLogs\/directoryAudits$/);
  expect(searchParams.get('$filter')).toBe(`targetResources/any(t:t/id eq '${id.toLowerCase()}')`);
  expect(searchParams.get('$orderby')).toBe('activityDateTime desc');
  expect(await failure(readAudits(client, "x') or true"))).toMatchObject({ kind: 'unsafe' });
  expect(scripted.requests).toHaveLength(1);
});
