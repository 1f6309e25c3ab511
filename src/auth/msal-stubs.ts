// oxlint-disable typescript/no-extraneous-class -- MSAL makes the first and never asks it anything, and makes no other one
// In place of parts of MSAL that this page never uses, so that nobody has to download them (vite.config.ts).

/** MSAL's own way to Entra, which `entraNetwork` is instead. */
export class FetchClient {}

/** The cache that outlives a tab. No setting can bring it back. */
export class LocalStorage {
  constructor() {
    throw new Error('No session outlives its tab.');
  }
}

// The ways to the broker of an operating system: MSAL looks for one only where `allowPlatformBroker` is set.
export class PlatformAuthInteractionClient {}
export class PlatformAuthExtensionHandler {}
export class PlatformAuthDOMHandler {}
