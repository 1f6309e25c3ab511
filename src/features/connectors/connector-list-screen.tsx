import { Button } from '#src/ui/button.tsx';
import { useRef } from 'react';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { Link, useLocation, useNavigate } from '#src/ui/router.tsx';
import type { ConnectorEntry } from '#src/domain/connectors/connector.ts';
import { connectorEntries, surenessOf } from '#src/domain/connectors/connectors.ts';
import { searchConnectors } from '#src/domain/connectors/search.ts';
import { connectorName } from '#src/i18n/connector-names.ts';
import { methodNames, surenessNames } from '#src/i18n/connector-words.ts';
import { PageTitle } from '#src/ui/page-title.tsx';
import { SearchBox } from '#src/ui/search-box.tsx';
import { MarkBadge } from './claim-text.tsx';
import styles from './connectors.module.css';

/** More than any name holds; the address shows the text. */
const longestText = 100;

/** Every connector of the guide, found by name, field label or key. */
export function ConnectorListScreen() {
  const intl = useIntl();
  const box = useRef<HTMLInputElement>(null);
  const params = new URLSearchParams(useLocation().search);
  const navigate = useNavigate();
  const text = params.get('q') ?? '';
  const search = (next: string) => {
    const changed = new URLSearchParams(params);
    if (next === '') changed.delete('q');
    else changed.set('q', next.slice(0, longestText));
    const changedText = changed.toString();
    navigate(
      { search: changedText === '' ? '' : `?${changedText}` },
      { replace: true, preventScrollReset: true },
    );
  };
  const found = searchConnectors(sorted(intl), text, (entry) => wordsOf(intl, entry));
  return (
    <>
      <PageTitle className={styles.title}>
        <FormattedMessage defaultMessage="Connectors" />
      </PageTitle>
      <p className={styles.lead}>
        <FormattedMessage defaultMessage="How Entra signs in to each app, the keys that it needs, and how this is known." />
      </p>
      <SearchBox
        ref={box}
        label={intl.formatMessage({ defaultMessage: 'Search connectors' })}
        text={text}
        onText={search}
        onEnter={() => undefined}
        onDown={() => undefined}
      />
      <p role="status" className={styles.count}>
        {found.length === 0 ? (
          <FormattedMessage defaultMessage="No matches for “{text}”." values={{ text: text.trim() }} />
        ) : (
          <FormattedMessage
            defaultMessage="{count, plural, one {# connector} other {# connectors}}"
            values={{ count: found.length }}
          />
        )}
      </p>
      {found.length === 0 ? (
        <Button
          onClick={() => {
            search('');
            // The button goes with its answer, and the next search begins in the box.
            box.current?.focus();
          }}
        >
          <FormattedMessage defaultMessage="Clear search" />
        </Button>
      ) : (
        <ul className={styles.list}>
          {found.map((entry) => (
            <ConnectorRow key={entry.id} entry={entry} text={text} />
          ))}
        </ul>
      )}
    </>
  );
}

function ConnectorRow({ entry, text }: { entry: ConnectorEntry; text: string }) {
  const intl = useIntl();
  return (
    <li className={styles.row}>
      <Link
        to={`/connectors/${entry.id}`}
        // The way back shows the same search.
        state={text}
        className={styles.name}
        translate={entry.general ? undefined : 'no'}
      >
        {connectorName(intl, entry)}
      </Link>
      <span className={styles.methods}>{methodWords(intl, entry)}</span>
      <MarkBadge mark={surenessOf(entry)} />
    </li>
  );
}

function methodWords(intl: IntlShape, { methods }: ConnectorEntry): string {
  const kinds = [...new Set(methods.map(({ kind }) => kind))];
  return kinds.map((kind) => intl.formatMessage(methodNames[kind])).join(' · ');
}

/** What a person can read in a row, to be searched for as well. */
function wordsOf(intl: IntlShape, entry: ConnectorEntry): readonly string[] {
  return [
    connectorName(intl, entry),
    methodWords(intl, entry),
    intl.formatMessage(surenessNames[surenessOf(entry)]),
  ];
}

function sorted(intl: IntlShape): readonly ConnectorEntry[] {
  const { compare } = new Intl.Collator(intl.locale);
  return connectorEntries.toSorted((left, right) =>
    compare(connectorName(intl, left), connectorName(intl, right)),
  );
}
