import { FormattedDate, FormattedMessage } from 'react-intl';
import { useDeprecation } from '#src/requests/page-reads.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import styles from './target-screen.module.css';

const source = sourceLink('https://learn.microsoft.com/graph/api/resources/applicationtemplate');

/** That the gallery deprecates the template of the application; nothing where it does not, or where that is not known. */
export function GalleryEnd({ template }: { template: string }) {
  const day = useDeprecation(template);
  if (day === undefined) return null;
  return (
    <p role="note" className={styles.line}>
      <FormattedMessage
        defaultMessage="Deprecated in the gallery as of {date}. Ask the vendor for a successor. <source>Source (new tab)</source>"
        values={{
          // A day has no time zone.
          date: <FormattedDate value={`${day}T00:00:00Z`} timeZone="UTC" dateStyle="long" />,
          source,
        }}
      />
    </p>
  );
}
