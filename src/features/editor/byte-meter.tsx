import { useSyncExternalStore } from 'react';
import { useWatch } from 'react-hook-form';
import { FormattedMessage } from 'react-intl';
import { bodyBytes, bodyLimit } from '#src/domain/credentials/body-size.ts';
import type { Cloud } from '#src/config/clouds.ts';
import styles from './credential-form.module.css';
import type { CredentialRows } from './credential-rows.ts';

/** From this part of the limit on it is worth a look. */
const near = 0.8;

/** How large the request is that these rows make, against what the cloud takes where that is known. */
export function ByteMeter({ rows, cloud }: { rows: CredentialRows; cloud: Cloud }) {
  const { secrets } = rows;
  useSyncExternalStore(secrets.subscribe, () => secrets.edits());
  useWatch({ control: rows.form.control, name: 'credentials' });
  const filled = rows.read();
  if (filled.length === 0) return null;
  const bytes = bodyBytes(filled);
  const limit = bodyLimit(cloud.name);
  if (limit === undefined)
    return (
      <p className={styles.meter}>
        <FormattedMessage
          defaultMessage="{bytes, plural, one {# byte} other {# bytes}} to send"
          values={{ bytes }}
        />
      </p>
    );
  const level = bytes > limit ? styles.over : bytes >= limit * near ? styles.near : '';
  return (
    <p className={`${styles.meter} ${level}`}>
      <FormattedMessage
        defaultMessage="{bytes, number} of {limit, number} bytes."
        values={{ bytes, limit }}
      />{' '}
      {bytes > limit ? (
        <FormattedMessage defaultMessage="This cloud takes no more than that for all credentials of an application together, so it will probably refuse. Leave out what the connector does not need." />
      ) : bytes >= limit * near ? (
        <FormattedMessage defaultMessage="Close to what this cloud takes for all credentials of an application together." />
      ) : (
        <FormattedMessage defaultMessage="That is what this cloud takes for all credentials of an application together." />
      )}
    </p>
  );
}
