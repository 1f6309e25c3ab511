import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { parseErrorBody } from './error-body.ts';

const same = (text: string) => text;
const whole = (body: unknown) => parseErrorBody(typeof body === 'string' ? body : JSON.stringify(body), same);
/** In one line; the layers have a test of their own. */
const read = (body: unknown) => {
  const { layers: _, ...line } = whole(body);
  return line;
};
const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

test("Graph's envelope is read with its ids and its date", () => {
  const innerError = { date: '2026-02-03T04:05:06', 'request-id': id, 'client-request-id': id };
  const expected = {
    code: 'BadRequest',
    message: 'No.',
    requestId: id,
    clientRequestId: id,
    date: innerError.date,
  };
  expect(read({ error: { code: 'BadRequest', message: 'No.', innerError } })).toEqual(expected);
  expect(read({ error: { code: 'BadRequest', message: 'No.', innererror: innerError } })).toEqual(expected);
});

test('an empty message, as for a missing role, stays empty', () => {
  expect(read({ error: { code: 'UnknownError', message: '', innerError: {} } })).toEqual({
    code: 'UnknownError',
    message: '',
  });
});

test('a second document in the message is unwrapped, with its code', () => {
  const inner = { error: { code: 'InvalidNotificationSettings', message: 'Not a mail address.' } };
  const body = { error: { code: 'UnknownError', message: JSON.stringify(inner) } };
  expect(read(body)).toEqual({ code: 'InvalidNotificationSettings', message: 'Not a mail address.' });
});

test("a target's answer is unwrapped behind what Graph says, and its code does not pass for Graph's", () => {
  const of = (answer: unknown, lead = 'Message: We received this unexpected response.') => {
    const message = `${lead} Web Response: ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`;
    return read({ error: { code: 'CredentialValidationFailure', message } });
  };
  const expected = (said: string) => ({
    code: 'CredentialValidationFailure',
    message: `We received this unexpected response. ${said}`,
  });
  expect(of({ schemas: [], detail: 'Invalid token', status: '401' })).toEqual(expected('Invalid token'));
  expect(of({ error: 'invalid_grant', error_description: 'Code expired' })).toEqual(
    expected('invalid_grant: Code expired'),
  );
  expect(of({ error: { code: 'Vendor', message: 'Nope' } })).toEqual(expected('Nope'));
  expect(of({ Message: 'Denied' })).toEqual(expected('Denied'));
  expect(of('<html>502</html>')).toEqual(expected('HTML page'));
  expect(of({ other: 1 })).toEqual(expected('{"other":1}'));
});

test('all layers are kept where there is more than one, each with its author', () => {
  const answer = JSON.stringify({ scimType: 'invalidValue', detail: 'Bad filter', status: '400' });
  const inner = {
    error: { code: 'InvalidCredentials', message: `StatusCode: BadRequest Web Response: ${answer}` },
  };
  expect(whole({ error: { code: 'UnknownError', message: JSON.stringify(inner) } }).layers).toEqual([
    { by: 'graph', code: 'UnknownError', message: '' },
    { by: 'graph', code: 'InvalidCredentials', message: 'StatusCode: BadRequest' },
    { by: 'target', code: 'invalidValue', message: 'Bad filter', status: 400 },
  ]);
  expect(whole({ error: { code: 'BadRequest', message: 'No.' } }).layers).toBeUndefined();
});

test('a mark inside a second document does not cut that document in half', () => {
  const answer = JSON.stringify({ detail: 'Invalid token' });
  const inner = {
    error: { code: 'CredentialValidationFailure', message: `Message: Refused. Web Response: ${answer}` },
  };
  expect(read({ error: { code: 'UnknownError', message: JSON.stringify(inner) } })).toEqual({
    code: 'CredentialValidationFailure',
    message: 'Refused. Invalid token',
  });
});

test('what is no envelope gives nothing', () => {
  for (const body of [
    '',
    '<html>',
    '[]',
    'null',
    '{}',
    '{"error":"text"}',
    '{"error":null}',
    { error: [] },
  ]) {
    expect(read(body)).toEqual({ code: '', message: '' });
  }
  expect(read({ error: { code: 7, message: {} } })).toEqual({ code: '', message: '' });
  expect(read(`{"error":{"code":"${'x'.repeat(70_000)}"}}`)).toEqual({ code: '', message: '' });
});

test('ids and dates that are none are dropped', () => {
  const innerError = { date: 'yesterday', 'request-id': '<b>', 'client-request-id': 7 };
  expect(read({ error: { code: 'A', message: 'B', innerError } })).toEqual({ code: 'A', message: 'B' });
});

test('nesting and length are bounded, and what is nested too deep stays shut', () => {
  let message = 'core';
  for (let depth = 0; depth < 9; depth += 1)
    message = JSON.stringify({ error: { code: `c${depth}`, message } });
  const deep = whole(message);
  expect([deep.code, deep.message, deep.layers?.length]).toEqual(['c1', '…', 8]);
  const long = read({ error: { code: 'c'.repeat(300), message: 'm'.repeat(5_000) } });
  expect([long.code.length, long.message.length]).toEqual([200, 4_000]);
  expect(() => read('['.repeat(60_000))).not.toThrow();
});

test('every string is cleaned before it is cut, so that no half of a value is left', () => {
  const clean = (text: string) => text.replaceAll('canary', '•••');
  const message = `${'m'.repeat(3_996)}canary`;
  const body = {
    error: {
      code: `${'c'.repeat(196)}canary`,
      message,
      innerError: { date: 'canary', 'request-id': 'canary' },
    },
  };
  const found = parseErrorBody(JSON.stringify(body), clean);
  expect(JSON.stringify(found)).not.toContain('can');
  expect(found.message.endsWith('m•••')).toBe(true);
});

test('no body breaks it', () => {
  const piece = fc.constantFrom(
    '{"error":',
    '{"code":"a","message":',
    '"',
    '\\"',
    'Web Response:',
    '{',
    '}',
    'Message:',
    'x',
    '"detail":"d"',
  );
  const body = fc.oneof(
    anyText(),
    fc.json(),
    fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(body, fc.boolean(), (text, wrapped) => {
      const found = parseErrorBody(wrapped ? JSON.stringify({ error: { message: text } }) : text, same);
      return typeof found.code === 'string' && found.message.length <= 4_000;
    }),
    { numRuns: 5_000 },
  );
});
