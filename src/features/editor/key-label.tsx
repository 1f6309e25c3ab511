import { FormattedMessage } from 'react-intl';
import type { MethodField } from '#src/domain/connectors/connector.ts';
import type { CredentialKey } from '#src/domain/keys/keys.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';

/** A key as the portal labels it for the connector, or else as it is called in general. */
export function KeyLabel({ keyName, field }: { keyName: CredentialKey; field: MethodField | undefined }) {
  if (field?.label === undefined) return <FormattedMessage {...keyLabels[keyName]} />;
  // The guide has the portal's English label.
  return <span lang="en">{field.label}</span>;
}
