import { Link } from '@fluentui/react-components';
import { FormattedList, useIntl } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';

/** Keys, each a way to where something is to be done about it. */
export function KeyLinks({ keys, onGo }: { keys: readonly string[]; onGo: (key: string) => void }) {
  const intl = useIntl();
  return (
    <FormattedList
      type="unit"
      value={keys.map((key) => (
        <Link
          key={key}
          inline
          aria-label={intl.formatMessage({ defaultMessage: 'Go to {key}' }, { key })}
          onClick={() => onGo(key)}
        >
          <Verbatim>{key}</Verbatim>
        </Link>
      ))}
    />
  );
}
