import { expect, test } from 'vitest';
import { unwrap } from './unwrap.ts';

const read = (body: unknown) => unwrap(JSON.stringify(body), (text) => text);
const message = (text: string) => read({ error: { code: 'Outer', message: text } }).slice(1);
const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

test("Graph's more specific error follows its own, with the same author", () => {
  const innerError = {
    code: 'Narrow',
    innererror: { code: 'Narrowest', message: 'Here.' },
    'request-id': id,
  };
  expect(read({ error: { code: 'Wide', message: 'Somewhere.', innerError } })).toEqual([
    { by: 'graph', code: 'Wide', message: 'Somewhere.', ids: { 'request-id': id } },
    { by: 'graph', code: 'Narrow', message: '' },
    { by: 'graph', code: 'Narrowest', message: 'Here.' },
  ]);
});

test('the envelope of the older directory service is read as well', () => {
  const older = { 'odata.error': { code: 'Request_BadRequest', message: { lang: 'en', value: 'No.' } } };
  expect(message(JSON.stringify(older))).toEqual([
    { by: 'graph', code: 'Request_BadRequest', message: 'No.' },
  ]);
});

test('what stands around a document stays, and the document is said to be quoted', () => {
  const scim = '{"detail":"Bad {filter}","scimType":"invalidFilter","status":"400"}';
  const expected = [{ by: 'target', code: 'invalidFilter', message: 'Bad {filter}', status: 400 }];
  expect(message(`Test failed: ${scim}. Retried 0 times.`)).toEqual(expected);
  expect(read({ error: { code: 'Outer', message: `Test failed: ${scim}. Retried 0 times.` } })[0]).toEqual({
    by: 'graph',
    code: 'Outer',
    message: 'Test failed: Retried 0 times.',
  });
});

test('a document whose quotes are escaped once more is read', () => {
  const inner = JSON.stringify({ detail: 'Say "no" \\ {', status: 403 });
  const escaped = JSON.stringify(inner).slice(1, -1);
  expect(message(`Web Response: ${escaped} and more`)).toEqual([
    { by: 'target', code: '', message: 'Say "no" \\ {', status: 403 },
  ]);
});

test('a status is read in each of its wordings, and no other word is one', () => {
  const status = (text: string) => message(text).at(-1)?.status;
  expect(status('The remote server returned an error: (401) Unauthorized.')).toBe(401);
  expect(status('StatusCode: NotFound')).toBe(404);
  expect(status('Response Status Code: 503')).toBe(503);
  expect(status('StatusCode: constructor')).toBeUndefined();
  expect(status('StatusCode: 999')).toBeUndefined();
});

test('ids of the sign-in service are kept where they are ids', () => {
  const oauth = {
    error: 'invalid_client',
    error_description: 'AADSTS7000215',
    trace_id: id,
    correlation_id: '<b>',
  };
  expect(message(`Web Response: ${JSON.stringify(oauth)}`)).toEqual([
    { by: 'target', code: 'invalid_client', message: 'invalid_client: AADSTS7000215', ids: { trace_id: id } },
  ]);
});

test('a hostile answer takes no time', () => {
  const bodies = ['{', '{"', '{\\"', '{ ', 'Web Response:', 'StatusCode: ', '\\', '}{"a":'].map((piece) =>
    piece.repeat(Math.floor(30_000 / piece.length)),
  );
  const start = performance.now();
  for (const body of bodies) expect(read({ error: { message: body } }).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(500);
});
