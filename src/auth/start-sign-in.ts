import type { IPublicClientApplication } from '@azure/msal-browser';
import type { Config } from '#src/config/config.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { SignInProblem } from './session.ts';
import { storageWorks } from '#src/storage.ts';

/** Leaves for Entra; resolves with the problem when the browser could not leave. */
export type Entrance = (prompt?: 'select_account') => Promise<SignInProblem | undefined>;

/** What makes a sign-in impossible in this browser or at this address. The page then sends no person to Entra in vain. */
export function obstacle(): SignInProblem | undefined {
  // MSAL needs the browser's cryptography, which plain http lacks: https://developer.mozilla.org/docs/Web/Security/Secure_Contexts
  if (!isSecureContext) return { kind: 'insecure-address' };
  return storageWorks() ? undefined : { kind: 'no-storage' };
}

/**
 * The sign-in for a signed-out person. The first click loads MSAL, since no code needs it earlier, and starts it
 * once.
 * A second instance in the same page would not know what the first one waits for.
 */
export function createEntrance(config: Config, started?: IPublicClientApplication): Entrance {
  let instance = started;
  return async (prompt) => {
    const problem = obstacle();
    if (problem) return problem;
    try {
      const { openSession, signIn } = await import('./session.ts');
      instance ??= (await openSession(config)).instance;
      await signIn(instance, config, prompt);
      return undefined;
    } catch (error) {
      const offline = { kind: 'unreachable', origin: location.origin, offline: true } as const;
      // What is no failure is a part of this page that could not be loaded.
      const failure = failureOf(error) ?? (navigator.onLine ? undefined : offline);
      return failure ? { kind: 'failed', failure } : { kind: 'not-loaded' };
    }
  };
}
