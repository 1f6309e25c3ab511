import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import { FormattedList, useIntl } from 'react-intl';
import { cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';

/** Keys, each a way to where something is to be done about it; as many as a person can work through. */
export function KeyLinks({ keys, onGo }: { keys: readonly string[]; onGo: (key: string) => void }) {
  const intl = useIntl();
  const [most, setMost] = useState(cutStep);
  const links = (
    <FormattedList
      type="unit"
      value={keys.slice(0, most).map((key) => (
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
  if (keys.length <= most) return links;
  return (
    <>
      {links}
      <ListCut shown={most} total={keys.length} onMore={() => setMost(most + cutStep)} />
    </>
  );
}
