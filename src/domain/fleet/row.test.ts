import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExpiryNote } from '#src/domain/expiry/note.ts';
import type { Target } from '#src/domain/target.ts';
import { codeGrantGrade, type FleetRow, fleetStates, quarantineDay, rowsOf } from './row.ts';
import {
  connectorKey,
  countsOf,
  everyRow,
  filterRows,
  type FleetFilter,
  fleetColumns,
  marksOf,
  readView,
  viewText,
} from './view.ts';
import type { JobSummary, ScanEntry } from './scan.ts';

const tenantId = '5C2F6E4A-0b1d-4c3e-9f7a-8d6b5e4c3a21';
const now = new Date('2026-11-30T12:00:00').getTime();
const oneDay = 86_400_000;

function jobOf(parts: Partial<JobSummary> = {}): JobSummary {
  return {
    templateId: 'scim',
    run: 'runs',
    stopped: undefined,
    quarantine: undefined,
    lastRun: { failed: undefined, at: now - 60_000 },
    lastSuccess: now - 60_000,
    failedObjects: undefined,
    interval: 2_400_000,
    ...parts,
  };
}

const quarantined = (days: number, parts: Partial<JobSummary> = {}) =>
  jobOf({
    run: 'quarantined',
    quarantine: { cause: 'credentials', since: now - days * oneDay, status: 401 },
    ...parts,
  });

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

type App = { name?: string; template?: string; jobs: readonly [JobSummary, ...JobSummary[]] };

function rows(apps: readonly App[], notes: readonly ExpiryNote[] = []): readonly FleetRow[] {
  const candidates = new Map<string, Target>();
  const entries = new Map<string, ScanEntry>();
  apps.forEach(({ name = 'App', template, jobs }, number) => {
    const id = idOf(number);
    candidates.set(id, {
      kind: 'servicePrincipal',
      id,
      appId: id.replace('-4', '-5'),
      displayName: name,
      ...(template === undefined ? {} : { applicationTemplateId: template }),
    });
    entries.set(id, { state: 'provisioned', jobs });
  });
  return rowsOf({ candidates, entries, notes, tenantId, now });
}

function noteOn(expires: string, parts: Partial<ExpiryNote> = {}): ExpiryNote {
  return {
    tenant: tenantId.toLowerCase(),
    kind: 'servicePrincipal',
    target: idOf(0),
    key: 'SecretToken',
    expires,
    noted: '2026-01-01',
    ...parts,
  };
}

const stateOf = (job: JobSummary, notes: readonly ExpiryNote[] = []) =>
  rows([{ jobs: [job] }], notes)[0]?.state;

test.each([
  ['disabled by itself', jobOf({ run: 'disabled', stopped: 'disabled' }), 'disabled'],
  ['disabled at the end of its quarantine', quarantined(40, { stopped: 'disabled' }), 'disabled'],
  ['in quarantine', quarantined(9), 'quarantined'],
  ['paused in quarantine', quarantined(9, { stopped: 'paused' }), 'quarantined'],
  [
    'failing for its credentials',
    jobOf({ run: 'failing', lastRun: { failed: 'credentials', at: now } }),
    'failing',
  ],
  ['failing without a reason', jobOf({ run: 'failing', lastRun: { failed: undefined, at: now } }), 'failing'],
  ['failing at objects', jobOf({ run: 'failing', lastRun: { failed: 'data', at: now } }), 'failing-data'],
  ['paused', jobOf({ run: 'paused', stopped: 'paused' }), 'paused'],
  // A job that was never started has a disabled schedule too.
  ['never started', jobOf({ run: 'idle', stopped: 'disabled' }), 'idle'],
  ['in a state without a published name', jobOf({ run: 'unclear' }), 'unclear'],
  ['running', jobOf(), 'healthy'],
  [
    'in its first cycle',
    jobOf({ lastSuccess: undefined, lastRun: { failed: undefined, at: undefined } }),
    'healthy',
  ],
  ['three days without a success', jobOf({ lastSuccess: now - 3 * oneDay }), 'healthy'],
  ['longer without a success', jobOf({ lastSuccess: now - 3 * oneDay - 1 }), 'stale'],
  [
    'as long, without an interval',
    jobOf({ lastSuccess: now - 3 * oneDay - 1, interval: undefined }),
    'stale',
  ],
  // Ten of its own intervals are ten days.
  ['a week, where it runs once a day', jobOf({ lastSuccess: now - 7 * oneDay, interval: oneDay }), 'healthy'],
  [
    'eleven days, where it runs once a day',
    jobOf({ lastSuccess: now - 11 * oneDay, interval: oneDay }),
    'stale',
  ],
  [
    'run long ago, and never with success',
    jobOf({ lastSuccess: undefined, lastRun: { failed: undefined, at: now - 9 * oneDay } }),
    'stale',
  ],
] as const)('a job %s is shown as it is', (_, job, state) => {
  expect(stateOf(job)).toBe(state);
});

