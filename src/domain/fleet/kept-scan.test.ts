import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobRuns } from '#src/domain/jobs/job-rules.ts';
import { type KeptScan, readScan, writeScan } from './kept-scan.ts';
import type { JobSummary } from './scan.ts';

const owner = 'tenant/account';
const nothing = { nil: undefined };
const time = fc.option(fc.integer({ min: -1e12, max: 4e12 }), nothing);
const job: fc.Arbitrary<JobSummary> = fc.record({
  templateId: fc.option(fc.string({ maxLength: 40 }), nothing),
  run: fc.constantFrom(...jobRuns),
  stopped: fc.constantFrom('disabled', 'paused', undefined),
  quarantine: fc.option(
    fc.record({
      cause: fc.constantFrom(
        'credentials',
        'connection',
        'either',
        'failures',
        'deletes',
        'somebody',
        'unknown',
      ),
      since: time,
      status: fc.option(fc.integer({ min: 100, max: 599 }), nothing),
    }),
    nothing,
  ),
  lastRun: fc.record({
    failed: fc.constantFrom('credentials', 'connection', 'data', 'unknown', undefined),
    at: time,
  }),
  lastSuccess: time,
  failedObjects: fc.option(fc.nat(), nothing),
  interval: fc.option(fc.nat(), nothing),
});
const entry = fc.oneof(
  fc.constant({ state: 'none' as const }),
  fc.tuple(job, fc.array(job, { maxLength: 2 })).map(([first, others]) => ({
    state: 'provisioned' as const,
    jobs: [first, ...others] as const,
  })),
);
const scan: fc.Arbitrary<KeptScan> = fc.record({
  set: fc.constantFrom('templates', 'listed'),
  total: fc.nat(),
  entries: fc.array(fc.tuple(fc.uuid(), entry)).map((all) => new Map(all)),
  at: time,
});

test('what is kept of a scan comes back as it was, and to its owner alone', () => {
  fc.assert(
    fc.property(scan, (one) => {
      const json: unknown = JSON.parse(writeScan(one, owner) ?? 'null');
      expect(readScan(json, owner)).toEqual(one);
      expect(readScan(json, 'tenant/other')).toBeUndefined();
    }),
  );
});

test('a record that this page did not write is none', () => {
  const good = {
    version: 1,
    owner,
    set: 'templates',
    total: 1,
    words: ['runs', 'other'],
    none: '',
    provisioned: [],
  };
  const id = 'CgsMDQ4PEBESExQVFhcYGQ';
  const tuple: readonly unknown[] = [null, 0, null, null, null, null, null, null, null, null, null];
  const withJob = (index: number, value: unknown) => ({
    ...good,
    provisioned: [[id, tuple.with(index, value)]],
  });
  expect(readScan(good, owner)).toBeDefined();
  expect(readScan(withJob(1, 0), owner)?.entries.size).toBe(1);
  for (const bad of [
    undefined,
    null,
    'text',
    [],
    {},
    { ...good, version: 2 },
    { ...good, set: 'all' },
    { ...good, total: -1 },
    { ...good, none: 'short' },
    { ...good, none: '../me' },
    { ...good, none: `${id} ` },
    { ...good, provisioned: [[id]] },
    { ...good, none: id, provisioned: [[id, tuple]] },
    { ...good, provisioned: [[id, tuple.slice(1)]] },
    withJob(1, 1),
    withJob(1, 7),
    withJob(2, 1),
    withJob(3, 1),
    withJob(6, 1),
    withJob(4, Infinity),
    withJob(4, 'text'),
  ])
    expect(readScan(bad, owner), JSON.stringify(bad)).toBeUndefined();
});

test('a whole scan of ten thousand has room in any browser, and a longer one is not kept', () => {
  const at = Date.UTC(2026, 10, 30);
  const jobs = [
    {
      templateId: 'scim',
      run: 'quarantined',
      stopped: 'paused',
      quarantine: { cause: 'credentials', since: at, status: 401 },
      lastRun: { failed: 'credentials', at },
      lastSuccess: at,
      failedObjects: 1_000,
      interval: 2_400_000,
    },
  ] as const;
  const of = (size: number): KeptScan => ({
    set: 'templates',
    total: size,
    at,
    entries: new Map(
      Array.from({ length: size }, (_, number) => [
        `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
        { state: 'provisioned', jobs },
      ]),
    ),
  });
  const text = writeScan(of(10_000), owner);
  // Browsers count two bytes a character, and take five million.
  expect(2 * (text?.length ?? Infinity)).toBeLessThan(2_500_000);
  expect(writeScan(of(100_000), owner)).toBeUndefined();
});
