import type { Application, ServicePrincipal, VerifiedPublisher } from '@microsoft/microsoft-graph-types';
import { tagsOf } from '../directory.ts';
import type { Entry, Kind } from '../directory.ts';
import { templateOf } from '../directory/templates.ts';
import { contoso } from '../tenant.ts';

/** The tenant that owns Microsoft's own applications. */
const microsoftTenant = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
/** Stands for the many vendors whose applications a tenant uses. */
const vendorTenant = '6d5c4b3a-2f1e-4d0c-9b8a-7f6e5d4c3b2a';
const verified = '2023-04-03T08:00:00Z';

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
function servicePrincipal(entry: Entry): ServicePrincipal {
  return {
    id: entry.id,
    deletedDateTime: null,
    accountEnabled: true,
    addIns: [],
    alternativeNames: [],
    appDescription: entry.description,
    appDisplayName: entry.displayName,
    appId: entry.appId,
    applicationTemplateId: templateOf(entry),
    appOwnerOrganizationId: ownerTenant(entry),
    appRoleAssignmentRequired: entry.origin === 'gallery',
    appRoles: [],
    description: entry.description,
    disabledByMicrosoftStatus: null,
    displayName: entry.displayName,
    homepage: null,
    info: null,
    keyCredentials: [],
    loginUrl: null,
    logoutUrl: null,
    notes: null,
    notificationEmailAddresses: [],
    oauth2PermissionScopes: [],
    passwordCredentials: [],
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    replyUrls: [],
    resourceSpecificApplicationPermissions: [],
    samlSingleSignOnSettings: null,
    servicePrincipalNames: [entry.appId],
    servicePrincipalType: entry.origin === 'azure' ? 'ManagedIdentity' : 'Application',
    signInAudience: entry.origin === 'own' ? 'AzureADMyOrg' : 'AzureADMultipleOrgs',
    tags: tagsOf('servicePrincipals', entry),
    tokenEncryptionKeyId: null,
    verifiedPublisher: publisher(entry),
  };
}

/** https://learn.microsoft.com/graph/api/resources/application */
function application(entry: Entry): Application {
  return {
    id: entry.id,
    deletedDateTime: null,
    addIns: [],
    api: null,
    appId: entry.appId,
    applicationTemplateId: templateOf(entry),
    appRoles: [],
    createdDateTime: createdAt(entry),
    description: entry.description,
    disabledByMicrosoftStatus: null,
    displayName: entry.displayName,
    groupMembershipClaims: null,
    identifierUris: [`api://${entry.appId}`],
    info: null,
    isFallbackPublicClient: false,
    keyCredentials: [],
    notes: null,
    optionalClaims: null,
    passwordCredentials: [],
    publicClient: null,
    publisherDomain: contoso.domain,
    requiredResourceAccess: [],
    samlMetadataUrl: null,
    serviceManagementReference: null,
    signInAudience: 'AzureADMyOrg',
    spa: null,
    tags: tagsOf('applications', entry),
    tokenEncryptionKeyId: null,
    uniqueName: null,
    verifiedPublisher: publisher(entry),
    web: null,
  };
}

/** A day in the three years before 2026, derived from the object’s id. */
function createdAt(entry: Entry): string {
  const minutes = Number.parseInt(entry.id.slice(0, 8), 16) % (3 * 365 * 24 * 60);
  return `${new Date(Date.UTC(2023, 0, 2) + minutes * 60_000).toISOString().slice(0, 19)}Z`;
}

/** The tenant in which the application is registered. */
export function ownerTenant(entry: Entry): string | null {
  switch (entry.origin) {
    case 'gallery':
      return vendorTenant;
    case 'own':
      return contoso.id;
    case 'microsoft':
      return microsoftTenant;
    case 'azure':
      return null;
  }
}

function publisher(entry: Entry): VerifiedPublisher {
  return entry.origin === 'gallery'
    ? {
        displayName: entry.displayName.split(/[ :]/)[0] ?? null,
        verifiedPublisherId: '4815162',
        addedDateTime: verified,
      }
    : { displayName: null, verifiedPublisherId: null, addedDateTime: null };
}

export function resource(kind: Kind, entry: Entry): Record<string, unknown> {
  return { ...(kind === 'applications' ? application(entry) : servicePrincipal(entry)) };
}
