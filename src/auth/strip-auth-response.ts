/**
 * Removes from the address what MSAL would take for Entra's answer. A true answer comes through the bridge page and
 * never appears here.
 * So a link brought it. With a state in the address, MSAL believes that it runs in a popup, where it refuses every
 * sign-in:
 * https://learn.microsoft.com/entra/msal/javascript/browser/errors#block_nested_popups
 */
export function dropForeignAnswer(): void {
  const { pathname, search, hash } = location;
  const params = new URLSearchParams(search);
  if (hash === '' && !params.has('state')) return;
  params.delete('state');
  const rest = params.toString();
  history.replaceState(history.state, '', pathname.replace(/^\/+/, '/') + (rest && `?${rest}`));
}

/** A link can change the part after the # sign while the page is open; no link of this page does. */
export function dropLateAnswers(): void {
  addEventListener('hashchange', dropForeignAnswer);
}
