import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { literal, searchClause } from './odata.ts';

const nasty = fc.oneof(
  anyText(),
  fc
    .array(fc.constantFrom("'", '"', '\\', '&', '#', ' ', 'a', '%', '+', '\ud800'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
const unreserved = /^[A-Za-z0-9\-_.!~*'()%]*$/;

test('a literal is one quoted string with its quotes doubled', () => {
  expect(decodeURIComponent(literal("O'Brien & Sons"))).toBe("'O''Brien & Sons'");
  expect(literal('\ud800')).toBe("'%EF%BF%BD'");
});

test('no text ends a literal early or leaves its query parameter', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const encoded = literal(text);
      const [, inner] = /^'((?:[^']|'')*)'$/s.exec(decodeURIComponent(encoded)) ?? [];
      return unreserved.test(encoded) && inner?.replaceAll("''", "'") === text.toWellFormed();
    }),
    { numRuns: 20_000 },
  );
});

test('a search clause escapes backslash and quote', () => {
  expect(decodeURIComponent(searchClause('displayName', 'say "hi" \\ bye'))).toBe(
    '"displayName:say \\"hi\\" \\\\ bye"',
  );
});

test('no text ends a search clause early or adds another', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const encoded = searchClause('displayName', text);
      const [, inner] = /^"displayName:((?:[^"\\]|\\["\\])*)"$/s.exec(decodeURIComponent(encoded)) ?? [];
      return unreserved.test(encoded) && inner?.replace(/\\(["\\])/g, '$1') === text.toWellFormed();
    }),
    { numRuns: 20_000 },
  );
});
