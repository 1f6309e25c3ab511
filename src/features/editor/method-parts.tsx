import { useId } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { Connector, MethodField, MethodKind } from '#src/domain/connectors/connector.ts';
import { methodNames } from '#src/i18n/connector-words.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import choice from './connector-choice.module.css';
import styles from './rows.module.css';

type MethodChoiceProps = { connector: Connector; onChoose: (method: MethodKind) => void };

/** How the connector signs in, where it can do so in several ways; and the end of the one that is chosen. */
export function MethodChoice({ connector: { methods, method, source }, onChoose }: MethodChoiceProps) {
  const intl = useIntl();
  const id = useId();
  const { kind, sunset } = method;
  return (
    <div className={choice.choice}>
      <label htmlFor={id}>
        <FormattedMessage defaultMessage="Method" />
      </label>
      <select
        id={id}
        // A browser that restores the choice after a reload would show another one than the rows belong to.
        autoComplete="off"
        className={choice.select}
        aria-describedby={sunset && `${id}-help`}
        value={kind}
        onChange={({ target }) => {
          const chosen = methods.find((one) => one === target.value);
          if (chosen) onChoose(chosen);
        }}
      >
        {methods.map((one) => (
          <option key={one} value={one}>
            {intl.formatMessage(methodNames[one])}
          </option>
        ))}
      </select>
      {sunset && (
        <p id={`${id}-help`} className={choice.help}>
          {sunset.on !== undefined && (
            <>
              {/* A day has no time zone. */}
              <FormattedDate value={`${sunset.on}T00:00:00Z`} timeZone="UTC" dateStyle="long" />
              {' · '}
            </>
          )}
          <span lang="en">{sunset.text}</span>{' '}
          <FormattedMessage
            defaultMessage="<source>Source (new tab)</source>"
            values={{ source: sourceLink(sunset.source ?? source) }}
          />
        </p>
      )}
    </div>
  );
}

/** A field of the portal's form that Graph has no key for: what it is, and the way to where it can be set. */
export function PortalField({ field: { label, help }, href }: { field: MethodField; href: string }) {
  return (
    <div role="note" className={`${styles.row} ${styles.stored}`}>
      <div className={styles.name} lang="en">
        {label}
      </div>
      <div className={`${styles.known} ${styles.quiet}`}>
        {help !== undefined && <span lang="en">{help}</span>}
        <span>
          <FormattedMessage
            defaultMessage="Can only be set in the <link>Entra admin center (new tab)</link>."
            values={{ link: sourceLink(href) }}
          />
        </span>
      </div>
    </div>
  );
}
