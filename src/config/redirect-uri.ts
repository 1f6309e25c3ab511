/** MSAL's bridge page takes every answer of Entra, for redirects and for popups: it must be registered. */
export function redirectUri(): string {
  return new URL('/redirect.html', location.origin).href;
}
