import { useSyncExternalStore } from 'react';

/** The whole seconds until a time (in milliseconds since the epoch), counted down as they pass; 0 when it is over. */
export function useSecondsUntil(time: number): number {
  return useSyncExternalStore(everyMoment, () => Math.max(0, Math.ceil((time - Date.now()) / 1000)));
}

/** The whole seconds since a time, counted up as they pass. */
export function useSecondsSince(time: number): number {
  return useSyncExternalStore(everyMoment, () => Math.max(0, Math.floor((Date.now() - time) / 1000)));
}

/** Often enough that no second is skipped. */
function everyMoment(look: () => void): () => void {
  const timer = setInterval(look, 250);
  return () => clearInterval(timer);
}
