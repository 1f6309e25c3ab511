import { randomUUID } from 'node:crypto';

/** One refusal of Entra: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export type Refusal = {
  readonly error: string;
  /** Number of the AADSTS code. */
  readonly code: number;
  readonly text: string;
  readonly suberror?: string;
  /** JSON of the claims that a new sign-in must ask for. */
  readonly claims?: string;
};

/** Thrown while a request is read; the endpoint turns it into its own kind of answer. */
export class EntraError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.text, options);
    this.name = 'EntraError';
    this.refusal = refusal;
  }
}

export const consentRequired: Refusal = {
  error: 'invalid_grant',
  code: 65001,
  text: 'The user or administrator has not consented to use the application with the permission asked for. Send an interactive authorization request.',
  suberror: 'consent_required',
};

export const deadRefreshToken: Refusal = {
  error: 'invalid_grant',
  code: 700084,
  text: 'The refresh token was issued to a single page app and has a fixed, limited lifetime. It has expired; a new sign-in is needed.',
};

export function strongerSignIn(contexts: readonly string[]): Refusal {
  return {
    error: 'interaction_required',
    code: 50076,
    text: 'A stronger sign-in is needed to satisfy the authentication context that was asked for.',
    suberror: 'basic_action',
    claims: JSON.stringify({ access_token: { acrs: { essential: true, values: contexts } } }),
  };
}

function describe(
  refusal: Refusal,
  correlationId: string,
): { text: string; timestamp: string; traceId: string } {
  const traceId = randomUUID();
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    text: `AADSTS${refusal.code}: ${refusal.text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    timestamp,
    traceId,
  };
}

/** Body of a refusal at the token endpoint. */
export function tokenErrorBody(refusal: Refusal, correlationId: string): Record<string, unknown> {
  const { text, timestamp, traceId } = describe(refusal, correlationId);
  return {
    error: refusal.error,
    error_description: text,
    error_codes: [refusal.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
    ...(refusal.claims === undefined ? {} : { claims: refusal.claims }),
  };
}

/** Parameters that carry a refusal back to the redirect URI. */
export function redirectErrorParams(
  refusal: Refusal,
  correlationId: string,
  subcode?: 'cancel',
): Record<string, string> {
  return {
    error: refusal.error,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    error_description: describe(refusal, correlationId).text,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
  };
}
