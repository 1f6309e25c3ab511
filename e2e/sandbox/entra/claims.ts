import * as v from 'valibot';
import { EntraError } from './errors.ts';

const claimsRequest = v.object({
  access_token: v.optional(
    v.object({
      acrs: v.optional(v.object({ value: v.optional(v.string()), values: v.optional(v.array(v.string())) })),
    }),
  ),
});

/**
 * Authentication contexts (`acrs`) that a `claims` parameter asks for. MSAL sends the parameter with every
 * request to announce its capabilities, so its mere presence means nothing.
 * https://learn.microsoft.com/entra/identity-platform/developer-guide-conditional-access-authentication-context
 */
export function requestedContexts(claims: string | undefined): readonly string[] {
  if (claims === undefined || claims === '') return [];
  const acrs = parse(claims).access_token?.acrs;
  return [...new Set([...(acrs?.value === undefined ? [] : [acrs.value]), ...(acrs?.values ?? [])])];
}

function parse(claims: string): v.InferOutput<typeof claimsRequest> {
  try {
    return v.parse(claimsRequest, JSON.parse(claims));
  } catch (cause) {
    throw new EntraError(
      { error: 'invalid_request', code: 90100, text: 'The claims parameter is not a valid claims request.' },
      { cause },
    );
  }
}
