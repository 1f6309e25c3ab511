import { createRedactor } from '#src/graph/redact.ts';
import { createClient } from '#src/graph/client.ts';
import { expect, test } from 'vitest';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import { withSingleChallenge } from './single-claims-challenge.ts';

const challenge: Failure = {
  kind: 'needs-interaction',
  reason: 'claims',
  scopes: ['Synchronization.ReadWrite.All'],
  claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}',
};
const again: Failure = {
  kind: 'needs-interaction',
  reason: 'claims-again',
  scopes: ['Synchronization.ReadWrite.All'],
};

function clientThatFails(failure: Failure) {
  return withSingleChallenge({
    ...createClient({
      origin: 'https://graph.example',
      version: 'v1.0',
      redactor: createRedactor(),
      getToken: () => Promise.reject(new FailureError(failure)),
      fetch: () => Promise.reject(new Error('never asked')),
    }),
  });
}

test('a second challenge ends the asking, for a read and for a submit, and asks for nothing more', async () => {
  const client = clientThatFails(challenge);
  await expect(client.read('/servicePrincipals')).rejects.toMatchObject({ failure: again });
  const options = { tenantId: 't', body: () => '', clean: (text: string) => text };
  expect((await client.send('/servicePrincipals', options)).failure).toEqual(again);
});

test('every other failure stays what it is', async () => {
  const client = clientThatFails({ kind: 'signed-out' });
  await expect(client.read('/servicePrincipals')).rejects.toMatchObject({ failure: { kind: 'signed-out' } });
  const options = { tenantId: 't', body: () => '', clean: (text: string) => text };
  expect((await client.send('/servicePrincipals', options)).failure).toEqual({ kind: 'signed-out' });
});
