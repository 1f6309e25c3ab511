import { factNames } from './fact-names.ts';
import { FormattedMessage } from 'react-intl';
import { CopyButton } from './copy-button.tsx';
import styles from './details.module.css';
import { type Fact, factLines } from '#src/domain/failure/facts.ts';

type DetailsProps = {
  facts: readonly Fact[];
  /** Where the way on must not be pushed out of sight: they open at a click. */
  folded?: boolean;
};

/** Facts for a support ticket, with one button that copies them all. */
export function Details({ facts, folded = false }: DetailsProps) {
  if (facts.length === 0) return null;
  return (
    <div className={styles.details}>
      {folded ? (
        <details className={styles.folded}>
          <summary>
            <FormattedMessage defaultMessage="Details for support" />
          </summary>
          <FactList facts={facts} />
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
