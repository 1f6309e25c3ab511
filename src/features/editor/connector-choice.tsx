import { Field, Select } from '@fluentui/react-components';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import type { Connector } from '#src/domain/connectors/connector.ts';
import { connectorById, connectors } from '#src/domain/connectors/connectors.ts';
import { connectorNames } from '#src/i18n/connector-names.ts';
import { ConnectorHelp } from './connector-help.tsx';
import styles from './connector-choice.module.css';

type ConnectorChoiceProps = {
  /** Id of a connector; nothing where the keys are chosen by hand. */
  value: string | undefined;
  onChoose: (id: string | undefined) => void;
};

/** What stands on the other side, and so which credentials it needs. */
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
