export type Outcome = 'applied' | 'rejected' | 'not-sent' | 'unknown';

/**
 * What a status says about a submit that has left: only the documented 204 means that it took effect, only 4xx that it did not.
 * Anything else, a status of 0 included, leaves open whether the service acted on it; so does a page of HTML under any status,
 * which the caller has to see.
 */
export function outcomeOf(status: number): Exclude<Outcome, 'not-sent'> {
  if (status === 204) return 'applied';
  return status >= 400 && status <= 499 ? 'rejected' : 'unknown';
}
