import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { ConfigResult } from '#src/config/config.ts';
import { PageCard } from '#src/ui/page-card.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { FieldProblemText } from './field-problem-text.tsx';
import styles from './config-problem-screen.module.css';

type Invalid = Extract<ConfigResult, { state: 'invalid' }>;

/** The configuration cannot be used: says why, field by field, to whoever runs this page. */
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
