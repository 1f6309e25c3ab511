import { renewalSteps, type Entry, type Renewal, type Skip, keptActivity } from './renewal.ts';
import { activityKinds, type Activity } from './activity.ts';
import fc from 'fast-check';

// For tests: renewals as they may become.

const time = fc.integer({ min: 0, max: 4_000_000_000_000 });

/** Names as directories have them, made of UTF-16 units, and such as would break a record that is put together carelessly. */
export const anyName: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '\n',
        '\r\n',
        '# ',
        '- ',
        '|',
        '](https://a.example)',
        '<b>',
        '\\',
        '\u202e',
        '\u2028',
        '\0',
        ' ',
      ),
      fc.constantFrom(';', ',', ':', '"', 'BEGIN:VEVENT', '\r\nATTENDEE:mailto:a@b.example', '😀', 'é', '名'),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string({ maxLength: 20 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const anyActivity: fc.Arbitrary<Activity> = fc
  .record(
    {
      kind: fc.constantFrom(...activityKinds),
      result: fc.constantFrom('good', 'bad', 'open'),
      startedAt: time,
      durationMs: fc.nat(),
      status: fc.constantFrom(200, 204, 400, 401, 429, 500),
      clientRequestId: fc.uuid(),
      requestId: fc.oneof(fc.uuid(), anyName),
      keys: fc.array(fc.oneof(fc.constantFrom('SecretToken', 'BaseAddress'), anyName), { maxLength: 3 }),
      detail: fc.oneof(fc.constantFrom('not-sent', 'BadRequest'), anyName),
    },
    { requiredKeys: ['kind', 'result', 'startedAt', 'durationMs'] },
  )
  .map(keptActivity);

const anySkip: fc.Arbitrary<Skip> = fc.record({
  kind: fc.constant('skip' as const),
  step: fc.constantFrom(...renewalSteps),
  at: time,
});

const anyEntry: fc.Arbitrary<Entry> = fc.oneof({ weight: 4, arbitrary: anyActivity }, anySkip);

export const anyRenewal: fc.Arbitrary<Renewal> = fc.record({
  target: fc.record({
    kind: fc.constantFrom('servicePrincipal', 'servicePrincipal', 'application'),
    id: fc.uuid(),
    name: anyName.map((name) => name.toWellFormed()),
  }),
  tenantId: fc.uuid(),
  account: anyName.map((name) => name.toWellFormed()),
  startedAt: time,
  entries: fc.array(anyEntry, { maxLength: 14 }),
});

/** Many of these cost little: the histories vary, and nothing else. */
export const anyHistory: fc.Arbitrary<readonly Entry[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record(
        {
          kind: fc.constantFrom(...activityKinds),
          result: fc.constantFrom('good', 'bad', 'open'),
          startedAt: time,
          durationMs: fc.nat(),
          detail: fc.constantFrom('not-sent', 'BadRequest'),
        },
        { requiredKeys: ['kind', 'result', 'startedAt', 'durationMs'] },
      ),
    },
    anySkip,
  ),
  { maxLength: 14 },
);

export const someRenewal: Renewal = {
  target: {
    kind: 'servicePrincipal',
    id: '8e82495e-e860-4a3f-a821-cfa8b4bc2c56',
    name: 'Contoso HR',
  },
  tenantId: '7d0d7d0d-0000-4000-8000-00000000c0de',
  account: 'adele@contoso.example',
  startedAt: Date.UTC(2026, 9, 1, 8, 0, 0),
  entries: [],
};
