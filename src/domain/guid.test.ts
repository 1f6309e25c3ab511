import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from './any-text.fixture.ts';
import { isGuid, isJobId } from './guid.ts';

const good = '0a1B2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

test('GUIDs of any version and case pass, everything around them does not', () => {
  expect(isGuid(good)).toBe(true);
  expect(isGuid('00000000-0000-0000-0000-000000000000')).toBe(true);
  for (const bad of [
    '',
    '../me',
    '%2e%2e',
    '..\\me',
    `${good}\n`,
    ` ${good}`,
    `{${good}}`,
    `${good}/x`,
    good.replaceAll('-', ''),
    `${good}?`,
    `${good}0`,
    `');${good}`,
    'me',
    '8'.repeat(2000),
    good.replace('0', '٠'),
  ]) {
    expect(isGuid(bad), bad).toBe(false);
  }
});

test('a job id is words between single dots', () => {
  for (const ok of [`scim.${good.replaceAll('-', '')}.${good}`, 'SfOutDelta', 'AD2AADProvisioning.a_b'])
    expect(isJobId(ok), ok).toBe(true);
  for (const bad of [
    '',
    '.',
    '..',
    'a..b',
    '.a',
    'a.',
    'a/b',
    'a?b',
    '%2e',
    'a b',
    'ä',
    'a\n',
    'a'.repeat(257),
  ])
    expect(isJobId(bad), bad).toBe(false);
});

test('what passes reaches the wire as one path segment, unchanged', () => {
  const nearly = fc
    .tuple(fc.uuid(), fc.nat(36), anyText(3))
    .map(([id, at, extra]) => id.slice(0, at) + extra + id.slice(at + extra.length));
  let passed = 0;
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), nearly, anyText(40)), (id) => {
      if (!isGuid(id)) return true;
      passed += 1;
      return (
        new URL(`https://graph.example/v1.0/servicePrincipals/${id}/x`).pathname ===
        `/v1.0/servicePrincipals/${id}/x`
      );
    }),
    { numRuns: 20_000 },
  );
  expect(passed).toBeGreaterThan(1_000);
});
