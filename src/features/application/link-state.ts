import { openedKey } from '#src/ui/router.tsx';

export function stateOf(state: unknown): object {
  return typeof state === 'object' && state !== null ? state : {};
}

/** Whether a link or a bookmark opened this page, and the person has not yet dismissed the line that says so. */
export function isByLink({ key, state }: { key: string; state: unknown }): boolean {
  return key === openedKey || Reflect.get(stateOf(state), 'byLink') === true;
}
