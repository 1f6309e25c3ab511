import { Button } from '#src/ui/button.tsx';
import { type ReactNode, Suspense, useId } from 'react';
import { FormattedList, FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import type { Connector, ConnectorKey, MethodKind } from '#src/domain/connectors/connector.ts';
import { connectorById, connectors, markOfConnector } from '#src/domain/connectors/connectors.ts';
import type { ConnectorSource, Recognition } from '#src/domain/connectors/recognise.ts';
import { connectorMarks, connectorNames } from '#src/i18n/connector-names.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './connector-choice.module.css';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';

const loadMethodParts = () => import('./method-parts.tsx');

// Few connectors need them, and without them the usual method can be filled in.
const MethodChoice = lazyOr(
  () => null,
  () => loadMethodParts().then((part) => part.MethodChoice),
);
export const PortalField = lazyOr(
  () => null,
  () => loadMethodParts().then((part) => part.PortalField),
);

type ConnectorChoiceProps = {
  recognition: Recognition;
  /** The id of a connector; null where the person chooses the keys by hand. */
  onChoose: (id: string | null) => void;
  onMethod: (method: MethodKind) => void;
};

/** The kind of target app, and so the credentials that it needs: one line, and below it how it is known. */
export function ConnectorChoice({ recognition, onChoose, onMethod }: ConnectorChoiceProps) {
  const intl = useIntl();
  const id = useId();
  const { connector, source } = recognition;
  const { general, products } = offered(intl);
  return (
    <>
      <div className={styles.choice}>
        <label htmlFor={id}>
          <FormattedMessage defaultMessage="Connector" />
        </label>
        {/* The browser's own list: Fluent's Select would be the only one on the page. */}
        <select
          id={id}
          // A browser that restores the choice after a reload would show another one than the rows belong to.
          autoComplete="off"
          className={styles.select}
          aria-describedby={`${id}-help`}
          value={connector?.id ?? ''}
          onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
        >
          <option value="">{intl.formatMessage({ defaultMessage: 'Custom' })}</option>
          <optgroup label={intl.formatMessage({ defaultMessage: 'Any application' })}>
            {general.map((one) => (
              <option key={one.id} value={one.id}>
                {connectorName(intl, one)}
              </option>
            ))}
          </optgroup>
          <optgroup label={intl.formatMessage({ defaultMessage: 'Products' })}>
            {products.map(({ id: product, names }) => (
              <option key={product} value={product} translate="no">
                {names[0]}
              </option>
            ))}
          </optgroup>
        </select>
        <p id={`${id}-help`} className={styles.help}>
          {connector ? (
            <ConnectorHelp connector={connector} source={source} />
          ) : (
            <FormattedMessage defaultMessage="Adds the keys this app needs." />
          )}
        </p>
      </div>
      {connector && connector.methods.length > 1 && (
        <Suspense>
          <MethodChoice connector={connector} onChoose={onMethod} />
        </Suspense>
      )}
    </>
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

const sources: Readonly<Record<ConnectorSource, ReactNode>> = {
  job: <FormattedMessage defaultMessage="From the provisioning job" />,
  gallery: <FormattedMessage defaultMessage="From the gallery" />,
  metadata: <FormattedMessage defaultMessage="From the template's fields" />,
  choice: null,
  none: null,
};

/** How the connector was recognised, what it needs, how sure that is, and where Microsoft says more. */
function ConnectorHelp({ connector, source }: { connector: Connector; source: ConnectorSource }) {
  const needed = connector.keys.filter(({ required }) => required);
  const optional = connector.keys.filter(({ required }) => !required);
  return (
    <>
      {sources[source] && <>{sources[source]} · </>}
      {needed.length > 0 && (
        <span className={styles.needs}>
          <FormattedMessage defaultMessage="Needs {keys}" values={{ keys: <KeyNames keys={needed} /> }} />
          {' · '}
        </span>
      )}
      {optional.length > 0 && (
        <span className={styles.needs}>
          <FormattedMessage
            defaultMessage="Optional: {keys}"
            values={{ keys: <KeyNames keys={optional} /> }}
          />
          {' · '}
        </span>
      )}
      <span className={styles.badge}>
        <FormattedMessage {...connectorMarks[markOfConnector(connector)]} />
      </span>{' '}
      <a className={styles.link} href={connector.source} target="_blank" rel="noreferrer">
        <FormattedMessage defaultMessage="Microsoft's guide (new tab)" />
      </a>
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

/**
 * For a connector that the Entra admin center alone can authorize: the way there, and the form for who wants it all the
 * same. Once it is shown it stays, with all that is typed in it.
 */
export function PortalNotice({ href, open, onOpen }: { href: string; open: boolean; onOpen: () => void }) {
  return (
    <div className={styles.portal}>
      <p>
        <FormattedMessage defaultMessage="This app is authorized in the Entra admin center." />
      </p>
      <a className={styles.way} href={href} target="_blank" rel="noreferrer">
        <FormattedMessage defaultMessage="Authorize in Entra" />
      </a>
      {!open && (
        <Button appearance="subtle" onClick={onOpen}>
          <FormattedMessage defaultMessage="Enter credentials here" />
        </Button>
      )}
    </div>
  );
}
