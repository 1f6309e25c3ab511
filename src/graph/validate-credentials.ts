import type { Failure } from '#src/failure.ts';
import { explain } from '#src/failure/explain.ts';
import type { Credential, Outcome, Receipt } from './acquire-access-token.ts';
import type { GraphClient } from './client.ts';
import { isGuid, isJobId } from './ids.ts';
import { redact } from './redact.ts';

/** `not-run`: nobody asked the application. `unknown`: the test has left, and no answer tells how it went. */
export type Verdict = 'passed' | 'failed' | 'not-run' | 'unknown';

/** Which settings the test goes by: those of a job, or of a template where there is no job yet. */
export type TestPlace = { kind: 'job'; id: string } | { kind: 'template'; id: string };

/** What can be said about a test, and never a value of it. */
export type TestReceipt = Omit<Receipt, 'outcome'> & { tested: 'stored' | 'typed'; verdict: Verdict };

type TestArguments = {
  /** Of an enterprise application: the test is documented for no other object. */
  target: Receipt['target'];
  place: TestPlace;
  /** On screen; the token's must equal it. */
  tenantId: string;
  signal?: AbortSignal | undefined;
};

/**
 * Has the provisioning service try what it keeps. A pass says that those credentials work, not which they are.
 * `typed` is asked when an answer comes, since the answer may repeat what was typed and then stored.
 * https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-validatecredentials
 */
export async function testStored(
  client: GraphClient,
  { typed, ...args }: TestArguments & { typed: () => readonly string[] },
): Promise<TestReceipt> {
  return await validate(client, args, 'stored', (templateId) => ({
    keys: [],
    body: JSON.stringify({ ...templateId, useSavedCredentials: true }),
    clean: (text) => redact(text, typed()),
  }));
}

/** Has the provisioning service try these credentials; it stores none of them. `credentials` is called as by `acquireAccessToken`. */
export async function testTyped(
  client: GraphClient,
  { credentials: read, ...args }: TestArguments & { credentials: () => readonly Credential[] },
): Promise<TestReceipt> {
  return await validate(client, args, 'typed', (templateId) => {
    const credentials = read().map(({ key, value }) => ({ key, value }));
    const values = credentials.map(({ value }) => value);
    return {
      keys: credentials.map(({ key }) => key),
      body: JSON.stringify({ ...templateId, useSavedCredentials: false, credentials }),
      clean: (text) => redact(text, values),
    };
  });
}

type Content = { keys: readonly string[]; body: string; clean: (text: string) => string };

const nothing: Content = { keys: [], body: '', clean: (text) => text };

async function validate(
  client: GraphClient,
  { target: { kind, id, displayName }, place, tenantId, signal }: TestArguments,
  tested: TestReceipt['tested'],
  content: (templateId: { templateId?: string }) => Content,
): Promise<TestReceipt> {
  const target = { kind, id, displayName };
  const path = pathTo(id, place);
  const common = { tested, endpoint: client.base + path, target };
  if (!isGuid(id) || (place.kind === 'job' && !isJobId(place.id))) {
    const failure = { kind: 'unsafe', what: 'id' } as const;
    const clientRequestId = crypto.randomUUID();
    return {
      ...common,
      verdict: 'not-run',
      keys: [],
      startedAt: Date.now(),
      durationMs: 0,
      clientRequestId,
      failure,
    };
  }
  let sent = nothing;
  const { outcome, ...delivery } = await client.send(path, {
    tenantId,
    signal,
    body: () => {
      sent = content(place.kind === 'template' ? { templateId: place.id } : {});
      return sent.body;
    },
    clean: (text) => sent.clean(text),
  });
  const { keys } = sent;
  // The values must not outlive the answer.
  sent = nothing;
  return { ...common, ...delivery, verdict: verdictOf(outcome, delivery.failure), keys };
}

function pathTo(id: string, place: TestPlace): string {
  const job = place.kind === 'job' ? `/${encodeURIComponent(place.id.toWellFormed())}` : '';
  const object = encodeURIComponent(id.toWellFormed());
  return `/servicePrincipals/${object}/synchronization/jobs${job}/validateCredentials`;
}

/** An answer of the application on the other side is a failed test whatever status brings it; any other 4xx stopped the test before. */
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
  switch (known?.cause) {
    case 'target-unreachable':
    case 'target-refused':
    case 'target-address':
    case 'target-no-scim':
    case 'servicenow-credentials':
    case 'servicenow-instance':
      return true;
    case 'bad-request':
      // Connectors have codes of their own, which Microsoft does not list; Graph's code for a bad request is a vague one.
      return !known.exact || failure.layers?.some(({ by }) => by === 'target') === true;
    default:
      return false;
  }
}
