import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Job } from '#src/domain/jobs/job.ts';
import type { Target } from '#src/domain/target.ts';
import { type FleetState, rowsOf } from './row.ts';
import { entryOf } from './scan.ts';
import { type ScheduleFields, scheduleFile, type SchedulePlace } from './schedule.ts';
import { answer, fields, subject, tenantId, type World } from './schedule.fixture.ts';

const workflowSchema = v.object({
  jobs: v.object({
    watch: v.object({
      steps: v.tuple([v.object({ env: v.record(v.string(), v.string()), run: v.string() })]),
    }),
  }),
});

describe('the script of the workflow, run in Node', () => {
  let server: Server;
  let world: World;
  const folder = mkdtempSync(join(tmpdir(), 'schedule-'));

  beforeAll(async () => {
    server = createServer((request, response) => void answer(world, request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  function newWorld(): World {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    return {
      origin: `http://127.0.0.1:${address.port}`,
      jobs: new Map(),
      names: new Map(),
      owners: new Map(),
      visibility: 'private',
      faults: new Map(),
      batchFaults: 0,
      sizes: [],
      reads: new Map(),
      issues: [],
      calls: [],
    };
  }

  function add(jobs: unknown, name = 'Application'): string {
    const id = randomUUID();
    world.names.set(id, name);
    world.jobs.set(id, jobs);
    return id;
  }

  async function run(changes: Partial<ScheduleFields> = {}, notes: SchedulePlace['notes'] = []) {
    const where = { tenantId, loginOrigin: world.origin, graphOrigin: world.origin, notes };
    const { text } = scheduleFile({ ...fields, ...changes }, where);
    const [step] = v.parse(workflowSchema, parse(text)).jobs.watch.steps;
    // As the runner does it: a file without an ending.
    const file = join(folder, randomUUID());
    writeFileSync(file, step.run);
    const summary = `${file}-summary`;
    writeFileSync(summary, '');
    const child = spawn(process.execPath, [file], {
      env: {
        PATH: process.env['PATH'],
        ...step.env,
        ...(changes.issue === true && { GITHUB_TOKEN: 'github.token' }),
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_API_URL: world.origin,
        GITHUB_REPOSITORY: 'contoso/provisioning-watch',
        ACTIONS_ID_TOKEN_REQUEST_URL: `${world.origin}/oidc?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'run.token',
      },
    });
    let out = '';
    child.stdout.on('data', (piece) => (out += String(piece)));
    child.stderr.on('data', (piece) => (out += String(piece)));
    const code = await new Promise<number | null>((done) => child.on('close', done));
    return { code, out, summary: readFileSync(summary, 'utf8') };
  }

  /** The lines of the table by object id. */
  function statesIn(out: string): Map<string, string> {
    return new Map(
      Array.from(out.matchAll(/^(.{20}) {2}([0-9a-f-]{36}) {2}/gm), ([, word = '', id = '']) => [
        id,
        word.trim(),
      ]),
    );
  }

  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const healthy = {
    schedule: { state: 'Active' },
    status: { code: 'Active', lastSuccessfulExecution: { timeEnded: ago(0) } },
  };

  test(
    'names every state as the product does, for every job that there can be',
    { timeout: 60_000 },
    async () => {
      world = newWorld();
      const codes = [
        undefined,
        'NotConfigured',
        'NotRun',
        'Active',
        'Paused',
        'Quarantine',
        'Later',
      ] as const;
      const schedules = [undefined, 'Active', 'Disabled', 'Paused'] as const;
      const lasts = [undefined, 'Succeeded', 'Failed', 'EntryLevelErrors'] as const;
      const error = { code: 'Some', message: 'text', layers: undefined, tenantActionable: undefined };
      const quarantines = [
        undefined,
        { seriesBegan: undefined },
        { reason: 'TooManyDeletes' as const },
        { seriesBegan: Date.now() - 9 * 86_400_000 },
        { error },
      ];
      const wanted = new Map<string, string>();
      const words: Readonly<Partial<Record<FleetState, string>>> = {
        quarantined: 'Quarantined',
        disabled: 'Disabled',
        failing: 'Failing',
        'failing-data': 'Some objects failing',
        stale: 'No recent success',
        paused: 'Paused',
        idle: 'Not started',
        unclear: 'Unclear',
      };
      const days = [1, 5] as const;
      for (const code of codes)
        for (const state of schedules)
          for (const last of lasts)
            for (const [at, quarantine] of quarantines.entries()) {
              // Without a quarantine a job may be stale as well.
              const since = quarantine?.seriesBegan;
              const success = days[at % 2] ?? 1;
              const job: Job = {
                id: 'x',
                schedule: { state },
                status: {
                  code: code === 'Later' ? { unpublished: code } : code,
                  lastExecution: { state: last },
                  lastSuccessfulExecution: { timeEnded: Date.parse(ago(success)) },
                  quarantine,
                },
              };
              const id = add([
                {
                  schedule: { state },
                  status: {
                    code,
                    lastExecution: last && { state: last },
                    lastSuccessfulExecution: { timeEnded: ago(success) },
                    quarantine: quarantine && {
                      ...quarantine,
                      seriesBegan:
                        since === undefined ? '0001-01-01T00:00:00Z' : new Date(since).toISOString(),
                    },
                  },
                },
              ]);
              const target: Target = { kind: 'servicePrincipal', id, appId: id, displayName: 'Application' };
              const [row] = rowsOf({
                candidates: new Map([[id, target]]),
                entries: new Map([[id, entryOf([job])]]),
                notes: [],
                tenantId,
                now: Date.now(),
              });
              const word = words[row?.state ?? 'healthy'];
              if (word !== undefined) wanted.set(id, word);
            }
      const { out, code } = await run();
      expect(Object.fromEntries(statesIn(out))).toEqual(Object.fromEntries(wanted));
      expect(wanted.size).toBeGreaterThan(400);
      expect(new Set(wanted.values()).size).toBe(Object.keys(words).length);
      expect(Math.max(...world.sizes)).toBe(20);
      expect(world.sizes).toHaveLength(Math.ceil(world.names.size / 20));
      expect(code).toBe(1);
    },
  );

  test(
    'repeats what was refused and nothing else, and never takes a refusal for no provisioning',
    { timeout: 60_000 },
    async () => {
      world = newWorld();
      const quarantined = {
        status: { code: 'Quarantine', quarantine: { seriesBegan: ago(9), error: { code: 'Bad`|Code' } } },
      };
      const good = Array.from({ length: 30 }, () => add([healthy]));
      const none = add([]);
      const throttled = add([quarantined], '::error::x\n| @team `a` \u202e');
      const dated = add([healthy]);
      const missingOnce = add([healthy]);
      const lost = add([healthy], 'Lost');
      const broken = add([healthy], 'Broken');
      const forbidden = add([healthy], 'Forbidden');
      const odd = add('no list', 'Odd');
      const refused = add([healthy], 'Refused');
      const stale = add([
        { ...healthy, status: { code: 'Active', lastSuccessfulExecution: { timeEnded: ago(5) } } },
      ]);
      const weekly = add([
        {
          schedule: { state: 'Active', interval: 'P7D' },
          status: { code: 'Active', lastSuccessfulExecution: { timeEnded: ago(5) } },
        },
      ]);
      const worst = add([healthy, { status: { code: 'Active', lastExecution: { state: 'Failed' } } }]);
      const microsofts = add([quarantined]);
      world.owners.set(microsofts, 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a');
      world.faults.set(throttled, { status: 429, retryAfter: '1', times: 2 });
      world.faults.set(dated, {
        status: 429,
        retryAfter: new Date(Date.now() + 1000).toUTCString(),
        times: 1,
      });
      world.faults.set(missingOnce, { status: 0, drop: true, times: 1 });
      world.faults.set(lost, { status: 0, drop: true, times: 99 });
      world.faults.set(broken, { status: 503, retryAfter: '0', times: 99 });
      world.faults.set(forbidden, { status: 403, times: 99 });
      world.faults.set(refused, { status: 429, retryAfter: '0', times: 99 });
      world.batchFaults = 1;
      const { code, out, summary } = await run();
      const not = 'Not known';
      expect(Object.fromEntries(statesIn(out))).toEqual({
        [throttled]: 'Quarantined',
        [worst]: 'Failing',
        [stale]: 'No recent success',
        [lost]: not,
        [broken]: not,
        [forbidden]: not,
        [odd]: not,
        [refused]: not,
      });
      expect(code).toBe(1);
      expect(out).toContain('Read 42 applications.');
      for (const id of [...good, none, stale, weekly, worst, forbidden]) expect(world.reads.get(id)).toBe(1);
      for (const id of [dated, missingOnce]) expect(world.reads.get(id)).toBe(2);
      expect(world.reads.get(throttled)).toBe(3);
      for (const id of [lost, broken, odd]) expect(world.reads.get(id)).toBe(4);
      expect(world.reads.get(refused)).toBe(8);
      expect(world.reads.has(microsofts)).toBe(false);
      // A name is neither a command to the runner, nor a cell, a mention or a line of its own.
      expect(out.split('\n')[0]).toMatch(/^::stop-commands::[0-9a-f-]{36}$/);
      expect(out).toMatch(
        /^Quarantined {11}[0-9a-f-]{36} {2}::error::x \| @team `a` {4}Bad`\|Code, disabled in 19 days$/m,
      );
      expect(summary).toContain(
        `| Quarantined | \`::error::x \\| @team 'a'  \` | ${throttled} | \`Bad'\\|Code, disabled in 19 days\` |`,
      );
      for (const text of [out, summary]) expect(text).not.toMatch(/tok\.en|run\.token|e30\./);
    },
  );

  test('ends well where all is well, warns of noted dates, and keeps one issue', async () => {
    world = newWorld();
    const id = add([healthy], 'Contoso HR');
    expect(await run({ issue: true })).toMatchObject({ code: 0 });
    expect(world.issues).toEqual([]);
    const note = { tenant: tenantId, kind: 'servicePrincipal', target: id, noted: '2026-01-01' } as const;
    const in9 = ago(-9).slice(0, 10);
    const soon = [
      { ...note, key: 'SecretToken', expires: in9 } as const,
      { ...note, key: 'Password', expires: '2999-01-01' } as const,
    ];
    const warned = await run({ issue: true }, soon);
    expect(warned.code).toBe(1);
    expect(warned.out).toContain(
      `Credential expires    ${id}  Contoso HR  SecretToken on ${in9}, in 9 days\n`,
    );
    expect(warned.out).not.toContain('Password');
    await run({ issue: true }, soon);
    expect(world.issues).toMatchObject([{ state: 'open' }]);
    expect(world.issues[0]?.body).toContain('`Contoso HR`');
    await run({ issue: true });
    expect(world.issues).toMatchObject([{ state: 'closed' }]);
    expect((await run({}, [{ ...note, key: 'SecretToken', expires: '2026-01-02' }])).out).toContain(
      'expired on 2026-01-02',
    );
  });

  test('stops where it cannot know, and says what to correct', async () => {
    world = newWorld();
    add([healthy], 'Contoso HR');
    const refused = await run({ clientId: tenantId });
    expect(refused.code).toBe(2);
    expect(refused.out).toContain('AADSTS700213');
    expect(refused.out).toContain(`subject   ${subject}\n  audience  api://AzureADTokenExchange\n`);
    // A pause that is longer than the job is no pause.
    const [id = ''] = world.names.keys();
    world.faults.set(id, { status: 429, retryAfter: '99999', times: 99 });
    const late = await run();
    expect([late.code, statesIn(late.out).get(id), world.reads.get(id)]).toEqual([1, 'Not known', 1]);
    world.visibility = 'public';
    world.calls = [];
    const open = await run();
    expect([open.code, open.out.includes('private repository'), open.out.includes('Contoso')]).toEqual([
      2,
      true,
      false,
    ]);
    expect(world.calls.filter((call) => call.endsWith('$batch'))).toEqual([]);
  });
});
