import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { RoleTick, ScopeTick, Shortfall } from '#src/domain/preflight/judge-preflight.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';

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
