import type { Context } from 'hono';
import type { Person } from '../people.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { Entra } from './context.ts';
import { redirectErrorParams } from './errors.ts';
import type { Refusal } from './errors.ts';
import { clientInfo, issueCode } from './tokens.ts';

export const declined: Refusal = {
  error: 'access_denied',
  code: 65004,
  text: 'The resource owner or authorization server denied the request.',
};
export const approvalNeeded: Refusal = {
  error: 'access_denied',
  code: 90094,
  text: 'An administrator of the organization must grant the permissions that were asked for.',
};

/** Goes back to the page with an authorization code. */
export async function finish(
  c: Context,
  entra: Entra,
  request: AuthorizeRequest,
  session: string,
  person: Person,
): Promise<Response> {
  const code = await issueCode(entra, {
    person: person.id,
    sid: session,
    challenge: request.challenge,
    contexts: [...request.contexts],
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
  });
  return back(c, request, { code, client_info: clientInfo(person), session_state: session });
}

/** Goes back to the page with an error. */
export function refuse(
  c: Context,
  request: AuthorizeRequest,
  refusal: Refusal,
  subcode?: 'cancel',
): Response {
  return back(c, request, redirectErrorParams(refusal, request.correlationId, subcode));
}

function back(c: Context, request: AuthorizeRequest, params: Record<string, string>): Response {
  const answer = new URLSearchParams({
    ...params,
    ...(request.state === '' ? {} : { state: request.state }),
  });
  const separator = request.responseMode === 'fragment' ? '#' : '?';
  return c.redirect(`${request.redirectUri}${separator}${answer.toString()}`, 302);
}
