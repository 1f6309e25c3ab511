import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { FactName } from '#src/domain/failure/facts.ts';

/** The facts' names for reading; where Microsoft's own name is what one searches for, it stays. */
export const factNames: Readonly<Record<FactName, MessageDescriptor>> = defineMessages({
  outcome: { defaultMessage: 'Outcome' },
  status: { defaultMessage: 'HTTP status' },
  code: { defaultMessage: 'Code' },
  layers: { defaultMessage: 'Codes' },
  message: { defaultMessage: 'Message' },
  'request-id': { defaultMessage: 'request-id' },
  'client-request-id': { defaultMessage: 'client-request-id' },
  'trace-id': { defaultMessage: 'Trace ID' },
  'correlation-id': { defaultMessage: 'Correlation ID' },
  date: { defaultMessage: 'Date' },
  scope: { defaultMessage: 'Permission' },
  origin: { defaultMessage: 'Host' },
  error: { defaultMessage: 'Error' },
  path: { defaultMessage: 'Page' },
  'local-time': { defaultMessage: 'Local time' },
  'utc-time': { defaultMessage: 'UTC' },
  duration: { defaultMessage: 'Duration' },
  endpoint: { defaultMessage: 'Endpoint' },
  target: { defaultMessage: 'Target' },
  'object-id': { defaultMessage: 'Object ID' },
  tenant: { defaultMessage: 'Tenant' },
  keys: { defaultMessage: 'Keys' },
  detail: { defaultMessage: 'Detail' },
  version: { defaultMessage: 'Version' },
});
