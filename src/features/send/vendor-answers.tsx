import { FormattedMessage } from 'react-intl';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { sourceLink } from '#src/ui/source-link.tsx';
import styles from './test.module.css';

const ranges = sourceLink(
  'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups#ip-ranges',
);

/** How the answer to the query is read. */
export function VendorAnswers() {
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
