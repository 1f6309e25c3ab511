import { FormattedMessage, useIntl } from 'react-intl';
import { type Config, redirectUri } from '#src/config/config.ts';
import { CodeLine } from '#src/ui/code-line.tsx';
import { PageCard } from '#src/ui/page-card.tsx';
import { PageTitle } from '#src/ui/page-title.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './setup-screen.module.css';
import { Button } from '#src/ui/button.tsx';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { UUID_REGEX } from 'valibot';
import { type LocalSetup, saveSetup } from '#src/config/local-setup.ts';
import { isTenant } from '#src/config/tenant.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TextField } from '#src/ui/text-field.tsx';

/** The first run: no client id is configured, so the page says how to get one and takes it. */
export function SetupScreen({ config }: { config: Config }) {
  return (
    <PageCard width="wide">
      <PageTitle>
        <FormattedMessage defaultMessage="Set up Provisioning Keys" />
      </PageTitle>
      <p>
        <FormattedMessage defaultMessage="Register this site as an app in your tenant. No client secret needed." />
      </p>
      <ol className={styles.steps}>
        <li>
          <h2>
            <FormattedMessage defaultMessage="Register an application" />
          </h2>
          <p>
            <FormattedMessage defaultMessage="In the Microsoft Entra admin center, open App registrations, then New registration. Add the Single-page application platform with exactly this redirect URI:" />
          </p>
          <CodeLine text={redirectUri()} />
        </li>
        <li>
          <h2>
            <FormattedMessage defaultMessage="Add three delegated Microsoft Graph permissions" />
          </h2>
          <ul className={styles.scopes}>
            <li>
              <Verbatim>{config.scopes.read.join(' ')}</Verbatim>
              <FormattedMessage defaultMessage="to find applications, requested at sign-in" />
            </li>
            <li>
              <Verbatim>{config.scopes.status.join(' ')}</Verbatim>
              <FormattedMessage defaultMessage="to read provisioning, requested on first use" />
            </li>
            <li>
              <Verbatim>{config.scopes.write.join(' ')}</Verbatim>
              <FormattedMessage defaultMessage="to change provisioning, requested on first use" />
            </li>
          </ul>
          <p>
            <FormattedMessage defaultMessage="An administrator must grant them. To send credentials, you need Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator, or to own the enterprise application." />
          </p>
        </li>
        <li>
          <h2>
            <FormattedMessage defaultMessage="Enter the registration's IDs" />
          </h2>
          <SetupForm config={config} />
        </li>
      </ol>
      <h2>
        <FormattedMessage defaultMessage="Or try the sandbox first" />
      </h2>
      <p>
        <FormattedMessage defaultMessage="It has its own tenant and Microsoft Graph on your computer. No account or configuration needed. In a copy of this project, run:" />
      </p>
      <CodeLine text="npm ci && npm start" />
    </PageCard>
  );
}

/** Client id and tenant: for this tab at once, and as a file for all users. */
function SetupForm({ config }: { config: Config }) {
  const intl = useIntl();
  const [storage, setStorage] = useState<'works' | 'refused'>('works');
  const form = useForm<LocalSetup>({ defaultValues: { clientId: '', tenant: config.tenant } });
  const use = form.handleSubmit((setup) => {
    if (saveSetup({ clientId: setup.clientId.trim(), tenant: setup.tenant.trim() })) location.assign('/');
    else setStorage('refused');
  });
  return (
    <form noValidate className={styles.form} onSubmit={(event) => void use(event)}>
      <TextField
        control={form.control}
        name="clientId"
        label={intl.formatMessage({ defaultMessage: 'Application (client) ID' })}
        hint={<FormattedMessage defaultMessage="The GUID on the registration's overview page." />}
        check={(text) =>
          UUID_REGEX.test(text.trim())
            ? undefined
            : intl.formatMessage({
                defaultMessage: 'A client ID is a GUID, such as 00000000-0000-0000-0000-000000000000.',
              })
        }
      />
      <TextField
        control={form.control}
        name="tenant"
        label={intl.formatMessage({ defaultMessage: 'Tenant' })}
        hint={
          <FormattedMessage defaultMessage="Your tenant ID or a verified domain, or organizations if the registration serves several tenants." />
        }
        check={(text) =>
          isTenant(text.trim().toLowerCase())
            ? undefined
            : intl.formatMessage({
                defaultMessage: 'Enter a tenant ID (a GUID), a domain such as contoso.com, or organizations.',
              })
        }
      />
      {storage === 'refused' && (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="The browser stores nothing for this site." />}
        >
          <FormattedMessage defaultMessage="Browser storage is off, and sign-in needs it. Allow it for this site, or add the values to config.json on the server." />
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary">
          <FormattedMessage defaultMessage="Use for this tab only" />
        </Button>
        <CopyButton text={() => configFile(config, form.getValues())} size="medium">
          <FormattedMessage defaultMessage="Copy config.json" />
        </CopyButton>
      </div>
      <p className={styles.small}>
        <FormattedMessage defaultMessage="For all users, save the copied text as config.json next to this page. It contains no secret." />
      </p>
    </form>
  );
}

/** The file for the server: everything as it is now, with the two fields filled in. */
function configFile(config: Config, { clientId, tenant }: LocalSetup): string {
  const { cloud, graphVersion, scopes } = config;
  const file = {
    clientId: clientId.trim(),
    tenant: tenant.trim(),
    cloud: cloud.name,
    graphVersion,
    scopes,
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
