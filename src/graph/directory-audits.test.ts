import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { readAudits, readQuarantines } from './directory-audits.ts';
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

test('the last quarantine of each application comes by one query, with its code word and no text', async () => {
  const other = '11111111-2222-4333-8444-555555555555';
  const of = (target: string, at: string, resultReason: string | null): DirectoryAudit => ({
    activityDateTime: at,
    activityDisplayName: 'Quarantine',
    resultReason,
    targetResources: [{ id: target }],
  });
  const scripted = scriptedFetch(
    json({
      value: [
        of(id, '2026-11-20T00:00:00Z', 'EncounteredQuarantineException: the secret is x'),
        of(id, '2026-11-10T00:00:00Z', 'TooManyDeletes'),
        of(other, '2026-11-12T00:00:00Z', 'Something new'),
        of('x', '2026-11-13T00:00:00Z', null),
        { activityDateTime: '2026-11-13T00:00:00Z', targetResources: [] },
      ],
    }),
  );
  const { client, asked } = setUp(scripted);
  expect(await readQuarantines(client)).toEqual(
    new Map([
      [id.toLowerCase(), { since: Date.UTC(2026, 10, 20), reason: 'EncounteredQuarantineException' }],
      [other, { since: Date.UTC(2026, 10, 12), reason: undefined }],
    ]),
  );
  expect(asked).toEqual([['audit', undefined]]);
  expect(scripted.requests).toHaveLength(1);
  const { searchParams } = new URL(scripted.requests[0]?.url ?? '');
  expect(searchParams.get('$filter')).toBe("activityDisplayName eq 'Quarantine'");
  for (const body of [{}, { value: [{ activityDateTime: 'soon' }] }, null])
    expect(await failure(readQuarantines(setUp(scriptedFetch(json(body))).client))).toMatchObject({
      kind: 'unreadable',
    });
});
