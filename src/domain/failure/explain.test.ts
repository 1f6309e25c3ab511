import { expect, test } from 'vitest';
import type { ErrorLayer, Failure } from './failure.ts';
import { explain } from './explain.ts';

const layer = (code: string, message = ''): ErrorLayer => ({ by: 'graph', code, message });
const refused = (status: number, ...layers: readonly ErrorLayer[]): Failure => ({
  kind: 'refused',
  by: 'graph',
  status,
  code: layers.at(-1)?.code ?? '',
  message: '',
  layers,
});

test('the innermost code comes first, and a vague one says nothing against an outer one', () => {
  const outer = layer('AnyCredentialValidationFailure');
  expect(explain(refused(400, outer, layer('InvalidNotificationSettings')))?.cause).toBe(
    'notification-settings',
  );
  expect(explain(refused(400, outer, layer('BadRequest')))?.cause).toBe('target-refused');
});

test('the same answer means something else for what was being done', () => {
  const denied = refused(403, layer('Authorization_RequestDenied'));
  expect(explain(denied, 'directory')?.cause).toBe('directory-permission');
  expect(explain(denied, 'synchronization')?.cause).toBe('synchronization-permission');
});

test('a way out that is asked for is a cause of its own, with or without a number', () => {
  const asked = (reason: Extract<Failure, { kind: 'needs-interaction' }>['reason'], code?: string) =>
    explain({ kind: 'needs-interaction', reason, scopes: [], ...(code !== undefined && { code }) })?.cause;
  expect(asked('claims')).toBe('policy-challenge');
  expect(asked('claims', 'InvalidAuthenticationToken')).toBe('policy-challenge');
  expect(asked('sign-in', 'AADSTS50076')).toBe('more-proof');
  expect(asked('sign-in', 'no_account_error')).toBe('session-over');
  // The administrator is named whatever the number.
  expect(asked('admin-consent', 'AADSTS65005')).toBe('admin-approval');
  expect(asked('popup-blocked', 'popup_window_error')).toBe('window-blocked');
});

test('what Microsoft did not answer is no entry', () => {
  for (const kind of ['signed-out', 'busy', 'cancelled'] as const) expect(explain({ kind })).toBeUndefined();
  expect(explain({ kind: 'throttled' })).toMatchObject({
    cause: 'throttled',
    who: 'you',
    confidence: 'documented',
  });
});
