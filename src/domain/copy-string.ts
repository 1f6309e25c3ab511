/**
 * The same text in memory of its own. What an engine cuts out of a text it may keep as a view of the whole: a key or an address
 * that stays would then keep the secrets that stood beside it.
 */
export function ownCopy(text: string): string {
  const copy: string = JSON.parse(JSON.stringify(text));
  return copy;
}
