import {
  unsent,
  type SubmitTarget,
  type TestReceipt,
  type Verdict,
  type Outcome,
} from '#src/domain/attempt.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { explain } from '#src/domain/failure/explain.ts';
import type { Credential } from '#src/domain/credentials/credential.ts';
import type { GraphClient } from './client.ts';
import { type CredentialBody, credentialBody } from './credential-body.ts';
import { isGuid, isJobId } from '#src/domain/guid.ts';

/** Which settings the test goes by: those of a job, or of a template where there is no job yet. */
export type TestPlace = { kind: 'job'; id: string } | { kind: 'template'; id: string };

type TestArguments = {
  /** Of an enterprise application: the test is documented for no other object. */
  target: SubmitTarget;
  place: TestPlace;
  /** On screen; the token's must equal it. */
  tenantId: string;
  signal?: AbortSignal | undefined;
};

/**
 * Has the provisioning service try what it keeps. A pass says that those credentials work, not which they are.
 * https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-validatecredentials
 */
export async function testStored(client: GraphClient, args: TestArguments): Promise<TestReceipt> {
  return await validate(client, args, 'test-stored', {
    body: () => JSON.stringify({ ...templateOf(args.place), useSavedCredentials: true }),
    clean: client.clean,
    finish: () => [],
  });
}

/** Has the provisioning service try these credentials; it stores none of them. `credentials` is called as by `acquireAccessToken`. */
export async function testTyped(
  client: GraphClient,
  { credentials: read, ...args }: TestArguments & { credentials: () => readonly Credential[] },
): Promise<TestReceipt> {
  const content = credentialBody(client, read, (credentials) => ({
    ...templateOf(args.place),
    useSavedCredentials: false,
    credentials,
  }));
  return await validate(client, args, 'test-typed', content);
}

function templateOf(place: TestPlace): { templateId?: string } {
  return place.kind === 'template' ? { templateId: place.id } : {};
}

async function validate(
  client: GraphClient,
  { target: { kind, id, displayName }, place, tenantId, signal }: TestArguments,
  verb: TestReceipt['verb'],
  content: CredentialBody,
): Promise<TestReceipt> {
  const path = pathTo(id, place);
  const common = { verb, endpoint: testEndpoint(client, id, place), target: { kind, id, displayName } };
  if (!isGuid(id) || (place.kind === 'job' && !isJobId(place.id)))
    return { ...unsent(common, { kind: 'unsafe', what: 'id' }), verdict: 'not-run' };
  const delivery = await client.send(path, { ...content, tenantId, signal });
  const verdict = verdictOf(delivery.outcome, delivery.failure);
  return { ...common, ...delivery, keys: content.finish(), verdict };
}

export function testEndpoint(client: GraphClient, id: string, place: TestPlace): string {
  return client.base + pathTo(id, place);
}

function pathTo(id: string, place: TestPlace): string {
  const job = place.kind === 'job' ? `/${encodeURIComponent(place.id.toWellFormed())}` : '';
  const object = encodeURIComponent(id.toWellFormed());
  return `/servicePrincipals/${object}/synchronization/jobs${job}/validateCredentials`;
}

/** An answer of the target app is a failed test, with any status. Any other 4xx stopped the test before. */
function verdictOf(outcome: Outcome, failure: Failure | undefined): Verdict {
  switch (outcome) {
    case 'applied':
      return 'passed';
    case 'not-sent':
      return 'not-run';
    case 'rejected':
      return targetAnswered(failure) ? 'failed' : 'not-run';
    case 'unknown':
      return targetAnswered(failure) ? 'failed' : 'unknown';
  }
}

function targetAnswered(failure: Failure | undefined): boolean {
  if (failure?.kind !== 'refused') return false;
  const known = explain(failure, 'synchronization');
  if (known?.tested !== undefined) return true;
  // Connectors have codes of their own, which Microsoft does not list; Graph's code for a bad request is a vague one.
  return (
    known?.cause === 'bad-request' &&
    (!known.exact || failure.layers?.some(({ by }) => by === 'target') === true)
  );
}
