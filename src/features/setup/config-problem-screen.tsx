import { Button } from '#src/ui/button.tsx';
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
        <FormattedMessage defaultMessage="This site isn't set up correctly." />
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
          defaultMessage="The site owner can fix this in {file} or in the server's headers."
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
        <FormattedMessage defaultMessage="Couldn't load config.json: no answer. Check the network, then try again." />
      ) : (
        <FormattedMessage
          defaultMessage="Couldn't load config.json: the server answered {status}."
          values={{ status: result.status }}
        />
      );
    case 'too-slow':
      return (
        <FormattedMessage defaultMessage="config.json didn't arrive within 10 seconds. Check the network, then try again." />
      );
    case 'not-found':
      return (
        <FormattedMessage defaultMessage="config.json is missing. Copy the one from the project's public folder next to this page." />
      );
    case 'html':
      return (
        <FormattedMessage defaultMessage="The server returned its fallback page. Add config.json and exclude it from the fallback." />
      );
    case 'not-json':
      return result.line === undefined ? (
        <FormattedMessage defaultMessage="config.json isn't valid JSON." />
      ) : (
        <FormattedMessage
          defaultMessage="config.json isn't valid JSON. First error: line {line}, column {column}."
          values={{ line: result.line, column: result.column ?? 1 }}
        />
      );
    case 'fields':
      return (
        <FormattedMessage
          defaultMessage="{count, plural, one {1 field of config.json can't be used:} other {# fields of config.json can't be used:}}"
          values={{ count: result.problems.length }}
        />
      );
    case 'policy':
      return (
        <FormattedMessage defaultMessage="config.json and the content security policy disagree, so the browser would block every request. In connect-src, list the hosts of the configured cloud:" />
      );
  }
}

/** One field's problem: what is there, and what belongs there. */
function FieldProblemText({ problem }: { problem: FieldProblem }) {
  const received = <Verbatim>{problem.received || '""'}</Verbatim>;
  switch (problem.problem) {
    case 'missing':
      return <FormattedMessage defaultMessage="This required field is missing." />;
    case 'wrong-type':
      return (
        <FormattedMessage
          defaultMessage="Wrong type: {received}. Compare it with the example in the README."
          values={{ received }}
        />
      );
    case 'not-a-guid':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't a client ID. Use the GUID on the app registration's overview page."
          values={{ received }}
        />
      );
    case 'not-a-tenant':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't a tenant. Use a tenant ID, a verified domain, or organizations."
          values={{ received }}
        />
      );
    case 'personal-tenant':
      return (
        <FormattedMessage
          defaultMessage="{received} would allow personal accounts, which Microsoft Graph rejects here. Use a tenant ID, a verified domain, or organizations."
          values={{ received }}
        />
      );
    case 'unknown-cloud':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't a known cloud. Use one of {names}."
          values={{ received, names: <Verbatim>{Object.keys(clouds).join(', ')}</Verbatim> }}
        />
      );
    case 'unknown-version':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't a version of Microsoft Graph. Use v1.0 or beta."
          values={{ received }}
        />
      );
    case 'unknown-field':
      return problem.suggestion ? (
        <FormattedMessage
          defaultMessage="Unknown field. Did you mean {suggestion}?"
          values={{ suggestion: <Verbatim>{problem.suggestion}</Verbatim> }}
        />
      ) : (
        <FormattedMessage defaultMessage="Unknown field. Remove it." />
      );
    case 'not-a-scope':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't a permission name, such as Application.Read.All."
          values={{ received }}
        />
      );
    case 'not-a-url':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't a web address that starts with https:// or http://."
          values={{ received }}
        />
      );
    case 'not-an-email':
      return <FormattedMessage defaultMessage="{received} isn't an email address." values={{ received }} />;
    case 'not-a-time-out':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't a number of seconds. Use a whole number from 1 to 600."
          values={{ received }}
        />
      );
    case 'not-loopback':
      return (
        <FormattedMessage
          defaultMessage="{received} isn't on this computer. Custom endpoints receive codes and tokens, so only 127.0.0.1 and localhost are allowed."
          values={{ received }}
        />
      );
    case 'endpoints-not-allowed':
      return (
        <FormattedMessage
          defaultMessage="Custom endpoints work only if this site is on this computer, and it's on {received}. Remove the field."
          values={{ received }}
        />
      );
    case 'not-in-policy':
      return <FormattedMessage defaultMessage="The policy doesn't allow {received}." values={{ received }} />;
  }
}
