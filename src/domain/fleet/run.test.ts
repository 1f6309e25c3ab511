import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { SubmitReceipt, TestReceipt } from '#src/domain/attempt.ts';
import {
  afterEvent,
  countOf,
  createRun,
  failuresOf,
  isFailure,
  isOver,
  leftOver,
  reportCsv,
  reportJson,
  reportOf,
  retryable,
  type Run,
  type RunEvent,
  type RunResult,
} from './run.ts';

const ids = Array.from({ length: 6 }, (_, at) => `0000000${at}-0000-4000-8000-00000000000${at}`);
const delivered = {
  endpoint: 'https://graph.example/v1.0/x',
  target: { kind: 'servicePrincipal', id: ids[0] ?? '', displayName: 'Contoso HR' },
  keys: ['SecretToken'],
  startedAt: 0,
  durationMs: 1,
  clientRequestId: 'client-id',
} as const;
const saved = (outcome: SubmitReceipt['outcome'], failure?: Failure): SubmitReceipt => ({
  ...delivered,
  verb: 'save',
  outcome,
  ...(failure && { failure }),
});
const tested = (verdict: TestReceipt['verdict']): TestReceipt => ({
  ...delivered,
  verb: 'test-stored',
  outcome: verdict === 'passed' ? 'applied' : 'rejected',
  verdict,
});

const results: readonly RunResult[] = [
  { state: 'applied', receipt: saved('applied') },
  { state: 'applied', receipt: saved('applied'), test: tested('failed') },
  { state: 'tested', receipt: tested('passed') },
  { state: 'tested', receipt: tested('failed') },
  { state: 'refused', receipt: saved('rejected') },
  { state: 'not-sent', failure: { kind: 'cancelled' } },
  { state: 'unknown', failure: undefined, receipt: saved('unknown') },
  { state: 'stopped' },
];

const id = fc.constantFrom(...ids);
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  { weight: 5, arbitrary: id.map((one): RunEvent => ({ type: 'begin', id: one })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(id, fc.constantFrom('prepare', 'window', 'compare', 'save', 'authorize', 'test', 'restart'))
      .map(([one, step]): RunEvent => ({ type: 'step', id: one, step })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(id, fc.constantFrom(...results))
      .map(([one, result]): RunEvent => ({ type: 'end', id: one, result })),
  },
  fc.constant<RunEvent>({ type: 'start' }),
  fc
    .constantFrom({ by: 'person' } as const, { by: 'offline' } as const, {
      by: 'throttled' as const,
      until: 1,
    })
    .map((hold): RunEvent => ({ type: 'hold', hold })),
  fc.constant<RunEvent>({ type: 'resume' }),
  { weight: 1, arbitrary: fc.constant<RunEvent>({ type: 'stop' }) },
);

const start = (options?: Parameters<typeof createRun>[1]) =>
  afterEvent(createRun(ids, options), { type: 'start' });
const after = (run: Run, ...events: readonly RunEvent[]) => events.reduce(afterEvent, run);
const isFinal = (name: string) => name !== 'waiting' && name !== 'running';

/** What is wrong with a step from one run to the next; nothing in a run that keeps its word. */
function wrongs(before: Run, run: Run): readonly string[] {
  const [had, has] = [countOf(before), countOf(run)];
  const steps = [...run.states].flatMap(([one, now]) => {
    const then = before.states.get(one);
    if (!then) return ['came'];
    return [
      isFinal(then.state) && now !== then ? 'left an end' : '',
      // What has begun never waits again, so that nothing is sent a second time by itself.
      then.state === 'running' && now.state === 'waiting' ? 'waits again' : '',
    ];
  });
  return [
    ...steps,
    [...run.states.keys()].join() === ids.join() ? '' : 'changed places',
    Object.values(has).reduce((sum, count) => sum + count, 0) === ids.length ? '' : 'not in one state',
    before.phase.phase !== 'running' && has.running > had.running ? 'began in a run that stands' : '',
    before.phase.phase === 'ended' && run.phase.phase !== 'ended' ? 'rose again' : '',
    run.phase.phase === 'ended' && has.waiting > 0 ? 'waits for nothing' : '',
    run.stopAfter !== undefined && run.phase.phase === 'running' && failuresOf(run) >= run.stopAfter
      ? 'failed too often'
      : '',
    retryable(run).some((one) => {
      const now = run.states.get(one);
      return !now || !isOver(run) || !isFailure(now) || now.state === 'unknown' || now.state === 'applied';
    })
      ? 'tries again what it must not'
      : '',
  ].filter((wrong) => wrong !== '');
}

test('under any order of events each application is in one state, and no end is ever left', () => {
  let ends = 0;
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 60 }),
      fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      (events, stopAfter) => {
        const skipped = new Map([[ids[5] ?? '', { state: 'skipped', why: 'portal' } as const]]);
        const begin = createRun(ids, { stopAfter, skipped });
        const found: string[] = [];
        const end = [{ type: 'start' } as const, ...events].reduce((before, next) => {
          const run = afterEvent(before, next);
          found.push(...wrongs(before, run));
          return run;
        }, begin);
        if (isOver(end)) ends += 1;
        assert.deepStrictEqual(found, []);
      },
    ),
    { numRuns: 5_000 },
  );
  expect(ends, 'many of them come to an end').toBeGreaterThan(500);
}, 60_000);

