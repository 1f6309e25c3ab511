import type { Credential } from '#src/domain/credentials/credential.ts';
import type { GraphClient } from './client.ts';

/** For the one request that carries credentials: its body, what is said of it afterwards, and of its values a fingerprint alone. */
export type CredentialBody = {
  body: () => string;
  /** Removes what the body held. */
  clean: (text: string) => string;
  /** The keys in the order sent, none when nothing was. */
  finish: () => readonly string[];
};

/** `read` is called when the body is made, immediately before the request leaves. */
export function credentialBody(
  client: Pick<GraphClient, 'clean' | 'remember'>,
  read: () => readonly Credential[],
  wrap: (credentials: readonly Credential[]) => object,
): CredentialBody {
  let keys: readonly string[] = [];
  return {
    body: () => {
      const credentials = read().map(({ key, value }) => ({ key, value }));
      keys = credentials.map(({ key }) => key);
      client.remember(credentials.map(({ value }) => value));
      return JSON.stringify(wrap(credentials));
    },
    clean: client.clean,
    finish: () => keys,
  };
}
