import { Link } from '@fluentui/react-components';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './fault-links.module.css';

type FaultLinksProps = {
  keys: readonly string[];
  /** Goes to the value of the key. */
  onGo: (key: string) => void;
};

/** The credentials that a refusal is about, each a way to its field; nothing where it does not tell. */
export function FaultLinks({ keys, onGo }: FaultLinksProps) {
  const intl = useIntl();
  if (keys.length === 0) return null;
  const links = keys.map((key) => (
    <Link
      key={key}
      inline
      aria-label={intl.formatMessage({ defaultMessage: 'Go to the value of {key}' }, { key })}
      onClick={() => onGo(key)}
    >
      <Verbatim>{key}</Verbatim>
    </Link>
  ));
  return (
    <p className={styles.links}>
      <FormattedMessage
        defaultMessage="Look at: {keys}"
        values={{ keys: <FormattedList type="unit" value={links} /> }}
      />
    </p>
  );
}
