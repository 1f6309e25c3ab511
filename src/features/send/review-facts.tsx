import { keyLabels } from '#src/i18n/key-labels.ts';
import { cloudNames } from '#src/i18n/cloud-names.ts';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { findKey } from '#src/domain/keys/keys.ts';
import type { Target } from '#src/domain/target.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { useIdentity } from '#src/requests/identity-context.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import { KindName } from '#src/ui/kind-name.tsx';
import styles from '#src/ui/review-dialog.module.css';

type ReviewFactsProps = {
  target: Target;
  cloud: Cloud;
  /** With its method; undefined where it is not known yet. */
  endpoint: string | undefined;
  /** Empty where the keys are told elsewhere. */
  rows: readonly CredentialRowValues[];
};

/** Everything a person needs to say yes, and no value. */
export function ReviewFacts({ target, cloud, endpoint, rows }: ReviewFactsProps) {
  const { tenantId, tenantDomain, username } = useIdentity();
  return (
    <dl className={styles.facts}>
      <Row name={<FormattedMessage defaultMessage="Target" />}>
        <strong>
          <bdi>{target.displayName}</bdi>
        </strong>
        <NameWarning name={target.displayName} />
        <KindName kind={target.kind} />
        {target.publisher && (
          <>
            <bdi translate="no">{target.publisher}</bdi>
            <NameWarning name={target.publisher} short />
          </>
        )}
      </Row>
      <Row name={<FormattedMessage defaultMessage="Object ID" />}>
        <Code>{target.id}</Code>
      </Row>
      <Row name={<FormattedMessage defaultMessage="Tenant" />}>
        {tenantDomain && <Verbatim>{tenantDomain}</Verbatim>}
        <Code>{tenantId}</Code>
      </Row>
      <Row name={<FormattedMessage defaultMessage="Account" />}>
        <Verbatim>{username}</Verbatim>
      </Row>
      <Row name={<FormattedMessage defaultMessage="Cloud" />}>
        <FormattedMessage {...cloudNames[cloud.name]} />
      </Row>
      {endpoint !== undefined && (
        <Row name={<FormattedMessage defaultMessage="Endpoint" />}>
          <Code>{endpoint}</Code>
        </Row>
      )}
      {rows.length > 0 && <KeysRow rows={rows} />}
    </dl>
  );
}

function KeysRow({ rows }: Pick<ReviewFactsProps, 'rows'>) {
  return (
    <Row
      name={
        <FormattedMessage
          defaultMessage="{count, plural, one {# key} other {# keys}}"
          values={{ count: rows.length }}
        />
      }
    >
      <ul className={styles.keys}>
        {rows.map(({ row, key }) => {
          const known = findKey(key);
          return (
            <li key={row}>
              <Code>{key}</Code>
              {known && (
                <span className={styles.label}>
                  <FormattedMessage {...keyLabels[known]} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Row>
  );
}

function Row({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Code({ children }: { children: string }) {
  return (
    <code className={styles.code} dir="ltr" translate="no">
      {children}
    </code>
  );
}
