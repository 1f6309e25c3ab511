import { connectorMarks } from '#src/i18n/connector-names.ts';
import { FormattedList, FormattedMessage } from 'react-intl';
import type { Connector, ConnectorKey } from '#src/domain/connectors/connector.ts';
import { markOfConnector } from '#src/domain/connectors/connectors.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './connector-choice.module.css';

/** What the chosen connector needs, how that is known, and where Microsoft says more. */
export function ConnectorHelp({ connector }: { connector: Connector | undefined }) {
  if (!connector) {
    return (
      <FormattedMessage defaultMessage="Choose what stands on the other side to get the rows it needs." />
    );
  }
  return (
    <>
      <Needs connector={connector} />
      {' · '}
      <FormattedMessage {...connectorMarks[markOfConnector(connector)]} />
      {' · '}
      <a className={styles.link} href={connector.source} target="_blank" rel="noreferrer">
        <FormattedMessage defaultMessage="Microsoft's guide (new tab)" />
      </a>
    </>
  );
}

function Needs({ connector: { keys, authorizesInPortal } }: { connector: Connector }) {
  const required = keys.filter((key) => key.required);
  const optional = keys.filter((key) => !key.required);
  if (keys.length === 0) {
    return (
      <FormattedMessage defaultMessage="Needs no keys: it is authorized in the Entra portal, under Provisioning, by a client of Microsoft's own" />
    );
  }
  return (
    <>
      <FormattedMessage defaultMessage="Needs {keys}" values={{ keys: <KeyNames keys={required} /> }} />
      {optional.length > 0 && (
        <>
          {' · '}
          <FormattedMessage
            defaultMessage="May take {keys}"
            values={{ keys: <KeyNames keys={optional} /> }}
          />
        </>
      )}
      {authorizesInPortal && (
        <>
          {' · '}
          <FormattedMessage defaultMessage="The authorization itself happens in the Entra portal, under Provisioning" />
        </>
      )}
    </>
  );
}

function KeyNames({ keys }: { keys: readonly ConnectorKey[] }) {
  return <FormattedList type="conjunction" value={keys.map(keyName)} />;
}

function keyName({ key, preset, example }: ConnectorKey) {
  const name = <Verbatim>{key}</Verbatim>;
  if (preset !== undefined) {
    return (
      <FormattedMessage
        key={key}
        defaultMessage="{key} (always {value})"
        values={{ key: name, value: <Verbatim>{preset}</Verbatim> }}
      />
    );
  }
  if (example !== undefined) {
    return (
      <FormattedMessage
        key={key}
        defaultMessage="{key} (such as {value})"
        values={{ key: name, value: <Verbatim>{example}</Verbatim> }}
      />
    );
  }
  return <Verbatim key={key}>{key}</Verbatim>;
}
