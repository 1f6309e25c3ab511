import { expect, test } from 'vitest';
import { clientId, problems } from './config.fixture.ts';
import { nearest } from './fields.ts';

test('every wrong field is named at once, with what was there and what was probably meant', async () => {
  const file = {
    clientID: clientId,
    clientId: 'abc',
    tenant: 'not a tenant',
    cloud: 'globl',
    graphVersion: '1.0',
    scopes: { read: ['https://evil.example/.default', 7], status: ['no scope'], write: [], reed: [] },
    support: { url: 'javascript:alert(1)', email: 'a@b.example?cc=c@d.example' },
    submitTimeoutSeconds: 0,
    sandbox: 'yes',
    clientSecret: 'canary-value',
  };
  const found = await problems(file);
  expect(found).toEqual([
    { field: 'clientId', problem: 'not-a-guid', received: 'abc' },
    { field: 'tenant', problem: 'not-a-tenant', received: 'not a tenant' },
    { field: 'cloud', problem: 'unknown-cloud', received: 'globl', suggestion: 'global' },
    { field: 'graphVersion', problem: 'unknown-version', received: '1.0' },
    { field: 'scopes.read[0]', problem: 'not-a-scope', received: 'https://evil.example/.default' },
    { field: 'scopes.read[1]', problem: 'wrong-type', received: '7' },
    { field: 'scopes.status[0]', problem: 'not-a-scope', received: 'no scope' },
    { field: 'scopes.write', problem: 'missing' },
    { field: 'support.url', problem: 'not-a-url', received: 'javascript:alert(1)' },
    { field: 'support.email', problem: 'not-an-email', received: 'a@b.example?cc=c@d.example' },
    { field: 'submitTimeoutSeconds', problem: 'not-a-time-out', received: '0' },
    { field: 'sandbox', problem: 'wrong-type', received: 'yes' },
    { field: 'clientID', problem: 'unknown-field', suggestion: 'clientId' },
    { field: 'scopes.reed', problem: 'unknown-field', suggestion: 'read' },
    { field: 'clientSecret', problem: 'unknown-field' },
  ]);
  expect(JSON.stringify(found)).not.toContain('canary-value');
});

test('common and consumers have a problem of their own', async () => {
  for (const tenant of ['common', 'Consumers', '9188040D-6C67-4C5B-B112-36A304B66DAD']) {
    expect(await problems({ clientId, tenant })).toEqual([
      { field: 'tenant', problem: 'personal-tenant', received: tenant },
    ]);
  }
});

test('a file that is no object, and fields of the wrong shape, are named', async () => {
  for (const [body, received] of [
    ['null', 'null'],
    ['[]', '[…]'],
    ['"text"', 'text'],
    ['7', '7'],
  ]) {
    expect(await problems(body)).toEqual([{ field: '', problem: 'wrong-type', received }]);
  }
  expect(await problems({ scopes: [], support: null, clientId: { a: 1 } })).toEqual([
    { field: 'clientId', problem: 'wrong-type', received: '{…}' },
    { field: 'scopes', problem: 'wrong-type', received: '[…]' },
    { field: 'support', problem: 'wrong-type', received: 'null' },
  ]);
});

test('a time-out is a whole number of seconds within ten minutes', async () => {
  for (const seconds of [-1, 0, 0.5, 601, 1e9])
    expect(await problems({ clientId, submitTimeoutSeconds: seconds })).toEqual([
      { field: 'submitTimeoutSeconds', problem: 'not-a-time-out', received: String(seconds) },
    ]);
  expect(await problems({ clientId, submitTimeoutSeconds: '30' })).toEqual([
    { field: 'submitTimeoutSeconds', problem: 'wrong-type', received: '30' },
  ]);
});

test('names that every object inherits are unknown fields as well', async () => {
  expect(await problems('{"__proto__": {"sandbox": true}, "constructor": 1, "toString": 1}')).toEqual([
    { field: '__proto__', problem: 'unknown-field' },
    { field: 'constructor', problem: 'unknown-field' },
    { field: 'toString', problem: 'unknown-field' },
  ]);
});

test('what was there is shown short and without characters that disturb the page', async () => {
  const found = await problems({ clientId: `\u202e\u0000${'x'.repeat(500)}`, [`${'y'.repeat(500)}\n`]: 1 });
  expect(found).toEqual([
    { field: 'clientId', problem: 'not-a-guid', received: `\ufffd\ufffd${'x'.repeat(57)}…` },
    { field: `${'y'.repeat(59)}…`, problem: 'unknown-field' },
  ]);
});

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
