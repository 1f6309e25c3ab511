import { classOf } from '#src/credentials/keys.ts';
import type { Failure } from '#src/failure.ts';

/** Who signs in at the target: wrong together with the secret. */
const accounts: ReadonlySet<string> = new Set([
  'UserName',
  'ClientIdentifier',
  'ConsumerKey',
  'Oauth2ClientId',
]);
/** Where the target is; addresses of the class url aside. */
const places: ReadonlySet<string> = new Set(['InstanceName', 'Domain', 'Server', 'SandboxName']);

const isAddress = (key: string): boolean => classOf(key) === 'url' || places.has(key);

/** What Graph's codes for a failed test of the credentials are about; each stands at the end of a longer name. */
const causes: readonly (readonly [code: string, isAtFault: (key: string) => boolean])[] = [
  ['CredentialValidationFailure', (key) => classOf(key) === 'secret' || accounts.has(key)],
  ['CredentialValidationUnavailable', isAddress],
  ['InvalidCredentials', isAddress],
  ['ServiceIncompatible', isAddress],
  ['ServiceNowInstanceInvalid', (key) => key === 'InstanceName'],
  ['InvalidNotificationSettings', (key) => key === 'SyncNotificationSettings'],
  ['ServiceNowCredentialsValidation', (key) => key === 'UserName' || key === 'Password'],
];

/**
 * Which of the keys that were sent a refusal is about, in the order sent; empty where it does not tell. Reads the code,
 * then the message for names of keys. The message is a third party's: it can only pick among `sent`.
 */
export function keysAtFault(failure: Failure | undefined, sent: readonly string[]): readonly string[] {
  if (failure?.kind !== 'refused' || failure.by !== 'graph') return [];
  // These are about the person who sends, not about what was sent.
  if (failure.status === 401 || failure.status === 403) return [];
  const { code, message } = failure;
  const keys = sent.filter((key) => key !== '');
  const unknown = keys.filter((key) => saysUnknown(message, key));
  if (unknown.length > 0) return unknown;
  const isAtFault = causes.find(([end]) => code.endsWith(end))?.[1];
  const byCode = isAtFault ? keys.filter(isAtFault) : [];
  return byCode.length > 0 ? byCode : keys.filter((key) => isNamed(message, key));
}

/** Graph's words for a key that is not in its list, which may spell it in another case. */
function saysUnknown(message: string, key: string): boolean {
  return message.toLowerCase().includes(`requested value '${key.toLowerCase()}' was not found`);
}

/** The key stands in the message as a word of its own, spelled like this: `Url` is not in `curl` nor in `BaseUrl`. */
function isNamed(message: string, key: string): boolean {
  for (let at = message.indexOf(key); at >= 0; at = message.indexOf(key, at + 1))
    if (!isWordChar(message.charAt(at - 1)) && !isWordChar(message.charAt(at + key.length))) return true;
  return false;
}

function isWordChar(char: string): boolean {
  return char === '_' || (char >= '0' && char <= '9') || char.toLowerCase() !== char.toUpperCase();
}
