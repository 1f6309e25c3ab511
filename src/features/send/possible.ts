import type { TargetKind } from '#src/domain/target.ts';
import type { Mode } from '#src/domain/receipt.ts';

/**
 * Saving and testing are documented for enterprise applications alone:
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 */
export function isPossible(mode: Mode, kind: TargetKind): boolean {
  return mode === 'authorize' || kind === 'servicePrincipal';
}
