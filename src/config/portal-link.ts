import type { CloudName } from './clouds.ts';

/**
 * The Entra admin center of each cloud: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 * and, for China, https://learn.microsoft.com/azure/china/resources-developer-guide
 */
const portals: Readonly<Record<CloudName, string>> = {
  global: 'https://entra.microsoft.com',
  usgov: 'https://entra.microsoft.us',
  'usgov-dod': 'https://entra.microsoft.us',
  china: 'https://entra.microsoftonline.cn',
};

type Application = { kind: 'servicePrincipal' | 'application'; id: string; appId: string };

/** The page of an application there. Third parties use these addresses; Microsoft documents none. */
export function portalPage(
  cloud: CloudName,
  { kind, id, appId }: Application,
  part: 'Overview' | 'ProvisioningManagement' = 'Overview',
): string {
  const [object, app] = [encodeURIComponent(id), encodeURIComponent(appId)];
  return kind === 'servicePrincipal'
    ? `${portals[cloud]}/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/${part}/objectId/${object}/appId/${app}`
    : `${portals[cloud]}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${app}`;
}
