import type { ReactNode } from 'react';
import { FormattedDate, FormattedList, FormattedMessage, useIntl } from 'react-intl';
import { Link, useLocation } from '#src/ui/router.tsx';
import type {
  Claim,
  Guide,
  Method,
  MethodField,
  Sunset,
  TemplateId,
} from '#src/domain/connectors/connector.ts';
import { needsPortal, surenessOf, surenessOfKey } from '#src/domain/connectors/connectors.ts';
import { guideOf, holderOf, sunsetsOf } from '#src/domain/connectors/guide.ts';
import { connectorName } from '#src/i18n/connector-names.ts';
import { clientOwners, methodNames } from '#src/i18n/connector-words.ts';
import { PageTitle } from '#src/ui/page-title.tsx';
import { sourceLink } from '#src/ui/source-link.tsx';
import { ClaimText, EvidenceLine, MarkBadge } from './claim-text.tsx';
import styles from './connectors.module.css';

/** undefined where the guide has no connector of this id. */
export async function loadConnector(id: string): Promise<Guide | undefined> {
  return await guideOf(id);
}

/** One connector: its methods, fields and keys, and what is known besides. */
export function ConnectorScreen({ guide }: { guide: Guide | undefined }) {
  return (
    <article className={styles.page}>
      <BackLink />
      {guide ? (
        <GuidePage guide={guide} />
      ) : (
        <>
          <PageTitle as="news" className={styles.title}>
            <FormattedMessage defaultMessage="Connector not found" />
          </PageTitle>
          <p className={styles.lead}>
            <FormattedMessage defaultMessage="Check the link, or pick a connector from the list." />
          </p>
        </>
      )}
    </article>
  );
}

/** To the list as it was left: its rows hand on the search text. */
function BackLink() {
  const { state }: { state: unknown } = useLocation();
  const search = typeof state === 'string' && state !== '' ? `?q=${encodeURIComponent(state)}` : '';
  return (
    <Link to={`/connectors${search}`} className={styles.back}>
      <FormattedMessage defaultMessage="All connectors" />
    </Link>
  );
}

