import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { ConfigResult, FieldProblem } from '#src/config/config.ts';
import { PageCard } from '#src/ui/page-card.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './config-problem-screen.module.css';
import { clouds } from '#src/config/clouds.ts';

type Invalid = Extract<ConfigResult, { state: 'invalid' }>;

/** The configuration cannot be used. This screen shows the administrator of the page why, field by field. */
export function ConfigProblemScreen({ result }: { result: Invalid }) {
  return (
    <PageCard width="wide">
      <PageTitle>
        <FormattedMessage defaultMessage="This page is not set up correctly." />
      </PageTitle>
      <p>
        <Reason result={result} />
      </p>
      {result.problems.length > 0 && (
        <ul className={styles.problems}>
          {result.problems.map((problem) => (
            <li key={`${problem.field}-${problem.problem}-${problem.received ?? ''}`}>
              {problem.field && (
                <code className={styles.field} dir="ltr" translate="no">
                  {problem.field}
                </code>
              )}
              <span>
                <FieldProblemText problem={problem} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.who}>
        <FormattedMessage
          defaultMessage="Whoever runs this site can mend it in {file}, or in the headers that its server sends. Nothing was sent anywhere, and signing in would not help."
          values={{ file: <Verbatim>{new URL('/config.json', location.origin).href}</Verbatim> }}
        />
      </p>
      <Button appearance="primary" onClick={() => location.reload()}>
        <FormattedMessage defaultMessage="Check again" />
      </Button>
    </PageCard>
  );
}

function Reason({ result }: { result: Invalid }) {
  switch (result.reason) {
    case 'unreachable':
      return result.status === undefined ? (
        <FormattedMessage defaultMessage="The configuration, config.json, could not be loaded: no answer came. Check the network and try again." />
      ) : (
        <FormattedMessage
          defaultMessage="The configuration, config.json, could not be loaded: the server answered {status}."
          values={{ status: result.status }}
        />
      );
    case 'too-slow':
      return (
        <FormattedMessage defaultMessage="The configuration, config.json, did not arrive within 10 seconds. Check the network and try again." />
      );
    case 'not-found':
      return (
        <FormattedMessage defaultMessage="There is no config.json beside this page. Copy the one from the project's public folder there." />
      );
    case 'html':
      return (
        <FormattedMessage defaultMessage="The server answered with a web page where config.json should be. It probably sends its fallback page for every unknown address: put config.json there, and leave it out of the fallback." />
      );
    case 'not-json':
      return result.line === undefined ? (
        <FormattedMessage defaultMessage="The file config.json is not valid JSON." />
      ) : (
        <FormattedMessage
          defaultMessage="The file config.json is not valid JSON: the first mistake is in line {line}, column {column}."
          values={{ line: result.line, column: result.column ?? 1 }}
        />
      );
    case 'fields':
      return (
        <FormattedMessage
          defaultMessage="{count, plural, one {One field of config.json cannot be used:} other {# fields of config.json cannot be used:}}"
          values={{ count: result.problems.length }}
        />
      );
    case 'policy':
      return (
        <FormattedMessage defaultMessage="The configuration and the site's content security policy disagree: the browser would block every request. The header's connect-src has to name the hosts of the configured cloud:" />
      );
  }
}

/** One field's problem: what is there, and what belongs there. */
function FieldProblemText({ problem }: { problem: FieldProblem }) {
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
