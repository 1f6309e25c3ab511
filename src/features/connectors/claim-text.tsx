import { FormattedMessage } from 'react-intl';
import type { Claim } from '#src/domain/connectors/connector.ts';
import type { Sureness } from '#src/domain/connectors/connectors.ts';
import { surenessNames } from '#src/i18n/connector-words.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import styles from './connectors.module.css';

/** How something is known, in a word. */
export function MarkBadge({ mark }: { mark: Sureness }) {
  return (
    <span className={`${styles.badge} ${styles[mark] ?? ''}`}>
      <FormattedMessage {...surenessNames[mark]} />
    </span>
  );
}

/** Where something is written: a link named by its host, or the name of a source without an address. */
function Source({ source }: { source: string }) {
  if (!source.startsWith('https://')) return <>{source}</>;
  return (
    <FormattedMessage
      defaultMessage="<source>{host} (new tab)</source>"
      values={{
        host: new URL(source).host,
        source: sourceLink(source),
      }}
    />
  );
}

type EvidenceLineProps = { mark: Sureness; source: string | undefined };

/** The mark and the source of what stands before it. */
export function EvidenceLine({ mark, source }: EvidenceLineProps) {
  return (
    <span className={styles.evidence}>
      <MarkBadge mark={mark} />
      {source !== undefined && <Source source={source} />}
    </span>
  );
}

/** A sentence of the guide with its mark and its source; the connector's own page is the source of most. */
export function ClaimText({ claim, page }: { claim: Claim; page: string }) {
  return (
    <>
      {/* The guide is written in English. */}
      <span lang="en">{claim.text}</span> <EvidenceLine mark={claim.mark} source={claim.source ?? page} />
    </>
  );
}
