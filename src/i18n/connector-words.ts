import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { ClientOwner, MethodKind } from '#src/domain/connectors/connector.ts';
import type { Sureness } from '#src/domain/connectors/connectors.ts';

/** How the provisioning service signs in at an app. */
export const methodNames: Record<MethodKind, MessageDescriptor> = defineMessages({
  bearer: { defaultMessage: 'Bearer token' },
  basic: { defaultMessage: 'User name and password' },
  'basic-token': { defaultMessage: 'User name and API token' },
  'access-key': { defaultMessage: 'Access key' },
  'client-credentials': { defaultMessage: 'OAuth client credentials' },
  'code-grant': { defaultMessage: 'OAuth authorization code' },
  'workload-identity': { defaultMessage: 'Workload identity federation' },
  agent: { defaultMessage: 'Provisioning agent' },
  policy: { defaultMessage: 'Cross-tenant access policy' },
  none: { defaultMessage: 'No stored credentials' },
});

/** The badge of a claim. */
export const surenessNames: Record<Sureness, MessageDescriptor> = defineMessages({
  documented: { defaultMessage: 'Documented', description: 'Microsoft or the vendor documents this' },
  observed: { defaultMessage: 'Community', description: 'Known from the code of others' },
  inferred: { defaultMessage: 'Inferred', description: 'Follows from what is documented' },
  unverified: { defaultMessage: 'Unverified', description: 'Only the name of a key suggests this' },
});

/** Whose client the code grant of a connector uses. */
export const clientOwners: Record<ClientOwner, MessageDescriptor> = defineMessages({
  'microsoft-or-vendor': {
    defaultMessage: "Uses an OAuth client of Microsoft or the vendor. You can't set it.",
  },
  vendor: { defaultMessage: "Uses the vendor's OAuth client. You can't set it." },
  'gallery-app': { defaultMessage: "Uses the gallery app's OAuth client. You can't set it." },
  customer: { defaultMessage: 'Uses an OAuth client that you register at the vendor.' },
});