function GuidePage({ guide }: { guide: Guide }) {
  const intl = useIntl();
  const { names, general, source, methods, tenantUrl, tokenFrom, lifetime, rotation, clouds, traps } = guide;
  const holder = holderOf(guide);
  const sunsets = sunsetsOf(guide);
  const others = names.slice(1);
  const fact = (claim: Claim) => <ClaimText claim={claim} page={source} />;
  return (
    <>
      <header>
        <PageTitle className={styles.title}>
          <span translate={general ? undefined : 'no'}>{connectorName(intl, guide)}</span>
        </PageTitle>
        <p className={styles.about}>
          <MarkBadge mark={surenessOf(guide)} />
          {others.length > 0 && (
            <span>
              <FormattedMessage
                defaultMessage="Also called {names}"
                values={{ names: <FormattedList type="unit" value={others} /> }}
              />
            </span>
          )}
          <FormattedMessage
            defaultMessage="<source>Microsoft's guide (new tab)</source>"
            values={{ source: sourceLink(source) }}
          />
        </p>
      </header>
      <Part title={<FormattedMessage defaultMessage="Sign-in methods" />}>
        {methods.map((method) => (
          <MethodPart key={method.kind} method={method} page={source} />
        ))}
      </Part>
      <Part title={<FormattedMessage defaultMessage="Good to know" />}>
        <dl className={styles.facts}>
          {tenantUrl && (
            <Fact term={<FormattedMessage defaultMessage="Tenant URL" />}>
              {fact(tenantUrl)}
              <Addresses {...tenantUrl} />
            </Fact>
          )}
          {tokenFrom && (
            <Fact term={<FormattedMessage defaultMessage="Where credentials come from" />}>
              {fact(tokenFrom)}
            </Fact>
          )}
          {holder && <Fact term={<FormattedMessage defaultMessage="Depends on" />}>{fact(holder)}</Fact>}
          {lifetime && <Fact term={<FormattedMessage defaultMessage="Lifetime" />}>{fact(lifetime)}</Fact>}
          {rotation && (
            <Fact
              term={
                rotation.overlap ? (
                  <FormattedMessage defaultMessage="Rotation without a gap" />
                ) : (
                  <FormattedMessage defaultMessage="Rotation" />
                )
              }
            >
              {fact(rotation)}
            </Fact>
          )}
          {clouds && <Fact term={<FormattedMessage defaultMessage="Clouds" />}>{fact(clouds)}</Fact>}
          {sunsets.length > 0 && (
            <Fact term={<FormattedMessage defaultMessage="End of support" />}>
              {sunsets.map((sunset) => (
                <SunsetText key={sunset.text} sunset={sunset} page={source} />
              ))}
            </Fact>
          )}
        </dl>
      </Part>
      {traps.length > 0 && (
        <Part title={<FormattedMessage defaultMessage="Known issues" />}>
          <ul className={styles.traps}>
            {traps.map((trap) => (
              <li key={trap.text}>{fact(trap)}</li>
            ))}
          </ul>
        </Part>
      )}
      <Templates guide={guide} />
    </>
  );
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MethodPart({ method, page }: { method: Method; page: string }) {
  const { kind, mark, source = page, client, fields } = method;
  return (
    <div className={styles.method}>
      <h3>
        <FormattedMessage {...methodNames[kind]} />
      </h3>
      <p>
        <EvidenceLine mark={mark} source={source} />
      </p>
      {needsPortal(method) && (
        <p>
          <FormattedMessage defaultMessage="Authorize it in the Entra admin center, under Provisioning." />
        </p>
      )}
      {client && (
        <p>
          <FormattedMessage {...clientOwners[client.owner]} /> <MarkBadge mark={client.mark} />
        </p>
      )}
      {fields.length > 0 && (
        <ul className={styles.fields}>
          {fields.map((field) => (
            <FieldItem key={`${field.label} ${field.key}`} field={field} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FieldItem({ field }: { field: MethodField }) {
  const { label, key, keySource, required, preset, example, help } = field;
  const sureness = surenessOfKey(field);
  return (
    <li>
      <p className={styles.field}>
        {label === undefined ? (
          <FormattedMessage defaultMessage="No field in the portal" />
        ) : (
          <strong lang="en">{label}</strong>
        )}
        {key !== undefined && <Code>{key}</Code>}
        {!required && <FormattedMessage defaultMessage="optional" />}
      </p>
      {help !== undefined && <p lang="en">{help}</p>}
      {preset !== undefined && (
        <p>
          <FormattedMessage defaultMessage="Always {value}" values={{ value: <Code>{preset}</Code> }} />
        </p>
      )}
      {example !== undefined && (
        <p>
          <FormattedMessage defaultMessage="Example: {value}" values={{ value: <Code>{example}</Code> }} />
        </p>
      )}
      {sureness === undefined ? (
        <p>
          <FormattedMessage defaultMessage="Can only be set in the Entra admin center." />
        </p>
      ) : (
        <p>
          <EvidenceLine mark={sureness} source={keySource} />
        </p>
      )}
    </li>
  );
}

function Code({ children }: { children: string }) {
  return (
    <code dir="ltr" translate="no">
      {children}
    </code>
  );
}

function Addresses({ patterns, examples }: { patterns: readonly string[]; examples: readonly string[] }) {
  // An address without a name in braces is its own example.
  const shown = examples.filter((example) => !patterns.includes(example));
  return (
    <>
      {patterns.map((pattern) => (
        <code key={pattern} className={styles.address} dir="ltr" translate="no">
          {pattern}
        </code>
      ))}
      {shown.length > 0 && (
        <span className={styles.address}>
          <FormattedMessage
            defaultMessage="Example: {value}"
            values={{ value: <Code>{shown.join(', ')}</Code> }}
          />
        </span>
      )}
    </>
  );
}

function SunsetText({ sunset, page }: { sunset: Sunset; page: string }) {
  return (
    <p>
      {sunset.on !== undefined && (
        <strong>
          {/* A day has no time zone. */}
          <FormattedDate value={`${sunset.on}T00:00:00Z`} timeZone="UTC" dateStyle="long" />
        </strong>
      )}{' '}
      <ClaimText claim={sunset} page={page} />
    </p>
  );
}

function Templates({ guide }: { guide: Guide }) {
  const { galleryTemplates, synchronizationTemplates, source } = guide;
  if (galleryTemplates.length + synchronizationTemplates.length === 0) return null;
  return (
    <Part title={<FormattedMessage defaultMessage="Template IDs" />}>
      <dl className={styles.facts}>
        {galleryTemplates.length > 0 && (
          <Fact term={<FormattedMessage defaultMessage="Application template" />}>
            <TemplateIds templates={galleryTemplates} page={source} />
          </Fact>
        )}
        {synchronizationTemplates.length > 0 && (
          <Fact term={<FormattedMessage defaultMessage="Synchronization template" />}>
            <TemplateIds templates={synchronizationTemplates} page={source} />
          </Fact>
        )}
      </dl>
    </Part>
  );
}

function TemplateIds({ templates, page }: { templates: readonly TemplateId[]; page: string }) {
  return templates.map(({ id, mark, source = page }) => (
    <p key={id}>
      <Code>{id}</Code> <EvidenceLine mark={mark} source={source} />
    </p>
  ));
}
