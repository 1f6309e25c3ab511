import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link, useLocation } from '#src/ui/router.tsx';
import { type Config, redirectUri } from '#src/config/config.ts';
import { targetPath, type Target, type TargetKind } from '#src/domain/target.ts';
import {
  adminConsentUrl,
  type RoleTick,
  type ScopeTick,
  type Shortfall,
} from '#src/domain/preflight/judge-preflight.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import type { Permission } from '#src/requests/permission.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { PopoverButton } from '#src/ui/popover-button.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
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

/** Microsoft's names, the least privileged last. Global Administrator works too, but the page should not ask for it. */
const remedy = (
  <FormattedMessage
    defaultMessage="You need {application}, {cloud} or {hybrid}, or to own this app."
    values={{
      application: <Verbatim>Application Administrator</Verbatim>,
      cloud: <Verbatim>Cloud Application Administrator</Verbatim>,
      hybrid: <Verbatim>Hybrid Identity Administrator</Verbatim>,
    }}
  />
);

/** A token names a role only from the sign-in after its activation on. */
const activate = <FormattedMessage defaultMessage="If your role is in PIM, activate it and sign in again." />;

/** What keeps the person from changing provisioning, with the way out; nothing where nothing is known to. */
export function obstacleWords(tick: RoleTick, kind: TargetKind): ReactNode {
  switch (tick.why) {
    case 'refused':
    case 'not-seen':
      return tick.shortfall === 'owns-enterprise-app' ? (
        shortfallWords(tick.shortfall, kind)
      ) : (
        <>
          {shortfallWords(tick.shortfall, kind)} {remedy} {activate}
        </>
      );
    case 'refused-anyway':
      return tick.role === undefined ? (
        <>
          <FormattedMessage defaultMessage="Microsoft Graph refused, although you own this app." /> {remedy}
        </>
      ) : (
        <FormattedMessage
          defaultMessage="Microsoft Graph refused, although you have the role {role}. Sign in again: it may have ended."
          values={{ role: <Verbatim>{tick.role}</Verbatim> }}
        />
      );
    case 'newly-active':
      return (
        <FormattedMessage
          defaultMessage="Your role {role} is active now. Sign in again to use it."
          values={{ role: <Verbatim>{tick.role}</Verbatim> }}
        />
      );
    case 'role':
    case 'owner':
    case 'may-read':
    case 'not-told':
      return undefined;
  }
}

/** What lets the person change provisioning, as far as it is known. */
export function roleWords(tick: RoleTick, kind: TargetKind): ReactNode {
  switch (tick.why) {
    case 'role':
      return (
        <FormattedMessage
          defaultMessage="You have the role {role}."
          values={{ role: <Verbatim>{tick.role}</Verbatim> }}
        />
      );
    case 'owner':
      return <FormattedMessage defaultMessage="You own this enterprise application." />;
    case 'may-read':
      return (
        <FormattedMessage defaultMessage="No qualifying role found, but you can view provisioning. A custom role may allow changes too; Microsoft Graph decides." />
      );
    case 'not-told':
      return (
        <FormattedMessage defaultMessage="Your token doesn't list your roles. Microsoft Graph decides." />
      );
    case 'not-seen':
      return (
        <>
          {obstacleWords(tick, kind)}{' '}
          <FormattedMessage defaultMessage="A custom role may be enough; Microsoft Graph decides." />
        </>
      );
    case 'refused':
    case 'refused-anyway':
    case 'newly-active':
      return obstacleWords(tick, kind);
  }
}

function shortfallWords(shortfall: Shortfall, kind: TargetKind): ReactNode {
  switch (shortfall) {
    case 'owns-registration':
      return (
        <FormattedMessage defaultMessage="You own the app registration, but not the enterprise application." />
      );
    case 'owns-enterprise-app':
      return (
        <FormattedMessage defaultMessage="You own the enterprise application, not this registration. Open that one instead." />
      );
    case 'global-reader':
      return <FormattedMessage defaultMessage="Global Reader isn't enough." />;
    case 'owners-unread':
      return <FormattedMessage defaultMessage="No qualifying role found, and the owners couldn't be read." />;
    case 'nothing':
      return kind === 'application' ? (
        <FormattedMessage defaultMessage="No qualifying role found for this registration." />
      ) : (
        <FormattedMessage defaultMessage="No qualifying role found." />
      );
  }
}

/** What the token for changes holds, or what it lacks and who can fix that. */
export function scopeWords(tick: ScopeTick, wanted: readonly string[]): ReactNode {
  const scopes = <Verbatim>{wanted.join(' ')}</Verbatim>;
  switch (tick.why) {
    case 'granted':
      return (
        <FormattedMessage
          defaultMessage="{scope} granted."
          values={{ scope: <Verbatim>{tick.scope}</Verbatim> }}
        />
      );
    case 'not-in-token':
      return (
        <FormattedMessage
          defaultMessage="{scopes} isn't in your token. Send an administrator the consent link, then sign in again."
          values={{ scopes }}
        />
      );
    case 'not-asked':
      return (
        <FormattedMessage
          defaultMessage="{scopes} is requested when you first change something."
          values={{ scopes }}
        />
      );
    case 'unfamiliar':
      return (
        <FormattedMessage
          defaultMessage="This site asks for {scopes}; Microsoft Graph decides what it allows."
          values={{ scopes }}
        />
      );
  }
}
