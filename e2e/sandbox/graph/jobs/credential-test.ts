import * as v from 'valibot';
import type { Entry } from '../../directory.ts';
import { type Credential, failsTest, type Fault, tooMany } from '../../directory/behaviour.ts';
import { provisioningOf } from '../../directory/provisioning.ts';
import { synchronizationTemplates } from '../../directory/synchronization-templates.ts';
import { pairs } from '../credentials.ts';
import { badRequest } from '../problem.ts';
import { isUselessSecret, type StoredCredentials } from '../stored-credentials.ts';
import { isShown } from '../synchronization-keys.ts';
import type { Health } from './job-state.ts';

const body = v.strictObject({
  applicationIdentifier: v.nullish(v.string()),
  templateId: v.nullish(v.string()),
  useSavedCredentials: v.nullish(v.boolean()),
  credentials: v.nullish(v.unknown()),
});

export type CredentialTest = {
  readonly templateId: string | undefined;
  /** undefined: the stored credentials. */
  readonly credentials: readonly Credential[] | undefined;
};

/** https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-validatecredentials */
export function readCredentialTest(json: unknown): CredentialTest {
  const parsed = v.safeParse(body, json);
  if (!parsed.success)
    throw badRequest('The parameters of the action could not be read from the request body.');
  const { templateId, useSavedCredentials, credentials } = parsed.output;
  // The documentation says that Graph then ignores the rest.
  if (useSavedCredentials === true) return { templateId: templateId ?? undefined, credentials: undefined };
  return { templateId: templateId ?? undefined, credentials: pairs(credentials ?? []) };
}

/** Without a job, the template says how to ask. That a template is then required is this sandbox's own reading. */
export function requireTemplate(entry: Entry, id: string | undefined): void {
  if (!synchronizationTemplates(entry).some((template) => template.id === id))
    throw badRequest('The synchronization template does not exist.');
}

/** What a cycle of a job of this target meets, with the stored credentials of this session. */
export function healthOf(stored: StoredCredentials, sid: string, entry: Entry): Health {
  const { trouble: { by: trouble } = {}, escrows } = provisioningOf(entry) ?? {};
  const secret = stored.secretOf(sid, entry);
  if (secret === 'useless' || (secret === 'first' && trouble === 'credentials')) return 'credentials';
  if (trouble === 'data') return 'data';
  return escrows === undefined ? 'good' : { escrows };
}

/**
 * The answer to a failed test; undefined for a passed one. The test asks for a user that does not exist and expects
 * an empty list.
 */
export function runCredentialTest(
  { credentials }: CredentialTest,
  stored: StoredCredentials,
  sid: string,
  entry: Entry,
): Fault | undefined {
  const tested = credentials ?? stored.of(sid, entry);
  if (tested.every(({ value }) => value === null || value === ''))
    return failed('CredentialValidationUnavailable', 'There are no credentials to ask the application with.');
  const useless =
    credentials === undefined
      ? healthOf(stored, sid, entry) === 'credentials'
      : credentials.some(({ key, value }) => !isShown(key) && isUselessSecret(value));
  if (useless)
    return failed('CredentialValidationFailure', answered('(401) Unauthorized', 'The token has expired.'));
  switch (provisioningOf(entry)?.test) {
    case undefined:
      return undefined;
    case 'false-alarm':
      return failed('ServiceIncompatible', answered('(404) Not Found', 'There is no such user.'));
    case 'silent':
      return { how: 'hangs-up', when: 'read' };
    case 'throttled':
      return tooMany({});
    case 'repeats': {
      const name = tested.find(({ key }) => key === 'UserName')?.value ?? 'unnamed';
      return failed(
        'CredentialValidationFailure',
        answered('(401) Unauthorized', `${name} may not sign in here.`),
      );
    }
  }
}

function failed(kind: string, message: string): Fault {
  return failsTest(`SystemForCrossDomainIdentityManagement${kind}`, message);
}

function answered(status: string, detail: string): string {
  return `Message: The remote server returned an error: ${status}. Web Response: ${JSON.stringify({ detail })}`;
}
