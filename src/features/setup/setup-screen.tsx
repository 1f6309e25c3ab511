import { FormattedMessage } from 'react-intl';
import type { Config } from '#src/config/config.ts';
import { redirectUri } from '#src/config/redirect-uri.ts';
import { CodeLine } from '#src/ui/code-line.tsx';
import { PageCard } from '#src/ui/page-card.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { SetupForm } from './setup-form.tsx';
import styles from './setup-screen.module.css';

/** The first run: no client id is configured, so the page says how to get one and takes it. */
export function SetupScreen({ config }: { config: Config }) {
  return (
    <PageCard width="wide">
      <PageTitle>
        <FormattedMessage defaultMessage="Set up Provisioning Keys" />
      </PageTitle>
      <p>
        <FormattedMessage defaultMessage="This page does not know yet as which application it may sign you in. Register it once in your tenant; it needs no secret." />
      </p>
      <ol className={styles.steps}>
        <li>
          <h2>
            <FormattedMessage defaultMessage="Register an application" />
          </h2>
          <p>
            <FormattedMessage defaultMessage="In the Microsoft Entra admin center under App registrations, New registration. Add the platform Single-page application with exactly this redirect URI:" />
          </p>
          <CodeLine text={redirectUri()} />
        </li>
        <li>
          <h2>
            <FormattedMessage defaultMessage="Give it two delegated permissions of Microsoft Graph" />
          </h2>
          <ul className={styles.scopes}>
            <li>
              <Verbatim>{config.scopes.read.join(' ')}</Verbatim>
              <FormattedMessage defaultMessage="to find applications, asked for at sign-in" />
            </li>
            <li>
              <Verbatim>{config.scopes.write.join(' ')}</Verbatim>
              <FormattedMessage defaultMessage="to hand over credentials, asked for when you first send some" />
            </li>
          </ul>
          <p>
            <FormattedMessage defaultMessage="Both need the consent of an administrator. Whoever sends credentials also needs one of the roles Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator, or has to own the enterprise application." />
          </p>
        </li>
        <li>
          <h2>
            <FormattedMessage defaultMessage="Enter what the registration shows" />
          </h2>
          <SetupForm config={config} />
        </li>
      </ol>
      <h2>
        <FormattedMessage defaultMessage="Or try the sandbox first" />
      </h2>
      <p>
        <FormattedMessage defaultMessage="It brings a tenant and a Microsoft Graph of its own, on your machine: no account, no configuration. In a copy of this project:" />
      </p>
      <CodeLine text="npm ci && npm start" />
    </PageCard>
  );
}
