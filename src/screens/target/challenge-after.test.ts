import { expect, test } from 'vitest';
import type { Failure } from '#src/failure.ts';
import { challengeAfter } from './challenge-after.ts';

const challenged: Failure = { kind: 'needs-interaction', reason: 'claims', scopes: [], claims: 'new' };

test('what was given up before it left leaves the challenge to the next attempt', () => {
  const failure: Failure = { kind: 'cancelled' };
  expect(challengeAfter({ outcome: 'not-sent', failure }, 'earlier')).toBe('earlier');
  expect(challengeAfter({ verdict: 'not-run', failure }, 'earlier')).toBe('earlier');
});

test('what had left has answered the challenge, and may have met another', () => {
  expect(challengeAfter({ outcome: 'applied', status: 204 }, 'earlier')).toBeUndefined();
  expect(challengeAfter({ outcome: 'unknown' }, 'earlier')).toBeUndefined();
  expect(challengeAfter({ verdict: 'passed', status: 204 }, 'earlier')).toBeUndefined();
  expect(challengeAfter({ outcome: 'rejected', status: 401, failure: challenged }, 'earlier')).toBe('new');
  expect(challengeAfter({ verdict: 'not-run', status: 401, failure: challenged }, undefined)).toBe('new');
});
