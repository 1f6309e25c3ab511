import { FormattedMessage } from 'react-intl';
import type { FieldProblem } from '#src/config/config.ts';
import { clouds } from '#src/config/clouds.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';

/** One field's problem: what is there, and what belongs there. */
export function FieldProblemText({ problem }: { problem: FieldProblem }) {
  const received = <Verbatim>{problem.received || '""'}</Verbatim>;
  switch (problem.problem) {
    case 'missing':
      return <FormattedMessage defaultMessage="This field is required and is missing." />;
    case 'wrong-type':
      return (
        <FormattedMessage
          defaultMessage="{received} is not of the kind that belongs here: compare it with the example in the README."
          values={{ received }}
        />
      );
    case 'not-a-guid':
      return (
        <FormattedMessage
          defaultMessage="{received} is not a client ID: that is a GUID, on the overview page of the app registration."
          values={{ received }}
        />
      );
    case 'not-a-tenant':
      return (
        <FormattedMessage
          defaultMessage="{received} is not a tenant: use a tenant ID, a verified domain, or organizations."
          values={{ received }}
        />
      );
    case 'personal-tenant':
      return (
        <FormattedMessage
          defaultMessage="{received} would let personal accounts in, which Graph refuses here: use a tenant ID, a verified domain, or organizations."
          values={{ received }}
        />
      );
    case 'unknown-cloud':
      return (
        <FormattedMessage
          defaultMessage="{received} is not a known cloud: use one of {names}."
          values={{ received, names: <Verbatim>{Object.keys(clouds).join(', ')}</Verbatim> }}
        />
      );
    case 'unknown-version':
      return (
        <FormattedMessage
          defaultMessage="{received} is not a version of Microsoft Graph: use v1.0 or beta."
          values={{ received }}
        />
      );
    case 'unknown-field':
      return problem.suggestion ? (
        <FormattedMessage
          defaultMessage="There is no such field. Did you mean {suggestion}?"
          values={{ suggestion: <Verbatim>{problem.suggestion}</Verbatim> }}
        />
      ) : (
        <FormattedMessage defaultMessage="There is no such field: remove it." />
      );
    case 'not-a-scope':
      return (
        <FormattedMessage
          defaultMessage="{received} is not the name of a permission, such as Application.Read.All."
          values={{ received }}
        />
      );
    case 'not-a-url':
      return (
        <FormattedMessage
          defaultMessage="{received} is not a web address that begins with https:// or http://."
          values={{ received }}
        />
      );
    case 'not-an-email':
      return <FormattedMessage defaultMessage="{received} is not a mail address." values={{ received }} />;
    case 'not-a-time-out':
      return (
        <FormattedMessage
          defaultMessage="{received} is not a number of seconds to wait: use a whole number from 1 to 600."
          values={{ received }}
        />
      );
    case 'not-loopback':
      return (
        <FormattedMessage
          defaultMessage="{received} is not on this machine. Endpoints of one's own are for trying things out on 127.0.0.1 or localhost only: whoever sets them receives codes and tokens."
          values={{ received }}
        />
      );
    case 'endpoints-not-allowed':
      return (
        <FormattedMessage
          defaultMessage="Endpoints of one's own are honoured only where the page itself is on this machine, and this page is on {received}: remove the field."
          values={{ received }}
        />
      );
    case 'not-in-policy':
      return (
        <FormattedMessage defaultMessage="The policy does not allow {received}." values={{ received }} />
      );
  }
}
