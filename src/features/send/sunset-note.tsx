import { FormattedMessage, useIntl } from 'react-intl';
import { sourceLink } from '#src/ui/source-link.tsx';
import styles from './mode.module.css';

const metadata = 'https://github.com/microsoftgraph/msgraph-metadata/blob/master/schemas/beta-Prod.csdl';
/** There the RemovalDate of the action and its kin. */
const removal = Date.UTC(2027, 6, 6);

/** Said quietly: nothing has to be done about it yet. */
export function SunsetNote() {
  const intl = useIntl();
  return (
    <p className={styles.note}>
      <FormattedMessage
        defaultMessage="Microsoft has announced that Graph's beta drops all three calls on {date}; for v1.0, which this page uses unless it is configured otherwise, nothing is announced. <source>Microsoft's metadata</source>"
        values={{
          date: intl.formatDate(removal, { timeZone: 'UTC', dateStyle: 'long' }),
          source: sourceLink(metadata),
        }}
      />
    </p>
  );
}
