import type { TargetKind } from '#src/graph/directory.ts';
import type { Mode } from '../target-page.ts';

/**
 * Saving and testing are documented for enterprise applications alone:
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 */
export function isPossible(mode: Mode, kind: TargetKind): boolean {
  return mode === 'authorize' || kind === 'servicePrincipal';
}
