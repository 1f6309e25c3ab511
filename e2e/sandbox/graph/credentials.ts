import * as v from 'valibot';
import type { Credential } from '../directory/behaviour.ts';
import { isSynchronizationSecret } from './synchronization-keys.ts';
import { badRequest, GraphProblem } from './problem.ts';

const pair = v.strictObject({
  '@odata.type': v.optional(
    v.picklist([
      'microsoft.graph.synchronizationSecretKeyStringValuePair',
      '#microsoft.graph.synchronizationSecretKeyStringValuePair',
    ]),
  ),
  key: v.string(),
  value: v.nullable(v.string()),
});
const body = v.strictObject({ credentials: v.unknown() });
const replacement = v.strictObject({ value: v.unknown() });

/**
 * The credentials in the order they were sent. Reads the body as strictly as Graph: the pair is a closed type, its key an exact member of the enum.
 * Throws 415, 400 or 500 in Graph's form; no message repeats a value.
 * https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken
 */
export function readCredentials(contentType: string | undefined, text: string): readonly Credential[] {
  const parsed = v.safeParse(body, readJson(contentType, text));
  if (!parsed.success) throw unreadable();
  const credentials = pairs(parsed.output.credentials);
  if (credentials.length === 0) throw badRequest('The parameter credentials must not be empty.');
  return credentials;
}

/**
 * Reads the body of a PUT, which names the list otherwise than the action does:
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 */
export function readReplacement(contentType: string | undefined, text: string): readonly Credential[] {
  const parsed = v.safeParse(replacement, readJson(contentType, text));
  if (!parsed.success) throw badRequest('The property value could not be read from the request body.');
  return pairs(parsed.output.value);
}

/** The credentials in a list of them; throws 400 for what is none and 500 for an unknown key. */
export function pairs(json: unknown): readonly Credential[] {
  const parsed = v.safeParse(v.array(pair), json);
  if (!parsed.success) throw unreadable();
  const unknown = parsed.output.find(({ key }) => !isSynchronizationSecret(key));
  if (unknown) throw new GraphProblem(500, 'UnknownError', `Requested value '${unknown.key}' was not found.`);
  return parsed.output.map(({ key, value }) => ({ key, value }));
}

function unreadable(): GraphProblem {
  return badRequest('The parameters of the action could not be read from the request body.');
}

/** The body of an action; throws 415 and 400 in Graph's form. */
export function readJson(contentType: string | undefined, text: string): unknown {
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new GraphProblem(
      415,
      'UnsupportedMediaType',
      'The content type of the request must be application/json.',
    );
  if (text.trim() === '') throw badRequest('Empty Payload. JSON content expected.');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own error quotes the text, which may be a secret, so it is not passed on.
    throw badRequest('Unable to read JSON request payload.');
  }
}
