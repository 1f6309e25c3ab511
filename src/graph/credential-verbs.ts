import type { Credential } from '#src/domain/credentials/credential.ts';
import type { GraphClient } from './client.ts';
import { type SubmitReceipt, type SubmitTarget, type TestReceipt, unsent } from '#src/domain/attempt.ts';
import { type TestPlace, testTyped } from './validate-credentials.ts';
import { credentialBody } from './credential-body.ts';
import { collectionOf } from './directory.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { isGuid } from '#src/domain/guid.ts';
import { isMask } from '#src/domain/mask.ts';

type VerbArguments = {
  target: SubmitTarget;
  /** On screen; the token's must equal it. */
  tenantId: string;
  /** Called immediately before the request leaves. Nothing keeps what it returns. */
  credentials: () => readonly Credential[];
  signal?: AbortSignal | undefined;
};

/** What can be done with credentials that a person has typed. Each sends at most once, and gives a receipt whatever became of it. */
type CredentialVerbs = {
  authorize: (args: VerbArguments) => Promise<SubmitReceipt>;
  save: (args: VerbArguments) => Promise<SubmitReceipt>;
  test: (args: VerbArguments & { place: TestPlace }) => Promise<TestReceipt>;
};

/**
 * The one way to the three calls. In beta Microsoft has marked all of them as deprecated, to be removed on 2027-07-06, and
 * names successors that are not published yet (`connectivityParameters`, `validateConnectivity`): whatever comes takes its place here.
 * https://github.com/microsoftgraph/msgraph-metadata/blob/master/schemas/beta-Prod.csdl
 */
export function credentialVerbs(client: GraphClient): CredentialVerbs {
  return {
    authorize: (args) => acquireAccessToken(client, args),
    save: (args) => saveCredentials(client, args),
    test: (args) => testTyped(client, args),
  };
}

/** Where the two that change something go. */
export function verbEndpoint(
  client: GraphClient,
  verb: 'authorize' | 'save',
  target: Pick<SubmitTarget, 'kind' | 'id'>,
): string {
  return verb === 'save' ? saveEndpoint(client, target.id) : acquireEndpoint(client, target);
}

/** https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken */
export function acquireEndpoint(client: GraphClient, target: { kind: TargetKind; id: string }): string {
  return client.base + pathTo(target);
}

/**
 * Has the provisioning service authorize itself with these credentials. Posts at most once. Resolves with a receipt
 * for each
 * of the four outcomes. Calls `credentials` after the token is there, immediately before the request leaves.
 * It keeps nothing of what `credentials` returns.
 */
export async function acquireAccessToken(
  client: GraphClient,
  args: {
    target: SubmitTarget;
    /** On screen; the token's must equal it. */
    tenantId: string;
    credentials: () => readonly Credential[];
    signal?: AbortSignal | undefined;
  },
): Promise<SubmitReceipt> {
  const { kind, id, displayName } = args.target;
  const target = { kind, id, displayName };
  const common = { verb: 'authorize', endpoint: acquireEndpoint(client, target), target } as const;
  if (!isGuid(id)) return unsent(common, { kind: 'unsafe', what: 'id' });
  const content = credentialBody(client, args.credentials, (credentials) => ({ credentials }));
  const { tenantId, signal } = args;
  const delivery = await client.send(pathTo(target), { ...content, tenantId, signal });
  return { ...common, ...delivery, keys: content.finish() };
}

function pathTo({ kind, id }: { kind: TargetKind; id: string }): string {
  return `/${collectionOf(kind)}/${encodeURIComponent(id.toWellFormed())}/synchronization/acquireAccessToken`;
}

/** https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization */
function saveEndpoint(client: GraphClient, id: string): string {
  return client.base + secretsPath(id);
}

/**
 * Replaces everything that is stored for an enterprise application by these credentials: what is not among them is dropped.
 * Documented for no other object. Puts at most once; otherwise as `acquireAccessToken`. For an empty value,
 * or a mask of Graph's own, it throws before anything is sent: the service would keep it in place of the real one.
 */
async function saveCredentials(
  client: GraphClient,
  args: {
    target: SubmitTarget;
    /** On screen; the token's must equal it. */
    tenantId: string;
    credentials: () => readonly Credential[];
    signal?: AbortSignal | undefined;
  },
): Promise<SubmitReceipt> {
  const { kind, id, displayName } = args.target;
  const common = {
    verb: 'save',
    endpoint: saveEndpoint(client, id),
    target: { kind, id, displayName },
  } as const;
  if (kind !== 'servicePrincipal' || !isGuid(id)) return unsent(common, { kind: 'unsafe', what: 'id' });
  const content = credentialBody(
    client,
    () => args.credentials().map(withValue),
    (value) => ({ value }),
  );
  const { tenantId, signal } = args;
  const delivery = await client.send(secretsPath(id), { method: 'PUT', ...content, tenantId, signal });
  return { ...common, ...delivery, keys: content.finish() };
}

function withValue(credential: Credential): Credential {
  const { value } = credential;
  if (value === '' || isMask(value)) throw new Error('An empty value, or a mask, was about to be saved');
  return credential;
}

function secretsPath(id: string): string {
  return `/servicePrincipals/${encodeURIComponent(id.toWellFormed())}/synchronization/secrets`;
}
