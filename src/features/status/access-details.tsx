import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link, useLocation } from '#src/ui/router.tsx';
import { type Config, redirectUri } from '#src/config/config.ts';
import { targetPath } from '#src/domain/application-path.ts';
import { adminConsentUrl } from '#src/domain/preflight/judge-preflight.ts';
import type { Target } from '#src/domain/target.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import type { Permission } from '#src/requests/permission.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { PopoverButton } from '#src/ui/popover-button.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { roleWords, scopeWords } from './access-words.tsx';
import styles from './status-strip.module.css';
import type { Access } from './use-access.ts';

type DetailsButtonProps = {
  target: Target;
  config: Config;
  access: Access;
  permission: Permission;
  /** How many synchronization templates the application has. */
  templates: number | undefined;
  children?: ReactNode;
};

/** All that is known of what the person may do here. What is fine takes no room until it is asked for. */
export function DetailsButton({
  target,
  config,
  access,
  permission,
  templates,
  children,
}: DetailsButtonProps) {
  const { tenantId } = useGraph();
  const { preflight, twin } = access;
  return (
    <PopoverButton
      size="small"
      appearance="subtle"
      label={
        <FormattedMessage
          defaultMessage="Details"
          description="Unfolds access and what the strip leaves out"
        />
      }
    >
      {children}
      <p className={styles.heading}>
        <FormattedMessage defaultMessage="Access" description="Above what a person may do" />
      </p>
      <dl className={styles.facts}>
        <Fact name={<FormattedMessage defaultMessage="View" />}>
          {permission.state === 'granted' ? (
            <FormattedMessage defaultMessage="Granted." />
          ) : (
            <FormattedMessage
              defaultMessage="{scopes} isn't granted yet."
              values={{ scopes: <Verbatim>{config.scopes.status.join(' ')}</Verbatim> }}
            />
          )}
        </Fact>
        <Fact name={<FormattedMessage defaultMessage="Change" />}>
          {preflight ? (
            scopeWords(preflight.scope, config.scopes.write)
          ) : (
            <FormattedMessage defaultMessage="Checking access…" />
          )}
        </Fact>
        <Fact name={<FormattedMessage defaultMessage="Role" />}>
          {preflight ? (
            roleWords(preflight.role, target.kind)
          ) : (
            <FormattedMessage defaultMessage="Checking access…" />
          )}
        </Fact>
        {templates !== undefined && (
          <Fact name={<FormattedMessage defaultMessage="Templates" />}>{templates}</Fact>
        )}
      </dl>
      {target.kind === 'servicePrincipal' && twin !== undefined && <TwinLink twin={twin} />}
      <div>
        <CopyButton text={() => adminConsentUrl({ config, tenantId, redirectUri: redirectUri() })}>
          <FormattedMessage defaultMessage="Copy admin consent link" />
        </CopyButton>
      </div>
    </PopoverButton>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The other of the two objects of an application: the usual place to provision is the enterprise application. */
export function TwinLink({ twin }: { twin: NonNullable<Access['twin']> }) {
  // The list to go back to stays the same.
  const { state } = useLocation();
  if (twin === 'none')
    return (
      <span>
        <FormattedMessage defaultMessage="This tenant has no enterprise application for it." />
      </span>
    );
  return (
    <Link to={targetPath(twin.kind, twin.id)} state={state} className={styles.twin}>
      {twin.kind === 'servicePrincipal' ? (
        <FormattedMessage defaultMessage="Open its enterprise application" />
      ) : (
        <FormattedMessage defaultMessage="Open its app registration" />
      )}
    </Link>
  );
}
