import { FormattedMessage, useIntl } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { submitEndpoint } from '#src/requests/verbs.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import styles from './action-bar.module.css';

const metadata = 'https://github.com/microsoftgraph/msgraph-metadata/blob/master/schemas/beta-Prod.csdl';
/** There the RemovalDate of the action and its kin. */
const removal = Date.UTC(2027, 6, 6);

/** Said quietly, and only where this page uses the beta: for v1.0 Microsoft has announced nothing. */
export function SunsetNote() {
  const intl = useIntl();
  const graph = useGraph();
  const { target } = useTargetPage();
  if (!submitEndpoint(graph, 'authorize', target).includes('/beta/')) return null;
  return (
    <p className={styles.note}>
      <FormattedMessage
        defaultMessage="Microsoft removes this beta API on {date}. <source>Microsoft's metadata</source>"
        values={{
          date: intl.formatDate(removal, { timeZone: 'UTC', dateStyle: 'medium' }),
          source: sourceLink(metadata),
        }}
      />
    </p>
  );
}
