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
const body = v.strictObject({ credentials: v.array(pair) });

/**
 * The credentials in the order they were sent. Reads the body as strictly as Graph: the pair is a closed type, its key an exact member of the enum.
 * Throws 415, 400 or 500 in Graph's form; no message repeats a value.
 * https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken
 */
export function readCredentials(contentType: string | undefined, text: string): readonly Credential[] {
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new GraphProblem(
      415,
      'UnsupportedMediaType',
      'The content type of the request must be application/json.',
    );
  const parsed = v.safeParse(body, parseJson(text));
  if (!parsed.success)
    throw badRequest('The parameters of the action could not be read from the request body.');
  const { credentials } = parsed.output;
  if (credentials.length === 0) throw badRequest('The parameter credentials must not be empty.');
  const unknown = credentials.find(({ key }) => !isSynchronizationSecret(key));
  if (unknown) throw new GraphProblem(500, 'UnknownError', `Requested value '${unknown.key}' was not found.`);
  return credentials.map(({ key, value }) => ({ key, value }));
}

function parseJson(text: string): unknown {
  if (text.trim() === '') throw badRequest('Empty Payload. JSON content expected.');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own error quotes the text, which may be a secret, so it is not passed on.
    throw badRequest('Unable to read JSON request payload.');
  }
}
