import { markLabels } from './key-help.ts';
import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { KeyMark } from '#src/domain/keys/keys.ts';

/** Ways to connect that no product gives its name to, by the connector's id and in the order in which they are offered. */
export const connectorNames: Readonly<Record<string, MessageDescriptor>> = defineMessages({
  'generic-scim': { defaultMessage: 'Generic SCIM, bearer token' },
  'scim-client-credentials': { defaultMessage: 'Generic SCIM, OAuth client credentials' },
  'scim-authorization-code': { defaultMessage: 'Generic SCIM, OAuth authorization code' },
  'on-premises-ecma': { defaultMessage: 'On-premises app (ECMA host)' },
  'cross-tenant': { defaultMessage: 'Cross-tenant synchronization' },
  'cloud-sync': { defaultMessage: 'Microsoft Entra Cloud Sync' },
});

/** How it is known which keys a connector takes. */
export const connectorMarks: Record<KeyMark, MessageDescriptor> = {
  ...markLabels,
  ...defineMessages({ inferred: { defaultMessage: 'Inferred' } }),
};
