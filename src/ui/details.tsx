import { type ReactNode, useState } from 'react';
import { FormattedMessage, defineMessages, type MessageDescriptor } from 'react-intl';
import { CopyButton } from './copy-button.tsx';
import styles from './details.module.css';
import { type Fact, factLines, type FactName } from '#src/domain/failure/failure.ts';

type DetailsProps = {
  facts: readonly Fact[];
  /** They open at a click, so that they do not push the next step out of sight. */
  folded?: boolean;
  /** What else only support asks for; it stands with the folded facts. */
  remark?: ReactNode;
};

/** Facts for a support ticket, with one button that copies them all. */
export function Details({ facts, folded = false, remark }: DetailsProps) {
  const [open, setOpen] = useState(!folded);
  if (facts.length === 0) return null;
  return (
    <div className={styles.details}>
      {folded ? (
        <details className={styles.folded} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>
            <FormattedMessage defaultMessage="Details" />
          </summary>
          {open && (
            <>
              <FactList facts={facts} />
              {remark}
            </>
          )}
        </details>
      ) : (
        <FactList facts={facts} />
      )}
      <CopyButton text={() => factLines(facts)}>
        <FormattedMessage defaultMessage="Copy details" />
      </CopyButton>
    </div>
  );
}

/** Facts by name. The values are Microsoft's or technical: their language stays what it is. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.list}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt>
            <FormattedMessage {...factNames[name]} />
          </dt>
          <dd translate="no" dir="auto" lang="en">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The facts' names for reading; where Microsoft's own name is what one searches for, it stays. */
const factNames: Readonly<Record<FactName, MessageDescriptor>> = defineMessages({
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