test('a run ends by itself when nothing is left, and after so many failures', () => {
  const [one = '', two = ''] = ids;
  const few = after(
    createRun([one, two], { stopAfter: 1 }),
    { type: 'start' },
    { type: 'begin', id: one },
    { type: 'end', id: one, result: { state: 'refused', receipt: saved('rejected') } },
  );
  expect(few.phase).toEqual({ phase: 'ended', by: 'failures' });
  expect(few.states.get(two)).toEqual({ state: 'stopped' });
  expect(leftOver(few)).toEqual([two]);
  expect(retryable(few)).toEqual([one]);

  const all = after(
    createRun([one]),
    { type: 'start' },
    { type: 'begin', id: one },
    { type: 'end', id: one, result: { state: 'applied', receipt: saved('applied') } },
  );
  expect(all.phase).toEqual({ phase: 'ended', by: 'done' });
  expect(createRun([]).phase.phase, 'one without applications has not begun').toBe('ready');
  expect(after(createRun([]), { type: 'start' }).phase).toEqual({ phase: 'ended', by: 'done' });
});

test('what is under way when a run is stopped still comes to its own end', () => {
  const [one = '', two = ''] = ids;
  const stopped = after(start(), { type: 'begin', id: one }, { type: 'stop' });
  expect(stopped.states.get(one)?.state).toBe('running');
  expect(stopped.states.get(two)?.state).toBe('stopped');
  expect(isOver(stopped)).toBe(false);
  expect(retryable(stopped), 'nothing is offered before it is over').toEqual([]);
  const over = after(stopped, { type: 'end', id: one, result: { state: 'unknown', failure: undefined } });
  expect(isOver(over)).toBe(true);
  expect(over.phase).toEqual({ phase: 'ended', by: 'person' });
  expect(retryable(over), 'an unknown one is never tried again').toEqual([]);
});

test("a person's pause outlasts what Graph asks for", () => {
  const throttled = { by: 'throttled', until: 5 } as const;
  const paused = after(start(), { type: 'hold', hold: { by: 'person' } }, { type: 'hold', hold: throttled });
  expect(paused.phase).toEqual({ phase: 'held', hold: { by: 'person' } });
  const asked = after(start(), { type: 'hold', hold: throttled }, { type: 'hold', hold: { by: 'person' } });
  expect(asked.phase).toEqual({ phase: 'held', hold: { by: 'person' } });
  expect(after(asked, { type: 'resume' }).phase).toEqual({ phase: 'running' });
});

test('the report names codes, not texts, and disarms what a spreadsheet would calculate', () => {
  const [one = '', two = ''] = ids;
  const refused: Failure = {
    kind: 'refused',
    by: 'graph',
    status: 400,
    code: 'BadRequest',
    message: 'a text of a vendor',
  };
  const run = after(
    createRun([one, two]),
    { type: 'start' },
    { type: 'begin', id: one },
    {
      type: 'end',
      id: one,
      result: { state: 'refused', receipt: { ...saved('rejected', refused), status: 400 } },
    },
    { type: 'stop' },
  );
  const rows = reportOf(run, (of) => (of === one ? '=HYPERLINK("x")' : ' -2+3'));
  expect(rows[0]).toMatchObject({
    state: 'refused',
    cause: 'BadRequest',
    status: '400',
    keys: 'SecretToken',
  });
  expect(rows[1]).toMatchObject({ state: 'stopped', cause: '' });
  const csv = reportCsv(rows);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain(`"'-2+3"`);
  expect(csv.split('\r\n')).toHaveLength(4);
  const json = reportJson(rows, { tenantId: 't', page: '1' });
  expect(JSON.parse(json)).toMatchObject({ applications: [{ objectId: one }, { objectId: two }] });
  expect(csv + json).not.toContain('a text of a vendor');
});