test('the worst job counts, whichever comes first', () => {
  const all = [jobOf(), jobOf({ run: 'paused' }), quarantined(3), jobOf({ lastSuccess: 0 })] as const;
  for (const [first, second] of [
    [0, 2],
    [2, 0],
    [1, 3],
    [3, 1],
  ] as const) {
    const [row] = rows([{ jobs: [all[first], all[second]] }]);
    expect(row?.state).toBe(first + second === 2 ? 'quarantined' : 'stale');
    expect(row?.job).toBe(first + second === 2 ? all[2] : all[3]);
    expect(row?.jobs).toBe(2);
  }
});

test('a note of 30 days or less makes an application expiring, unless it does worse already', () => {
  expect(stateOf(jobOf(), [noteOn('2026-12-30')])).toBe('expiring');
  expect(stateOf(jobOf(), [noteOn('2026-12-31')])).toBe('healthy');
  expect(stateOf(jobOf(), [noteOn('2026-11-01')]), 'over').toBe('expiring');
  expect(stateOf(quarantined(3), [noteOn('2026-12-01')])).toBe('quarantined');
  expect(stateOf(jobOf({ run: 'failing' }), [noteOn('2026-12-01')])).toBe('expiring');
});

test('a note of another tenant, kind or application says nothing', () => {
  for (const other of [{ tenant: idOf(9) }, { kind: 'application' as const }, { target: idOf(9) }])
    expect(rows([{ jobs: [jobOf()] }], [noteOn('2026-12-01', other)])[0]).toMatchObject({
      state: 'healthy',
      deadline: undefined,
    });
});

test('a deadline is the end of the 28 days, or the day of a note: the first of them counts', () => {
  const end = now + 19 * oneDay;
  const soon = new Date('2026-12-05T00:00:00').getTime();
  expect(rows([{ jobs: [quarantined(9)] }])[0]?.deadline).toEqual({ kind: 'quarantine', at: end });
  expect(rows([{ jobs: [quarantined(9)] }], [noteOn('2026-12-05')])[0]?.deadlines).toEqual([
    { kind: 'note', at: soon, key: 'SecretToken' },
    { kind: 'quarantine', at: end },
  ]);
  // Nothing comes by itself where the job is disabled, or it is not known since when it is in quarantine.
  expect(rows([{ jobs: [quarantined(9, { stopped: 'disabled' })] }])[0]?.deadline).toBeUndefined();
  const unknown = quarantined(9, { quarantine: { cause: 'unknown', since: undefined, status: undefined } });
  expect(rows([{ jobs: [unknown] }])[0]?.deadline).toBeUndefined();
  expect(quarantineDay(quarantined(9), now)).toBe(9);
  expect(quarantineDay(unknown, now)).toBeUndefined();
});

test('the audit log fills in what a job in quarantine does not say, and nothing else', () => {
  const target: Target = { kind: 'servicePrincipal', id: idOf(1), appId: idOf(1), displayName: 'App' };
  const since = now - 5 * oneDay;
  const row = (job: JobSummary) =>
    rowsOf({
      candidates: new Map([[idOf(1), target]]),
      entries: new Map([[idOf(1), { state: 'provisioned', jobs: [job] }]]),
      notes: [],
      quarantines: new Map([[idOf(1), { since, reason: 'TooManyDeletes' }]]),
      tenantId,
      now,
    })[0];
  const silent = quarantined(9, { quarantine: { cause: 'unknown', since: undefined, status: undefined } });
  expect(row(silent)).toMatchObject({
    job: { quarantine: { cause: 'deletes', since } },
    deadline: { kind: 'quarantine', at: since + 28 * oneDay },
  });
  expect(row(quarantined(9))?.job).toEqual(quarantined(9));
  expect(row(jobOf())?.state).toBe('healthy');
});

test('the riskiest comes first, then the nearest deadline, then the name', () => {
  const found = rows([
    { name: 'Zed', jobs: [jobOf()] },
    { name: 'ábc', jobs: [jobOf()] },
    { name: 'Abd', jobs: [jobOf()] },
    { name: 'Late', jobs: [quarantined(2)] },
    { name: 'Early', jobs: [quarantined(20)] },
    { name: 'Off', jobs: [jobOf({ run: 'disabled', stopped: 'disabled' })] },
  ]);
  expect(found.map(({ target }) => target.displayName)).toEqual([
    'Off',
    'Early',
    'Late',
    'ábc',
    'Abd',
    'Zed',
  ]);
});

