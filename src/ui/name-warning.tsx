import { defineMessages, FormattedList, FormattedMessage, type MessageDescriptor } from 'react-intl';
import { hiddenCharacters, type NameSign, nameSigns } from './name-signs.ts';
import styles from './name-warning.module.css';

const reasons: Readonly<Record<NameSign, MessageDescriptor>> = defineMessages({
  direction: { defaultMessage: 'characters that change the text direction' },
  hidden: { defaultMessage: 'hidden characters' },
  space: { defaultMessage: 'unusual spaces' },
  alphabets: { defaultMessage: 'look-alike letters' },
});

type NameWarningProps = {
  name: string;
  /** Describes the element that shows the name. */
  id?: string;
  /** A row has space for the reason alone. */
  short?: boolean;
};

/** Beside a name that can look like another one: why, in words. Nothing for a plain name. */
export function NameWarning({ name, id, short = false }: NameWarningProps) {
  const signs = nameSigns(name);
  if (signs.length === 0) return null;
  const why = (
    <FormattedList
      type="conjunction"
      value={signs.map((sign) => (
        <FormattedMessage key={sign} {...reasons[sign]} />
      ))}
    />
  );
  const numbers = hiddenCharacters(name);
  return (
    <span id={id} className={styles.warning}>
      <svg aria-hidden="true" viewBox="0 0 16 16" className={styles.icon}>
        <path d="M8 2 1.5 13.5h13zM8 6.5v3.2m0 1.8v.1" />
      </svg>
      <span>
        {short ? (
          <FormattedMessage defaultMessage="Look-alike name: {why}" values={{ why }} />
        ) : numbers.length === 0 ? (
          <FormattedMessage
            defaultMessage="This name can look like another: {why}. Check the IDs."
            values={{ why }}
          />
        ) : (
          <FormattedMessage
            defaultMessage="This name can look like another: {why} ({numbers}). Check the IDs."
            values={{
              why,
              // `Verbatim` would bring the list into what a signed-out person loads.
              numbers: (
                <span dir="ltr" translate="no">
                  {numbers.join(', ')}
                </span>
              ),
            }}
          />
        )}
      </span>
    </span>
  );
}
