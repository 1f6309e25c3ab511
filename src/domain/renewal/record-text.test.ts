import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRenewal, someRenewal } from './renewal.fixture.ts';
import { readRecord } from './record.fixture.ts';
import { recordJson, recordOf, type RenewalRecord, recordMarkdown } from './record-text.ts';
import { plainTexts } from './record-words.fixture.ts';
import { type Renewal, withActivity, withSkip } from './renewal.ts';

const at = (seconds: number) => someRenewal.startedAt + seconds * 1000;
const [first, second] = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002'];
const steps = [
  {
    kind: 'authorize',
    result: 'bad',
    startedAt: at(60),
    durationMs: 850,
    status: 400,
    clientRequestId: first,
    detail: 'BadRequest',
  },
  { kind: 'test-stored', result: 'good', startedAt: at(70), durationMs: 1_240, status: 204 },
  {
    kind: 'authorize',
    result: 'good',
    startedAt: at(80),
    durationMs: 61_000,
    status: 204,
    clientRequestId: second,
    requestId: 'theirs',
    keys: ['BaseAddress', 'SecretToken'],
  },
  { kind: 'pause', result: 'open', startedAt: at(90), durationMs: 0, detail: 'not-sent' },
] as const;
const renewal = withSkip(steps.reduce<Renewal>(withActivity, someRenewal), 'preflight', at(100));

test('a record in Markdown says step by step what was done, when, how it ended, and by which ids', () => {
  expect(recordMarkdown(recordOf(renewal, 'Provisioning Keys 1.2.3'), plainTexts)).toBe(
    [
      '# Renewal',
      '',
      '- Application: `Contoso HR`',
      '- Kind: servicePrincipal',
      '- Object ID: `8e82495e-e860-4a3f-a821-cfa8b4bc2c56`',
      '- Tenant: `7d0d7d0d-0000-4000-8000-00000000c0de`',
      '- By: `adele@contoso.example`',
      '- Started: 2026-10-01 08:00:00 UTC',
      '- Page: Provisioning Keys 1.2.3',
      '',
      'No value.',
      '',
      '## 1. Step test-typed: todo',
      '',
      '## 2. Step change: done',
      '',
      '- 2026-10-01 08:01:00 UTC, 850 ms: authorize bad',
      '  - HTTP status: 400',
      `  - client-request-id: \`${first}\``,
      '  - Detail: `BadRequest`',
      '- 2026-10-01 08:01:20 UTC, 1 min 1 s: authorize good',
      '  - HTTP status: 204',
      `  - client-request-id: \`${second}\``,
      '  - request-id: `theirs`',
      '  - Keys: `BaseAddress`, `SecretToken`',
      '',
      '## 3. Step restart: todo',
      '',
      '## 4. Step watch: todo',
      '',
      '## Besides',
      '',
      '- 2026-10-01 08:01:10 UTC, 1.2 s: test-stored good Overtaken.',
      '  - HTTP status: 204',
      '- 2026-10-01 08:01:30 UTC, 0 ms: pause open',
      '- 2026-10-01 08:01:40 UTC: Skipped.',
      '',
    ].join('\n'),
  );
});

test('a complete one says when it ended, and how long it took', () => {
  const target = { ...renewal.target, kind: 'application' as const };
  expect(recordMarkdown(recordOf({ ...renewal, target }, 'x'), plainTexts)).toContain(
    '- Finished: 2026-10-01 08:02:21 UTC (2 min 21 s)',
  );
});

describe('as JSON', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(anyRenewal, (any) => {
        const record = recordOf(any, 'x');
        expect(readRecord(recordJson(record))).toEqual(record);
      }),
      { numRuns: 1_000 },
    );
  });

  const record = recordOf(renewal, 'x');
  const broken: readonly [string, Partial<Record<keyof RenewalRecord, unknown>>][] = [
    ['another version', { version: 2 }],
    ['another format', { format: 'x' }],
    ['a time that is none', { startedAt: 'soon' }],
    ['a target that is none', { target: { kind: 'user', id: first, name: '' } }],
    ['a step that is none', { steps: [{ step: 'x', state: 'done', entries: [] }] }],
    ['an entry that is none', { besides: [{ kind: 'pause' }] }],
  ];
  test.each(broken)('%s is not read', (_, change) => {
    expect(readRecord(JSON.stringify(record))).toEqual(record);
    expect(readRecord(JSON.stringify({ ...record, ...change }))).toBeUndefined();
  });
  test('nor is what is no JSON', () => expect(readRecord('# Renewal')).toBeUndefined());
});
