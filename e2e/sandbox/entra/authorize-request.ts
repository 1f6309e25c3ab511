import { randomUUID } from 'node:crypto';
import { client, graphAppId } from '../tenant.ts';
import type { Origins } from '../tenant.ts';
import { requestedContexts } from './claims.ts';
import { EntraError } from './errors.ts';
import type { Refusal } from './errors.ts';
import { parseScopes } from './scopes.ts';
import type { Scopes } from './scopes.ts';

export type AuthorizeRequest = {
  readonly redirectUri: string;
  readonly responseMode: 'fragment' | 'query';
  readonly state: string;
  readonly nonce: string | undefined;
  readonly challenge: string;
  readonly scopes: Scopes;
  readonly prompt: 'none' | 'login' | 'consent' | 'select_account' | undefined;
  readonly loginHint: string | undefined;
  /** Authentication contexts asked for through the `claims` parameter. */
  readonly contexts: readonly string[];
  readonly correlationId: string;
};

/** `page`: there is no address to send the browser back to. `redirect`: the page that asked learns what was wrong. */
export type ReadRequest =
  | { readonly kind: 'ok'; readonly request: AuthorizeRequest }
  | { readonly kind: 'page'; readonly refusal: Refusal; readonly correlationId: string }
  | { readonly kind: 'redirect'; readonly refusal: Refusal; readonly request: AuthorizeRequest };

export function redirectUriOf(origins: Origins): string {
  return `${origins.page}/redirect.html`;
}

/** Reads the query of the authorize endpoint, as strict as Entra is with a single-page application. */
export function readAuthorizeRequest(query: URLSearchParams, origins: Origins): ReadRequest {
  const correlationId = query.get('client-request-id') ?? randomUUID();
  const page = (code: number, error: string, text: string): ReadRequest => ({
    kind: 'page',
    refusal: { error, code, text },
    correlationId,
  });
  if (query.get('client_id') !== client.id)
    return page(
      700016,
      'unauthorized_client',
      'Application with this identifier was not found in the directory.',
    );
  const redirectUri = query.get('redirect_uri');
  if (redirectUri !== redirectUriOf(origins))
    return page(
      50011,
      'invalid_request',
      'The redirect URI in the request does not match one that is registered.',
    );

  const prompt = query.get('prompt') ?? undefined;
  const request: AuthorizeRequest = {
    redirectUri,
    responseMode: query.get('response_mode') === 'query' ? 'query' : 'fragment',
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? undefined,
    challenge: query.get('code_challenge') ?? '',
    scopes: parseScopes(query.get('scope') ?? ''),
    prompt: knownPrompt(prompt),
    loginHint: query.get('login_hint') ?? undefined,
    contexts: [],
    correlationId,
  };
  try {
    const contexts = requestedContexts(query.get('claims') ?? undefined);
    const refusal = refuse(query, request, prompt);
    return refusal
      ? { kind: 'redirect', refusal, request }
      : { kind: 'ok', request: { ...request, contexts } };
  } catch (error) {
    if (error instanceof EntraError) return { kind: 'redirect', refusal: error.refusal, request };
    throw error;
  }
}

function knownPrompt(prompt: string | undefined): AuthorizeRequest['prompt'] {
  switch (prompt) {
    case 'none':
    case 'login':
    case 'consent':
    case 'select_account':
      return prompt;
    default:
      return undefined;
  }
}

function refuse(
  query: URLSearchParams,
  request: AuthorizeRequest,
  prompt: string | undefined,
): Refusal | undefined {
  if (query.get('response_type') !== 'code')
    return {
      error: 'unsupported_response_type',
      code: 700054,
      text: 'Only response_type code is enabled for the application.',
    };
  if (!['fragment', 'query', null].includes(query.get('response_mode')))
    return { error: 'invalid_request', code: 90014, text: 'The response_mode is not supported.' };
  if (request.challenge === '' || query.get('code_challenge_method') !== 'S256')
    return {
      error: 'invalid_request',
      code: 9002325,
      text: 'Proof Key for Code Exchange (S256) is required for cross-origin code redemption.',
    };
  if (!/^[\w-]{43}$/.test(request.challenge))
    return { error: 'invalid_request', code: 501491, text: 'The code_challenge is not well formed.' };
  if (prompt !== undefined && request.prompt === undefined)
    return { error: 'invalid_request', code: 90023, text: 'The value of prompt is not supported.' };
  if (request.prompt === 'select_account' && request.loginHint !== undefined)
    return {
      error: 'invalid_request',
      code: 90023,
      text: 'prompt=select_account cannot be combined with login_hint.',
    };
  const [unknown] = request.scopes.unknown;
  if (unknown !== undefined)
    return {
      error: 'invalid_client',
      code: 650053,
      text: `The application '${client.name}' asked for scope '${unknown}' that doesn't exist on the resource '${graphAppId}'. Contact the app vendor.`,
    };
  if (request.scopes.graph.length + request.scopes.oidc.length === 0)
    return { error: 'invalid_request', code: 900144, text: 'The request must contain the parameter scope.' };
  return undefined;
}
