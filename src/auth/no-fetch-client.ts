// oxlint-disable typescript/no-extraneous-class -- MSAL makes one and never asks it anything
/** In place of MSAL's own way to Entra, which `entraNetwork` is instead, so that nobody has to download it (vite.config.ts). */
export class FetchClient {}
