import { mutationOptions } from '@tanstack/react-query';
import type { Credential } from '#src/graph/acquire-access-token.ts';
import type { Target } from '#src/graph/directory.ts';
import { credentialVerbs } from '#src/graph/credential-verbs.ts';
import {
  type TestPlace,
  type TestReceipt,
  testEndpoint,
  testStored,
} from '#src/graph/validate-credentials.ts';
import type { Graph } from './graph-context.ts';

export type { TestReceipt, Verdict } from '#src/graph/validate-credentials.ts';

/**
 * What a test needs. The cache keeps variables, so the secrets never are one: `credentials` is read at the send of a test
 * of what is typed.
 */
export type CredentialTest = {
  target: Target;
  place: TestPlace;
  subject: { kind: 'stored' } | { kind: 'typed'; credentials: () => readonly Credential[] };
  signal: AbortSignal;
  /** Of the challenge that refused the last attempt, if it did. */
  claims: string | undefined;
  /** Entra's window is open and waits for the person. */
  onWindow: () => void;
  /** It has been answered, if it was open; nothing has been sent yet. */
  onToken?: () => void;
};

/** Where a test goes, for the review. */
export function endpointOfTest(graph: Graph, { id }: Target, place: TestPlace): string {
  return testEndpoint(graph.client, id, place);
}

/** A test changes nothing, so tabs need not take turns; it is not repeated by itself all the same, since others may see it. */
export function testMutation(graph: Graph) {
  return mutationOptions({
    mutationKey: ['validateCredentials'],
    networkMode: 'always',
    retry: false,
    gcTime: 0,
    // Every failure that is known comes as a receipt; anything else is a bug for the error boundary.
    throwOnError: true,
    mutationFn: async ({
      target,
      place,
      subject,
      signal,
      claims,
      onWindow,
      onToken,
    }: CredentialTest): Promise<TestReceipt> => {
      const client = graph.submitClient({
        onWindow,
        claims,
        onToken: async () => onToken?.(),
      });
      const common = { target, place, tenantId: graph.tenantId, signal };
      switch (subject.kind) {
        case 'stored':
          return await testStored(client, common);
        case 'typed':
          return await credentialVerbs(client).test({ ...common, credentials: subject.credentials });
      }
    },
  });
}