test('what has no job, or could not be read, is no row', () => {
  const target: Target = { kind: 'servicePrincipal', id: idOf(1), appId: idOf(1), displayName: 'App' };
  const candidates = new Map([[idOf(1), target]]);
  for (const entry of [
    { state: 'none' },
    { state: 'unknown', failure: { kind: 'cancelled' } },
  ] as const satisfies readonly ScanEntry[])
    expect(rowsOf({ candidates, entries: new Map([[idOf(1), entry]]), notes: [], tenantId, now })).toEqual(
      [],
    );
});

test('the connector comes from the job, else from the gallery, with the signs of the retired grant', () => {
  const [slack] = rows([
    { template: '8b1025e4-1dd2-430b-a150-2ef79cd700f5', jobs: [jobOf({ templateId: 'slackOutDelta' })] },
  ]);
  expect(slack?.connector).toBeDefined();
  const [generic] = rows([{ jobs: [jobOf({ templateId: 'scim' })] }]);
  expect(generic && connectorKey(generic)).toBe('generic-scim');
  expect(generic && codeGrantGrade(generic)).toBe('none');
  const [unknown] = rows([{ jobs: [jobOf({ templateId: 'unknown-template' })] }]);
  expect(unknown && connectorKey(unknown)).toBe('unknown');
});

const anyJob = fc
  .record({
    run: fc.constantFrom('quarantined', 'disabled', 'paused', 'failing', 'idle', 'unclear', 'runs'),
    stopped: fc.constantFrom('disabled', 'paused', undefined),
    failed: fc.constantFrom('credentials', 'connection', 'data', 'unknown', undefined),
    since: fc.option(fc.integer({ min: now - 60 * oneDay, max: now }), { nil: undefined }),
    lastSuccess: fc.option(fc.integer({ min: now - 30 * oneDay, max: now }), { nil: undefined }),
    templateId: fc.constantFrom('scim', 'dataBricks', 'gsuite', 'slackOutDelta', undefined),
  } as const)
  .map(({ failed, since, ...job }) =>
    jobOf({
      ...job,
      lastRun: { failed, at: job.lastSuccess },
      quarantine: job.run === 'quarantined' ? { cause: 'either', since, status: undefined } : undefined,
    }),
  );
const anyApps = fc.array(
  fc
    .tuple(fc.constantFrom('a', 'B', 'é', ''), anyJob, fc.array(anyJob, { maxLength: 2 }))
    .map(([name, first, others]): App => ({ name, jobs: [first, ...others] })),
  { maxLength: 25 },
);
const anyNotes = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: -40, max: 200 }))
    .map(([place, days]) =>
      noteOn(new Date(now + days * oneDay).toISOString().slice(0, 10), { target: idOf(place) }),
    ),
  { maxLength: 8 },
);

test('the order is total, and does not depend on the order of the answers', () => {
  fc.assert(
    fc.property(anyApps, anyNotes, fc.integer({ min: 0, max: 24 }), (apps, notes, turn) => {
      const candidates = new Map<string, Target>();
      const entries = new Map<string, ScanEntry>();
      apps.forEach(({ name = '', jobs }, number) => {
        const id = idOf(number);
        candidates.set(id, { kind: 'servicePrincipal', id, appId: id, displayName: name });
        entries.set(id, { state: 'provisioned', jobs });
      });
      const found = rowsOf({ candidates, entries, notes, tenantId, now });
      const turned = new Map([...entries].slice(turn).concat([...entries].slice(0, turn)));
      expect(rowsOf({ candidates, entries: turned, notes, tenantId, now })).toEqual(found);
      expect(found).toHaveLength(apps.length);
      found.slice(1).forEach((row, place) => {
        const before = found[place];
        const [rank, other] = [before, row].map((one) => fleetStates.indexOf(one?.state ?? 'healthy'));
        expect(rank).toBeLessThanOrEqual(other ?? -1);
        if (before?.state === row.state)
          expect(before.deadline?.at ?? Infinity).toBeLessThanOrEqual(row.deadline?.at ?? Infinity);
      });
      for (const { deadline, deadlines } of found) expect(deadline).toBe(deadlines[0]);
    }),
    { numRuns: 300 },
  );
});

