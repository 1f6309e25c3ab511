import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { literal, searchClause, createPageTrail, pathOfNextLink } from './odata.ts';
import { FailureError } from '#src/domain/failure/failure.ts';

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

const base = 'https://graph.microsoft.com/v1.0';
const follow = (link: string, at = base) => pathOfNextLink(link, at, 'servicePrincipals');
const refusal = expect.objectContaining({ failure: { kind: 'unsafe', what: 'next-link' } });

test('a link to the next page is followed as it stands', () => {
  expect(follow(`${base}/servicePrincipals?$search=%22displayName%3Aa%22&$skiptoken=a'b%2F..`)).toBe(
    `/servicePrincipals?$search=%22displayName%3Aa%22&$skiptoken=a%27b%2F..`,
  );
  const sandbox = 'http://127.0.0.1:5173/graph/v1.0';
  expect(follow(`${sandbox}/servicePrincipals?$skiptoken=2`, sandbox)).toBe(
    '/servicePrincipals?$skiptoken=2',
  );
});

test.each([
  'https://evil.example/v1.0/servicePrincipals?$skiptoken=1',
  'https://graph.microsoft.com.evil.example/v1.0/servicePrincipals?$skiptoken=1',
  'https://graph.microsoft.com@evil.example/v1.0/servicePrincipals?$skiptoken=1',
  'https://user@graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=1',
  'https://:secret@graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=1',
  'http://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=1',
  'https://graph.microsoft.com:8443/v1.0/servicePrincipals?$skiptoken=1',
  '//graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=1',
  '/v1.0/servicePrincipals?$skiptoken=1',
  `${base}/servicePrincipals?$skiptoken=1#`,
  `${base}/servicePrincipals?$skiptoken=1#x`,
  `${base}/servicePrincipals`,
  `${base}/servicePrincipals?`,
  `${base}/applications?$skiptoken=1`,
  `${base}/servicePrincipals/../me?$skiptoken=1`,
  `${base}/servicePrincipals/%2e%2e/me?$skiptoken=1`,
  `${base}/servicePrincipals/?$skiptoken=1`,
  'https://graph.microsoft.com/beta/servicePrincipals?$skiptoken=1',
  `${base}/servicePrincipals?$skiptoken=${'x'.repeat(20_000)}`,
  'javascript:alert(1)',
  '',
])('%s is refused', (link) => {
  expect(() => follow(link)).toThrow(refusal);
});

test('whatever is followed stays on the same host and the same collection', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'https:',
      'http:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '443',
      'graph.microsoft.com',
      'evil.example',
      'v1.0',
      'servicePrincipals',
      '..',
      '%2e',
      '?',
      '#',
      '$skiptoken=1',
      '\t',
      '\n',
    ),
    anyText(2),
  );
  const glued = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(''));
  const mutated = fc.tuple(fc.nat(60), part, fc.nat(2)).map(([at, extra, cut]) => {
    const link = `${base}/servicePrincipals?$skiptoken=abc`;
    return link.slice(0, at) + extra + link.slice(at + cut);
  });
  let followed = 0;
  fc.assert(
    fc.property(fc.oneof(glued, mutated), (link) => {
      let path: string;
      try {
        path = follow(link);
      } catch (error) {
        return error instanceof FailureError;
      }
      followed += 1;
      const url = new URL(base + path);
      const asGiven = new URL(link);
      return (
        url.href === asGiven.href &&
        url.origin === 'https://graph.microsoft.com' &&
        url.pathname === '/v1.0/servicePrincipals' &&
        url.username + url.password + url.hash === ''
      );
    }),
    { numRuns: 20_000 },
  );
  expect(followed).toBeGreaterThan(500);
});

test('a server that leads in a circle is stopped, reading a page again is not', () => {
  const trail = createPageTrail();
  trail.record(undefined, 'a');
  trail.record('a', 'b');
  trail.record('b', 'c');
  trail.record('a', 'b');
  trail.record(undefined, 'a');
  trail.record('b', 'c');
  expect(() => trail.record('c', 'a')).toThrow(refusal);
  expect(() => trail.record('c', 'c')).toThrow(refusal);
  trail.record('c', 'd');
});

test('a server that goes on for ever is stopped', () => {
  const trail = createPageTrail();
  trail.record(undefined, '0');
  const go = () => {
    for (let number = 0; number < 3_000; number += 1) trail.record(String(number), String(number + 1));
  };
  expect(go).toThrow(refusal);
});
