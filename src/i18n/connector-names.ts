import { markLabels } from './key-help.ts';
import { defineMessages, type IntlShape, type MessageDescriptor } from 'react-intl';
import type { ConnectorEntry } from '#src/domain/connectors/connector.ts';
import type { KeyMark } from '#src/domain/keys/keys.ts';

/** Ways to connect that no product gives its name to, by the connector's id and in the order in which they are offered. */
export const connectorNames: Readonly<Record<string, MessageDescriptor>> = defineMessages({
  'generic-scim': { defaultMessage: 'Generic SCIM, bearer token' },
  'scim-client-credentials': { defaultMessage: 'Generic SCIM, OAuth client credentials' },
  'scim-authorization-code': { defaultMessage: 'Generic SCIM, OAuth authorization code' },
  'scim-workload-identity': { defaultMessage: 'Generic SCIM, workload identity federation' },
  'on-premises-ecma': { defaultMessage: 'On-premises app (ECMA host)' },
  'cross-tenant': { defaultMessage: 'Cross-tenant synchronization' },
  'cloud-sync': { defaultMessage: 'Microsoft Entra Cloud Sync' },
  'api-driven-inbound': { defaultMessage: 'API-driven inbound provisioning' },
});

/** How it is known which keys a connector takes. */
export const connectorMarks: Record<KeyMark, MessageDescriptor> = {
  ...markLabels,
  ...defineMessages({ inferred: { defaultMessage: 'Inferred' } }),
};

/** How a connector is shown: a translated name for a way to connect, the product's own for a product. */
export function connectorName(intl: IntlShape, { id, names }: Pick<ConnectorEntry, 'id' | 'names'>): string {
  const translated = connectorNames[id];
  return translated ? intl.formatMessage(translated) : names[0];
}
