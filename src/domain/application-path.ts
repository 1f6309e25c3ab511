import type { TargetKind } from './target.ts';

/** The address of a target's page. */
export function targetPath(kind: TargetKind, id: string): string {
  return `/${kind === 'servicePrincipal' ? 'service-principals' : 'applications'}/${id}`;
}

/** The parts of an application's page, of which one is in view. */
export const pageTabs = ['credentials', 'job', 'history'] as const;

export type PageTab = (typeof pageTabs)[number];

/** The tab that the address names; without one, the credentials. */
export function pageTabOf(params: URLSearchParams): PageTab {
  const named = params.get('tab');
  return pageTabs.find((tab) => tab === named) ?? 'credentials';
}
