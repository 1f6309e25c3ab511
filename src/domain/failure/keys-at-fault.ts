import { classOf } from '#src/domain/keys/keys.ts';
import type { Failure } from './failure.ts';
import { explain } from './explain.ts';
import type { KeysAtFault } from './graph-causes.ts';

/** Who signs in at the target: wrong together with the secret. */
const accounts: ReadonlySet<string> = new Set([
  'UserName',
  'ClientIdentifier',
  'ConsumerKey',
  'Oauth2ClientId',
]);
/** Where the target is; addresses of the class url aside. */
const places: ReadonlySet<string> = new Set(['InstanceName', 'Domain', 'Server', 'SandboxName']);

/**
 * The sent keys that a refusal is about, in the order sent; empty where it does not say. Reads the cause,
 * then the message for names of keys. The message is a third party's: it can only pick among `sent`.
 */
export function keysAtFault(failure: Failure | undefined, sent: readonly string[]): readonly string[] {
  if (failure?.kind !== 'refused' || failure.by !== 'graph') return [];
  // These are about the person who sends, not about what was sent.
  if (failure.status === 401 || failure.status === 403) return [];
  const { message } = failure;
  const keys = sent.filter((key) => key !== '');
  const unknown = keys.filter((key) => saysUnknown(message, key));
  if (unknown.length > 0) return unknown;
  const about = explain(failure, 'synchronization')?.keys ?? [];
  const byCause = keys.filter((key) => isAbout(about, key));
  return byCause.length > 0 ? byCause : keys.filter((key) => isNamed(message, key));
}

function isAbout(about: KeysAtFault, key: string): boolean {
  if (about === 'login') return classOf(key) === 'secret' || accounts.has(key);
  if (about === 'address') return classOf(key) === 'url' || places.has(key);
  return about.includes(key);
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
