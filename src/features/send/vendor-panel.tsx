import { Field, Select } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { connectorById } from '#src/domain/connectors/connectors.ts';
import { vendorAccess, vendorQuery, type VendorQueryFormat } from '#src/domain/snippets/vendor-query.ts';
import { snippetNames } from '#src/i18n/snippet-texts.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { CodeBlock } from '#src/ui/code-block.tsx';
import code from '#src/ui/code-panel.module.css';
import { VendorAnswers } from './vendor-answers.tsx';
import styles from './test.module.css';

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
