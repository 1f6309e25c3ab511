import { acquireAccessToken, acquireEndpoint } from './acquire-access-token.ts';
import type { Credential } from '#src/domain/credentials/credential.ts';
import type { GraphClient } from './client.ts';
import type { SubmitReceipt, SubmitTarget, TestReceipt } from '#src/domain/receipt.ts';
import { saveCredentials, saveEndpoint } from './save-credentials.ts';
import { type TestPlace, testTyped } from './validate-credentials.ts';

export type VerbArguments = {
  target: SubmitTarget;
  /** On screen; the token's must equal it. */
  tenantId: string;
  /** Called immediately before the request leaves. Nothing keeps what it returns. */
  credentials: () => readonly Credential[];
  signal?: AbortSignal | undefined;
};

/** What can be done with credentials that a person has typed. Each sends at most once, and gives a receipt whatever became of it. */
export type CredentialVerbs = {
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
