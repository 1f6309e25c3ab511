import type { Target } from './target.ts';

/**
 * The provisioning page of an enterprise application in the Entra admin center, as the center itself writes such links. An
 * app registration has no such page, so there it is the list.
 */
export function entraProvisioningLink({ kind, id, appId }: Pick<Target, 'kind' | 'id' | 'appId'>): string {
  const blades = 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM';
  return kind === 'servicePrincipal'
    ? `${blades}/ManagedAppMenuBlade/~/ProvisioningManagement/objectId/${id}/appId/${appId}`
    : `${blades}/StartboardApplicationsMenuBlade/~/AppAppsPreview`;
}
