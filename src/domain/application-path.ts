import type { TargetKind } from './target.ts';

/** The address of a target's page. */
export function targetPath(kind: TargetKind, id: string): string {
  return `/${kind === 'servicePrincipal' ? 'service-principals' : 'applications'}/${id}`;
}
