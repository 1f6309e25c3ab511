import { withoutHidden } from '#src/domain/credentials/value-guard.ts';
import { ownCopy } from '#src/domain/value-memory.ts';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import type { Landing, NoLanding } from './read-landing.ts';

/** What a person may see of a landing: neither the code nor the token, nor any text that keeps them alive. */
export type LandingPreview =
  | {
      kind: 'grant';
      key: CredentialKey;
      bytes: number;
      bare: boolean;
      expiresIn?: number;
      /** The host of the issuer. */
      issuer?: string;
      /** Whether its state is the one that was asked for; undefined where none was. */
      isExpected?: boolean;
    }
  | { kind: 'refusal'; error: string; description?: string }
  | { kind: 'nothing'; why: NoLanding };

const mask = '••••••••';
const readable = 300;

/** `keys`: of the connector and of the rows; `state`: what the sign-in link sent along. */
export function landingPreview(
  landing: Landing,
  keys: readonly string[],
  state: string | undefined,
): LandingPreview {
  if (landing.kind === 'nothing') return landing;
  if (landing.kind === 'refusal') {
    const { error, description } = landing;
    return {
      kind: 'refusal',
      error: shown(error, 60),
      ...(description !== undefined && { description: shown(description, readable) }),
    };
  }
  const { key, value } = credentialOf(landing, keys);
  const { issuer, expiresIn, bare = false } = landing;
  const host = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).host : '';
  return {
    kind: 'grant',
    key,
    bytes: value.length,
    bare,
    ...(key !== 'Oauth2AuthorizationCode' && expiresIn !== undefined && { expiresIn }),
    ...(host !== '' && !host.includes(value) && { issuer: ownCopy(host) }),
    ...(state !== undefined && !bare && { isExpected: landing.state === state }),
  };
}

/** An app's own words, cut where they are long, without hidden characters and without what looks like a secret. */
function shown(text: string, most: number): string {
  const words = withoutHidden(text)
    .split(' ')
    .map((word) => (isTokenLike(word) ? mask : word));
  const all = words.join(' ');
  return ownCopy((all.length > most ? `${all.slice(0, most)}…` : all).toWellFormed());
}

/** Very long, or long with digits: an app can repeat a code or a secret in its own words. */
function isTokenLike(word: string): boolean {
  if (word.length >= 32) return true;
  if (word.length < 16) return false;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) return true;
  }
  return false;
}

/** The credential that a landing brings, by what the connector and the rows take. */
function credentialOf(
  { code, token }: Extract<Landing, { kind: 'grant' }>,
  keys: readonly string[],
): { key: CredentialKey; value: string } {
  const takesToken = keys.includes('SecretToken') && !keys.includes('Oauth2AuthorizationCode');
  if (code !== undefined && (token === undefined || !takesToken))
    return { key: 'Oauth2AuthorizationCode', value: code };
  const isOAuth = !keys.includes('SecretToken') && keys.some((key) => key.startsWith('Oauth2'));
  return { key: isOAuth ? 'Oauth2AccessToken' : 'SecretToken', value: token ?? '' };
}

/**
 * The values to write into the form: use them at once. The address of the redirect goes along where its key is wanted and has no value:
 * it must be the same in the exchange. https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3
 */
export function landingCredentials(
  landing: Landing,
  keys: readonly string[],
  isEmpty: (key: CredentialKey) => boolean,
): readonly { key: CredentialKey; value: string }[] {
  if (landing.kind !== 'grant') return [];
  const credential = credentialOf(landing, keys);
  const { redirectUri } = landing;
  const redirect = 'Oauth2RedirectUri';
  const isWanted =
    credential.key === 'Oauth2AuthorizationCode' &&
    redirectUri !== undefined &&
    keys.includes(redirect) &&
    isEmpty(redirect);
  return isWanted ? [credential, { key: redirect, value: redirectUri }] : [credential];
}
