import type { Config } from '#src/config/config.ts';
import type { Target } from '#src/domain/target.ts';
import type { Who } from '#src/domain/token-claims.ts';
import { FormattedMessage } from 'react-intl';
import { redirectUri } from '#src/config/redirect-uri.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { adminConsentUrl } from '#src/domain/preflight/admin-consent.ts';
import { ConsentLink } from './consent-link.tsx';
import { overall, type Preflight } from '#src/domain/preflight/judge-preflight.ts';
import { objectWords } from './object-words.tsx';
import styles from './preflight-panel.module.css';
import { ProvisioningCheck } from './provisioning-check.tsx';
import { roleWords } from './role-words.tsx';
import { scopeWords } from './scope-words.tsx';
import { Tick } from './tick.tsx';
import { TwinNote } from './twin-note.tsx';
import { usePreflight } from './use-preflight.ts';

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

/** One sentence on all three. Nothing of it keeps anybody from sending. */
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
  /** What the tokens say; undefined until they have been looked at. */
  who: Who | undefined;
};
