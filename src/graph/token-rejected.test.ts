import { expect, test } from 'vitest';
import type { TokenUse } from '#src/domain/token-claims.ts';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';
import { submit } from './submit.fixture.ts';

const rejected = json(
  { error: { code: 'InvalidAuthenticationToken', message: 'Access token validation failure.' } },
  401,
);

test('a token that Graph does not take is given up, whether it was for reading or for sending', async () => {
  const given: TokenUse[] = [];
  const onTokenRejected = (use: TokenUse) => void given.push(use);
  await submit(scriptedFetch(rejected), { onTokenRejected });
  await failure(setUp(scriptedFetch(rejected), { onTokenRejected }).client.read('/applications'));
  expect(given).toEqual(['write', 'read']);
});

test('no other refusal costs a token', async () => {
  const given: TokenUse[] = [];
  const onTokenRejected = (use: TokenUse) => void given.push(use);
  for (const [status, code] of [
    [401, 'UnknownError'],
    [403, 'InvalidAuthenticationToken'],
    [429, 'InvalidAuthenticationToken'],
  ] as const)
    await submit(scriptedFetch(json({ error: { code, message: '' } }, status)), { onTokenRejected });
  expect(given).toEqual([]);
});
