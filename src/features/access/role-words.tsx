import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TargetKind } from '#src/domain/target.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { RoleTick, Shortfall } from '#src/domain/preflight/judge-preflight.ts';

/** Microsoft's names, the least privileged first. Global Administrator works too, but the page should not ask for it. */
const wanted = 'Hybrid Identity Administrator, Cloud Application Administrator, Application Administrator';

const remedy = (
  <FormattedMessage
    defaultMessage="It takes one of the roles {roles}, or owning the enterprise application. A role that you are merely eligible for in Privileged Identity Management does not count: activate it, then sign in again, since tokens name it only from then on."
    values={{ roles: <Verbatim>{wanted}</Verbatim> }}
  />
);

/** What lets the person set credentials, or what exactly is missing for it. */
export function roleWords(tick: RoleTick, kind: TargetKind): ReactNode {
  switch (tick.why) {
    case 'role':
      return <FormattedMessage defaultMessage="You have the role {role}." values={roleIn(tick.role)} />;
    case 'owner':
      return <FormattedMessage defaultMessage="You own this enterprise application, which is enough." />;
    case 'refused':
      return (
        <>
          <FormattedMessage defaultMessage="Graph did not let you see how it is provisioned." />{' '}
          {shortfallWords(tick.shortfall, kind)} {remedy}
        </>
      );
    case 'refused-anyway':
      return tick.role === undefined ? (
        <FormattedMessage
          defaultMessage="You own this enterprise application, and Graph refused all the same. Ask somebody with the role {roles}."
          values={{ roles: <Verbatim>{wanted}</Verbatim> }}
        />
      ) : (
        <FormattedMessage
          defaultMessage="Your token names the role {role}, and Graph refused all the same. The role may have ended since: sign in again."
          values={roleIn(tick.role)}
        />
      );
    case 'newly-active':
      return (
        <FormattedMessage
          defaultMessage="The role {role} is active now, but your token is older and does not name it. Check, which asks for another; if Graph refuses still, sign in again."
          values={roleIn(tick.role)}
        />
      );
    case 'may-read':
      return (
        <FormattedMessage defaultMessage="No role in your token is enough, yet Graph lets you see how it is provisioned: a custom role, which no token names, may let you send as well. Graph decides." />
      );
    case 'not-told':
      return (
        <>
          <FormattedMessage defaultMessage="Your token does not say which roles you have: Graph decides." />{' '}
          {shortfallWords(tick.shortfall, kind)}
        </>
      );
    case 'not-seen':
      return (
        <>
          {shortfallWords(tick.shortfall, kind)} {remedy}{' '}
          <FormattedMessage defaultMessage="A custom role may be enough, and no token names one: Graph decides." />
        </>
      );
  }
}

function roleIn(role: string | undefined) {
  return { role: <Verbatim>{role}</Verbatim> };
}

function shortfallWords(shortfall: Shortfall, kind: TargetKind): ReactNode {
  switch (shortfall) {
    case 'owns-registration':
      return (
        <FormattedMessage defaultMessage="You own the app registration, not the enterprise application, and that is not enough." />
      );
    case 'owns-enterprise-app':
      return (
        <FormattedMessage defaultMessage="You own its enterprise application, which is enough there and not here: open that one." />
      );
    case 'global-reader':
      return <FormattedMessage defaultMessage="You are a Global Reader, which is not enough." />;
    case 'owners-unread':
      return (
        <FormattedMessage defaultMessage="Your token names no role that is enough, and who owns it could not be found out." />
      );
    case 'nothing':
      return kind === 'application' ? (
        <FormattedMessage defaultMessage="Your token names no role that is enough." />
      ) : (
        <FormattedMessage defaultMessage="Your token names no role that is enough, and you do not own it." />
      );
  }
}
