import type { Config } from '#src/config/config.ts';
import type { Target } from '#src/domain/target.ts';
import type { Who } from '#src/domain/token-claims.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { redirectUri } from '#src/config/redirect-uri.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { adminConsentUrl } from '#src/domain/preflight/admin-consent.ts';
import { overall, type Preflight } from '#src/domain/preflight/judge-preflight.ts';
import { objectWords } from './object-words.tsx';
import styles from './preflight-panel.module.css';
import { roleWords } from './role-words.tsx';
import { scopeWords } from './scope-words.tsx';
import { usePreflight } from './use-preflight.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { Link, useLocation } from '#src/ui/router.tsx';
import type { Twin } from '#src/requests/preflight.ts';
import { targetPath } from '#src/domain/application-path.ts';
import type { ReactNode } from 'react';
import { Button } from '@fluentui/react-components';
import { placeIds } from '#src/ui/places.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { usePageRefresh } from '#src/requests/page-reads.ts';
import { usePermission } from '#src/requests/permission.ts';
import { WindowProgress } from '#src/ui/attempt-progress.tsx';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { checkActivity } from '#src/domain/preflight/check-activity.ts';

/** The three ticks, and the button for what cannot be known without asking for a permission. */
export function PreflightBody({ target, config, who }: PreflightProps) {
  const graph = useGraph();
  const { preflight, twin } = usePreflight(target, config, who);
  const scopes = config.scopes.write;
  return (
    <>
      <p aria-live="polite" className={styles.summary}>
        <Summary preflight={preflight} />
      </p>
      {preflight && (
        <ul className={styles.ticks}>
          <Tick state={preflight.scope.state} name={<FormattedMessage defaultMessage="Permission" />}>
            <p>{scopeWords(preflight.scope, scopes)}</p>
            {preflight.scope.state !== 'ready' && (
              <ConsentLink
                open={preflight.scope.state === 'missing'}
                url={adminConsentUrl({ config, tenantId: graph.tenantId, redirectUri: redirectUri() })}
              />
            )}
          </Tick>
          <Tick state={preflight.role.state} name={<FormattedMessage defaultMessage="Role" />}>
            <p>{roleWords(preflight.role, target.kind)}</p>
          </Tick>
          <Tick state={preflight.object.state} name={<FormattedMessage defaultMessage="Application" />}>
            <p>{objectWords(preflight.object, target.kind)}</p>
            {target.kind === 'application' && twin !== undefined && <TwinNote twin={twin} />}
          </Tick>
        </ul>
      )}
      <ProvisioningCheck target={target} />
    </>
  );
}

/** One sentence on all three. No result blocks sending. */
function Summary({ preflight }: { preflight: Preflight | undefined }) {
  if (!preflight) return <FormattedMessage defaultMessage="Looking at what your sign-in says…" />;
  switch (overall(preflight)) {
    case 'ready':
      return <FormattedMessage defaultMessage="Ready: nothing that this page can see stands in the way." />;
    case 'missing':
      return (
        <FormattedMessage defaultMessage="Something is missing, so Graph will most likely refuse. You can send all the same." />
      );
    case 'attention':
      return (
        <FormattedMessage defaultMessage="This application needs attention: see below. You can send all the same." />
      );
    case 'unknown':
      return (
        <FormattedMessage defaultMessage="Nothing is known to be missing, but not everything is known. You can send all the same." />
      );
  }
}

export type PreflightProps = { target: Target; config: Config } & {
  /** What the tokens say; undefined until the page has read them. */
  who: Who | undefined;
};

type ConsentLinkProps = { url: string; open: boolean };

/** For an administrator who may consent for the tenant. The person sends it on, since few can use it. */
function ConsentLink({ url, open }: ConsentLinkProps) {
  return (
    <details open={open} className={styles.link}>
      <summary>
        <FormattedMessage defaultMessage="Link for an administrator who may consent" />
      </summary>
      <code dir="ltr" translate="no">
        {url}
      </code>
      <CopyButton text={() => url}>
        <FormattedMessage defaultMessage="Copy the link" />
      </CopyButton>
    </details>
  );
}

/** The usual place of an app registration's provisioning: its enterprise application. */
function TwinNote({ twin }: { twin: Twin | 'none' }) {
  // The list to go back to stays the same.
  const { state } = useLocation();
  if (twin === 'none')
    return (
      <p>
        <FormattedMessage defaultMessage="This tenant has no enterprise application of it, which is what an administrator would provision." />
      </p>
    );
  return (
    <p>
      <Link to={targetPath(twin.kind, twin.id)} state={state} className={styles.twin}>
        <FormattedMessage defaultMessage="Open its enterprise application" />
      </Link>
    </p>
  );
}

type State = Preflight[keyof Preflight]['state'];

/**
 * Strokes in a circle of 20 by 20. Drawn here, since Fluent's icons would load with the first page, before the page
 * needs them.
 */
const strokes: Readonly<Record<State, string>> = {
  ready: 'M6 10.4 8.8 13 14 7.4',
  missing: 'm7 7 6 6m0-6-6 6',
  attention: 'M10 5.6v5.4m0 3v.1',
  unknown: 'M7.8 8a2.2 2.2 0 1 1 3.4 1.9c-.8.5-1.2.9-1.2 1.8m0 2.4v.1',
};

/** One of the things that it takes, and how it stands with it. */
function Tick({ state, name, children }: { state: State; name: ReactNode; children: ReactNode }) {
  const intl = useIntl();
  const words = {
    ready: intl.formatMessage({ defaultMessage: 'Ready' }),
    missing: intl.formatMessage({ defaultMessage: 'Missing' }),
    attention: intl.formatMessage({ defaultMessage: 'Needs attention' }),
    unknown: intl.formatMessage({ defaultMessage: 'Not known' }),
  };
  return (
    <li className={styles.tick}>
      <svg aria-hidden="true" viewBox="0 0 20 20" className={`${styles.icon} ${styles[state]}`}>
        <circle cx="10" cy="10" r="8" />
        <path d={strokes[state]} />
      </svg>
      <span className={styles.state}>{words[state]}</span>
      <strong className={styles.name}>{name}</strong>
      <div className={styles.words}>{children}</div>
    </li>
  );
}

/** What is read by itself once the permission is there: the one way to grant it, and to read again. */
function ProvisioningCheck({ target }: { target: Target }) {
  const permission = usePermission(target);
  const { refresh, at, isReading } = usePageRefresh(target);
  const { report } = useTargetPage();
  return (
    <div id={placeIds.preflight} className={styles.check}>
      {permission.state === 'missing' && (
        <Button onClick={() => permission.grant()}>
          <FormattedMessage defaultMessage="Grant access" />
        </Button>
      )}
      {permission.state === 'window' && (
        <WindowProgress onAgain={() => permission.grant()} onCancel={permission.cancel} />
      )}
      {permission.state === 'granted' && (
        <Button
          size="small"
          disabledFocusable={isReading}
          onClick={() => void refresh().then((end) => report(checkActivity(end)))}
        >
          <FormattedMessage defaultMessage="Refresh" />
        </Button>
      )}
      {at !== undefined && <RelativeTime at={at} />}
    </div>
  );
}
