import { Field, Select } from '#src/ui/field.tsx';
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
    defaultMessage: 'Set BASE_ADDRESS and SECRET_TOKEN, or the script asks for them. Nothing is saved.',
  },
  oauth: {
    defaultMessage:
      'Get an access token from the token endpoint first. Set BASE_ADDRESS and ACCESS_TOKEN, or the script asks for them. Nothing is saved.',
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
          defaultMessage="This connector has no {key}, so there is no query to show. Try the credentials in the app itself."
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
        {(control) => (
          <Select
            {...control}
            value={format}
            onChange={({ currentTarget: { value } }) =>
              setFormat(formats.find((one) => one === value) ?? format)
            }
          >
            {formats.map((one) => (
              <option key={one} value={one}>
                {intl.formatMessage(snippetNames[one])}
              </option>
            ))}
          </Select>
        )}
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
            <FormattedMessage defaultMessage="Good: the test expects this." />
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage defaultMessage="401 or 403" />
          </dt>
          <dd>
            <FormattedMessage defaultMessage="The app refuses the token, or the token can't read users." />
          </dd>
        </div>
        <div>
          <dt>404</dt>
          <dd>
            <FormattedMessage defaultMessage="The address is wrong, or the app answers so for unknown users." />
          </dd>
        </div>
        <div>
          <dt>405</dt>
          <dd>
            <FormattedMessage defaultMessage="This address isn't SCIM. Check its path." />
          </dd>
        </div>
      </dl>
      <p>
        <FormattedMessage
          defaultMessage="Replace {attribute} if your mapping matches another attribute. Microsoft must reach the address too: <link>allow its IP ranges</link>. For localhost, run this on the provisioning agent's machine."
          description="Help: before a query is run by hand"
          values={{
            attribute: <Verbatim>userName</Verbatim>,
            link: ranges,
          }}
        />
      </p>
    </>
  );
}
