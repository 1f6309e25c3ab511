import { Field, Select } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { connectorById } from '#src/domain/connectors/connectors.ts';
import { vendorAccess, vendorQuery, type VendorQueryFormat } from '#src/domain/snippets/vendor-query.ts';
import { snippetNames } from '#src/i18n/snippet-texts.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { CodeBlock } from '#src/ui/code-block.tsx';
import code from '#src/ui/code-panel.module.css';
import styles from './test.module.css';
import { sourceLink } from '#src/ui/source-link.tsx';

const formats: readonly VendorQueryFormat[] = ['curl', 'powershell'];

const notes = defineMessages({
  token: {
    defaultMessage:
      'The same query as that of the test. Address and token come from the variables BASE_ADDRESS and SECRET_TOKEN; what is not set is asked for, and nothing is kept.',
  },
  oauth: {
    defaultMessage:
      'The same query as that of the test. This connector signs in with OAuth, so get an access token from its token endpoint first. Address and token come from the variables BASE_ADDRESS and ACCESS_TOKEN; what is not set is asked for, and nothing is kept.',
  },
});

/** The query of the test as code, for asking the application without Microsoft in between; and what its answers mean. */
export function VendorPanel({ connector }: { connector: string | undefined }) {
  const intl = useIntl();
  const note = useId();
  const [format, setFormat] = useState<VendorQueryFormat>('curl');
  const [guid] = useState(() => crypto.randomUUID());
  const known = connector === undefined ? undefined : connectorById(connector);
  const access = vendorAccess(known?.keys.map(({ key }) => key));
  if (access === 'no-scim')
    return (
      <p>
        <FormattedMessage
          defaultMessage="This connector has no {key}: the provisioning service asks the app by an interface of the app's own, so there is no such query to show. Try the credentials at the app itself."
          values={{ key: <Verbatim>BaseAddress</Verbatim> }}
        />
      </p>
    );
  const name = intl.formatMessage(snippetNames[format]);
  return (
    <div className={`${code.panel} ${styles.vendor}`}>
      <p id={note}>
        <FormattedMessage {...notes[access]} />
      </p>
      <Field label={intl.formatMessage({ defaultMessage: 'Format' })} className={code.format}>
        <Select
          value={format}
          onChange={(_, { value }) => setFormat(formats.find((one) => one === value) ?? format)}
        >
          {formats.map((one) => (
            <option key={one} value={one}>
              {intl.formatMessage(snippetNames[one])}
            </option>
          ))}
        </Select>
      </Field>
      <CodeBlock
        code={vendorQuery(format, { access, guid })}
        label={intl.formatMessage({ defaultMessage: 'Code: {format}' }, { format: name })}
        describedBy={note}
      />
      <VendorAnswers />
    </div>
  );
}

const ranges = sourceLink(
  'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups#ip-ranges',
);

/** How the answer to the query is read. */
function VendorAnswers() {
  return (
    <>
      <dl className={styles.answers}>
        <div>
          <dt>
            <FormattedMessage
              defaultMessage="200 and {total}"
              values={{ total: <Verbatim>"totalResults": 0</Verbatim> }}
            />
          </dt>
          <dd>
            <FormattedMessage defaultMessage="Good: this is what the test expects." />
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage defaultMessage="401 or 403" />
          </dt>
          <dd>
            <FormattedMessage defaultMessage="The app does not take the token, or the token may not read users." />
          </dd>
        </div>
        <div>
          <dt>404</dt>
          <dd>
            <FormattedMessage defaultMessage="The address is wrong; or the app says so where nobody is found, and then the test fails although provisioning may work." />
          </dd>
        </div>
        <div>
          <dt>405</dt>
          <dd>
            <FormattedMessage defaultMessage="Something answers at this address, but not SCIM: look at its path." />
          </dd>
        </div>
      </dl>
      <p>
        <FormattedMessage
          defaultMessage="The query matches {attribute}, as the mapping of most apps does; put in the attribute that yours matches. A good answer here is only half of it: the address has to be reachable from Microsoft too, <link>from the addresses of the provisioning service</link>. One on localhost is asked by the provisioning agent, so ask on its machine."
          values={{
            attribute: <Verbatim>userName</Verbatim>,
            link: ranges,
          }}
        />
      </p>
    </>
  );
}
