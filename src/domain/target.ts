export type TargetKind = 'servicePrincipal' | 'application';

/** What can be given credentials: an enterprise application or an app registration, by its object id. */
export type Target = {
  kind: TargetKind;
  id: string;
  appId: string;
  /** As the directory has it; the app id where it has none. */
  displayName: string;
  /** The verified publisher, or for an app registration the publisher's domain. */
  publisher?: string;
  appOwnerTenantId?: string;
  /** Its template, from the gallery or made by hand; nothing for a tenant's own app registration. */
  applicationTemplateId?: string;
  /** false when sign-in to the enterprise application is switched off. */
  enabled?: boolean;
};

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

/**
 * The tenants of Microsoft's own applications:
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
export const microsoftTenants = [
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
];

/** Microsoft's own applications are not provisioned. */
export function isOfMicrosoft({ appOwnerTenantId }: Pick<Target, 'appOwnerTenantId'>): boolean {
  return microsoftTenants.includes(appOwnerTenantId?.toLowerCase() ?? '');
}
