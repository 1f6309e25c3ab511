// oxlint-disable typescript/no-extraneous-class -- MSAL makes the first and never asks it anything, and makes no other one
// Replaces parts of MSAL that this page never uses, so that browsers do not download them (vite.config.ts).

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

/** Redeems a code that a server has asked for: `acquireTokenByCode` alone makes one. */
export class SilentAuthCodeClient {}

// The way to Entra from inside another site's frame: MSAL takes it only where `popupRelayUri` is set.
export function buildPopupRelayUrl(): never {
  throw new Error('No window is relayed.');
}
export { buildPopupRelayUrl as waitForPopupRelayResponse };

// Tokens bound to a key: MSAL makes them only where a request names the scheme.
export class DpopProofGenerator {}
export class PopTokenGenerator {}
export function normalizeDpopResourceRequestContext(): never {
  throw new Error('No token is bound to a key.');
}
export class TokenBindingKeyManager {}

/** The way to Entra in a hidden frame, which the policy of this page refuses: `token.ts` never lets MSAL take it. */
export class SilentIframeClient {
  constructor() {
    throw new Error('No frame leads to Entra.');
  }
}

// The regions of Azure, which only servers name.
export class RegionDiscovery {}
export function isValidRegion(): boolean {
  return false;
}
