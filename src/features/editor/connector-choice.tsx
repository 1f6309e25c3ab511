import { Field, Select } from '@fluentui/react-components';
import { FormattedMessage, type IntlShape, useIntl, FormattedList } from 'react-intl';
import type { Connector, ConnectorKey } from '#src/domain/connectors/connector.ts';
import { connectorById, connectors, markOfConnector } from '#src/domain/connectors/connectors.ts';
import { connectorNames, connectorMarks } from '#src/i18n/connector-names.ts';
import styles from './connector-choice.module.css';
import { Verbatim } from '#src/ui/verbatim.tsx';

type ConnectorChoiceProps = {
  /** Id of a connector; nothing where the keys are chosen by hand. */
  value: string | undefined;
  onChoose: (id: string | undefined) => void;
};

/** The kind of target app, and so the credentials that it needs. */
export function ConnectorChoice({ value, onChoose }: ConnectorChoiceProps) {
  const intl = useIntl();
  const chosen = value === undefined ? undefined : connectorById(value);
  const { general, products } = offered(intl);
  return (
    <Field
      className={styles.choice}
      label={intl.formatMessage({ defaultMessage: 'Connector' })}
      hint={<ConnectorHelp connector={chosen} />}
    >
      <Select
        // A browser that restores the choice after a reload would show another one than the rows belong to.
        autoComplete="off"
        className={styles.select}
        value={chosen?.id ?? ''}
        onChange={(_, data) => onChoose(data.value === '' ? undefined : data.value)}
      >
        <option value="">
          <FormattedMessage defaultMessage="Other: choose keys yourself" />
        </option>
        <optgroup label={intl.formatMessage({ defaultMessage: 'Any application' })}>
          {general.map((connector) => (
            <option key={connector.id} value={connector.id}>
              {connectorName(intl, connector)}
            </option>
          ))}
        </optgroup>
        <optgroup label={intl.formatMessage({ defaultMessage: 'Products' })}>
          {products.map(({ id, names }) => (
            <option key={id} value={id} translate="no">
              {names[0]}
            </option>
          ))}
        </optgroup>
      </Select>
    </Field>
  );
}

function connectorName(intl: IntlShape, { id, names }: Connector): string {
  const translated = connectorNames[id];
  return translated ? intl.formatMessage(translated) : names[0];
}

/** The ways to connect in the order of their names' table, the plain one first; products by the alphabet. */
function offered(intl: IntlShape): { general: readonly Connector[]; products: readonly Connector[] } {
  const { compare } = new Intl.Collator(intl.locale);
  return {
    general: Object.keys(connectorNames).flatMap((id) => connectorById(id) ?? []),
    products: connectors
      .filter(({ general }) => !general)
      .toSorted((left, right) => compare(left.names[0], right.names[0])),
  };
}

/** What the chosen connector needs, how that is known, and where Microsoft says more. */
function ConnectorHelp({ connector }: { connector: Connector | undefined }) {
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