test('the chips of the states part the rows, and so do those of the connectors', () => {
  fc.assert(
    fc.property(anyApps, anyNotes, (apps, notes) => {
      const found = rows(apps, notes);
      const counts = countsOf(found);
      const parts = (filters: readonly { filter: FleetFilter; count: number }[]) => {
        const all = filters.flatMap(({ filter, count }) => {
          const some = filterRows(found, filter, '');
          expect(some).toHaveLength(count);
          return some;
        });
        expect(new Set(all).size).toBe(all.length);
        expect(all).toHaveLength(found.length);
      };
      parts(counts.states.map(({ state, count }) => ({ filter: { ...everyRow, states: [state] }, count })));
      parts(counts.connectors.map(({ id, count }) => ({ filter: { ...everyRow, connectors: [id] }, count })));
      expect(filterRows(found, { ...everyRow, codeGrant: true }, '')).toHaveLength(counts.codeGrant);
      expect(filterRows(found, everyRow, ' ')).toBe(found);
      // A filter keeps the order.
      const failing = filterRows(found, { ...everyRow, states: ['failing', 'healthy'] }, '');
      expect(failing).toEqual(found.filter((row) => failing.includes(row)));
    }),
    { numRuns: 300 },
  );
});

test('a mark stands for the rows behind it, and each deadline of the next 90 days has one', () => {
  fc.assert(
    fc.property(anyApps, anyNotes, fc.integer({ min: 1, max: 15 }), (apps, notes, daysPerMark) => {
      const found = rows(apps, notes);
      const marks = marksOf(found, now, daysPerMark);
      marks.forEach(({ start, end, from, to, rows: some, quarantine: ends, note }, place) => {
        expect(start).toBeGreaterThanOrEqual(marks[place - 1]?.end ?? 0);
        expect(end - start).toBe(daysPerMark);
        expect(ends + note).toBeGreaterThanOrEqual(some.length);
        const behind = filterRows(found, { ...everyRow, due: { from, to } }, '');
        // The last mark reaches beyond the picture.
        if (end <= 90) expect(new Set(behind)).toEqual(new Set(some));
        for (const row of some) expect(behind).toContain(row);
      });
      const within = found.filter(({ deadlines }) =>
        deadlines.some(({ at }) => at >= now - oneDay / 2 && at <= now + 90 * oneDay - oneDay / 2),
      );
      const marked = new Set(marks.flatMap((mark) => mark.rows));
      for (const row of within) expect(marked).toContain(row);
    }),
    { numRuns: 300 },
  );
});

test('days that share a mark are counted together', () => {
  const found = rows(
    [{ jobs: [quarantined(9)] }, { jobs: [jobOf()] }],
    [noteOn('2026-12-20'), noteOn('2027-03-30')],
  );
  expect(marksOf(found, now, 7)).toEqual([
    { from: '2026-12-14', to: '2026-12-20', start: 14, end: 21, rows: [found[0]], quarantine: 1, note: 1 },
  ]);
});

test('a text finds a name in part and an id as a whole', () => {
  const found = rows([
    { name: 'Contoso HR', jobs: [jobOf()] },
    { name: 'Slack', jobs: [jobOf()] },
  ]);
  const names = (text: string) => filterRows(found, everyRow, text).map(({ target }) => target.displayName);
  expect(names(' CONTOSO ')).toEqual(['Contoso HR']);
  expect(names(idOf(1).toUpperCase())).toEqual(['Slack']);
  expect(names(idOf(1).slice(0, 8))).toEqual([]);
  expect(names('')).toHaveLength(2);
});

test('a view comes back from the address, and whatever else stands there is left out', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...fleetStates)),
      fc.boolean(),
      fc.uniqueArray(fc.constantFrom('slack', 'generic-scim', 'unknown', 'aws-iam-identity-center')),
      fc.constantFrom({ from: '2026-12-01', to: '2027-02-28' }, undefined),
      fc.uniqueArray(fc.constantFrom(...fleetColumns)),
      (states, codeGrant, connectors, due, columns) => {
        const view = {
          states: fleetStates.filter((state) => states.includes(state)),
          codeGrant,
          connectors,
          due,
          hidden: fleetColumns.filter((column) => columns.includes(column)),
        };
        expect(readView(viewText(view))).toEqual(view);
      },
    ),
  );
  const plain = { ...everyRow, hidden: [] };
  expect(readView('')).toEqual(plain);
  expect(readView('toString.app_<b>.due_2026-02-30_2026-03-01.__proto__.app_.hide_state')).toEqual(plain);
});
