import type { TestReceipt, Verdict } from '#src/data/test-credentials.ts';
import type { Activity } from '#src/renewal/activity.ts';

/** A test as a step of a renewal. The code is Graph's own; what the other side wrote is left out. */
export function testActivity(receipt: TestReceipt): Activity {
  const { tested, verdict, startedAt, durationMs, clientRequestId, requestId, status, keys, failure } =
    receipt;
  const code = failure?.kind === 'refused' ? failure.code : '';
  return {
    kind: tested === 'stored' ? 'test-stored' : 'test-typed',
    result: results[verdict],
    startedAt,
    durationMs,
    clientRequestId,
    ...(requestId !== undefined && { requestId }),
    ...(status !== undefined && { status }),
    ...(keys.length > 0 && { keys }),
    ...(code !== '' && { detail: code }),
  };
}

const results: Readonly<Record<Verdict, Activity['result']>> = {
  passed: 'good',
  failed: 'bad',
  'not-run': 'open',
  unknown: 'open',
};
