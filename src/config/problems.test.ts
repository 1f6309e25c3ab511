import { expect, test } from 'vitest';
import { nearest } from './problems.ts';

test('a slip of a letter or of case finds what was meant', () => {
  const names = ['clientId', 'tenant', 'cloud', 'scopes'];
  expect(nearest('clientID', names)).toBe('clientId');
  expect(nearest('client_id', names)).toBe('clientId');
  expect(nearest('tennant', names)).toBe('tenant');
  expect(nearest('scope', names)).toBe('scopes');
});

test('what resembles nothing gets no suggestion', () => {
  expect(nearest('colour', ['tenant', 'scopes'])).toBeUndefined();
  expect(nearest('', ['tenant'])).toBeUndefined();
  expect(nearest('x'.repeat(10_000), ['x'.repeat(10_000)])).toBeUndefined();
});
