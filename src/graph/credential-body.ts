import type { Credential } from './acquire-access-token.ts';
import { redact } from './redact.ts';

/** For the one request that carries credentials: its body, what is said of it afterwards, and nothing of it when it is over. */
export type CredentialBody = {
  body: () => string;
  /** Removes what the body held. */
  clean: (text: string) => string;
  /** The keys in the order sent, none when nothing was. The values are gone from then on. */
  finish: () => readonly string[];
};

/** `read` is called when the body is made, immediately before the request leaves. */
export function credentialBody(
  read: () => readonly Credential[],
  wrap: (credentials: readonly Credential[]) => object,
): CredentialBody {
  let keys: readonly string[] = [];
  let values: readonly string[] = [];
  return {
    body: () => {
      const credentials = read().map(({ key, value }) => ({ key, value }));
      keys = credentials.map(({ key }) => key);
      values = credentials.map(({ value }) => value);
      return JSON.stringify(wrap(credentials));
    },
    clean: (text) => redact(text, values),
    finish: () => {
      values = [];
      return keys;
    },
  };
}
