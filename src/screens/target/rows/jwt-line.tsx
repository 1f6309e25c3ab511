import { FormattedMessage, FormattedRelativeTime, useIntl } from 'react-intl';
import type { JwtFacts } from '#src/credentials/checks/jwt.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './rows.module.css';

const day = 24 * 60 * 60 * 1000;

/** What a token says of itself. It was read here and is verified by nobody. */
export function JwtLine({ jwt, now }: { jwt: JwtFacts; now: number }) {
  const intl = useIntl();
  const { expiresAt, audience, issuer } = jwt;
  return (
    <p className={styles.hint}>
      <FormattedMessage defaultMessage="A JSON Web Token, read in this browser and not verified." />{' '}
      {expiresAt !== undefined && (
        <>
          <FormattedMessage
            defaultMessage="Expires {when} ({date})."
            values={{
              when: (
                <FormattedRelativeTime
                  value={Math.round((expiresAt - now) / day)}
                  unit="day"
                  numeric="auto"
                />
              ),
              date: intl.formatDate(expiresAt, { dateStyle: 'medium', timeStyle: 'short' }),
            }}
          />{' '}
        </>
      )}
      {issuer !== undefined && (
        <>
          <FormattedMessage
            defaultMessage="Issuer: {issuer}."
            values={{ issuer: <Verbatim>{issuer}</Verbatim> }}
          />{' '}
        </>
      )}
      {audience.length > 0 && (
        <FormattedMessage
          defaultMessage="Audience: {audience}."
          values={{ audience: <Verbatim>{audience.join(', ')}</Verbatim> }}
        />
      )}
    </p>
  );
}
