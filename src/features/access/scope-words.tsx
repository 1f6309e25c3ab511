import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { ScopeTick } from '#src/domain/preflight/judge-preflight.ts';

/** What the token holds, or what exactly it lacks and who can fix that. */
export function scopeWords(tick: ScopeTick, wanted: readonly string[]): ReactNode {
  const scopes = <Verbatim>{wanted.join(' ')}</Verbatim>;
  switch (tick.why) {
    case 'granted':
      return (
        <FormattedMessage
          defaultMessage="Your token holds {scope}."
          values={{ scope: <Verbatim>{tick.scope}</Verbatim> }}
        />
      );
    case 'consent':
      return (
        <FormattedMessage
          defaultMessage="{scopes} is missing: nobody has consented to it for you. Microsoft asks in a window of its own when you check or send; an administrator can consent for everybody."
          values={{ scopes }}
        />
      );
    case 'admin-consent':
      return (
        <FormattedMessage
          defaultMessage="{scopes} is missing: only an administrator can consent to it. Send the link below to one."
          values={{ scopes }}
        />
      );
    case 'declined':
      return (
        <FormattedMessage
          defaultMessage="{scopes} is missing: it was declined in Microsoft's window. Check again to be asked once more, or send the link below to an administrator."
          values={{ scopes }}
        />
      );
    case 'not-in-token':
      return (
        <FormattedMessage
          defaultMessage="{scopes} is missing: Microsoft Entra gave a token without it. Send the link below to an administrator, then sign in again."
          values={{ scopes }}
        />
      );
    case 'not-asked':
      return (
        <FormattedMessage
          defaultMessage="{scopes} has not been asked for yet. Where nobody has consented to it, Microsoft asks in a window of its own when you check or send."
          values={{ scopes }}
        />
      );
    case 'sign-in':
      return (
        <FormattedMessage
          defaultMessage="Your session at Microsoft has ended, so whether you hold {scopes} shows when you sign in again."
          values={{ scopes }}
        />
      );
    case 'unfamiliar':
      return (
        <FormattedMessage
          defaultMessage="This page is set up to ask for {scopes}, of which it does not know what it allows: Graph decides."
          values={{ scopes }}
        />
      );
  }
}
