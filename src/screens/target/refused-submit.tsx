import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/failure.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';

type Refusal = Extract<Failure, { kind: 'refused' }>;

/** The roles that Microsoft documents for these calls: https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken */
const roles = 'Application Administrator, Cloud Application Administrator, Hybrid Identity Administrator';
const writeScope = 'Synchronization.ReadWrite.All';

/** Why Graph said no to a submit, who can mend it and how. Graph's own words stand in the details. */
export function RefusedSubmit({ failure }: { failure: Refusal }) {
  const values = { scope: <Verbatim>{writeScope}</Verbatim>, roles: <Verbatim>{roles}</Verbatim> };
  if (failure.status === 401 || failure.status === 403) {
    return (
      <FormattedMessage
        defaultMessage="Your account may not do this here. It takes three things together: the permission {scope}; one of the roles {roles} (Global Administrator works too), or ownership of the enterprise application, owning only the app registration is not enough; and a token issued after the role was given. Ask an administrator for what is missing, then sign in again."
        values={values}
      />
    );
  }
  if (failure.code.includes('CredentialValidation') || failure.code.endsWith('InvalidCredentials')) {
    return (
      <FormattedMessage defaultMessage="The app on the other side did not accept the credentials, or could not be reached with them. Check the tenant URL and the token with whoever runs that app; its own answer, as far as Graph passes it on, is below." />
    );
  }
  if (failure.code.endsWith('ServiceIncompatible')) {
    return (
      <FormattedMessage defaultMessage="Something answers at the address, but it does not speak SCIM there: mostly the path is wrong. Check the tenant URL against the guide of the app on the other side; its own answer, as far as Graph passes it on, is below." />
    );
  }
  switch (failure.status) {
    case 400:
      return (
        <FormattedMessage defaultMessage="Graph could not use the request: a key or a value is not what this connector expects. Compare the keys with the connector's guide; Graph's own words are below." />
      );
    case 404:
      return (
        <FormattedMessage defaultMessage="Graph does not know this object any more, or it does not support provisioning. Open it anew from the list." />
      );
    case 409:
      return (
        <FormattedMessage defaultMessage="Somebody or something else is changing this application just now. Wait a minute and send again." />
      );
    case 413:
      return (
        <FormattedMessage defaultMessage="The credentials are too long for the service together. Shorten or leave out what the connector does not need." />
      );
    default:
      return (
        <FormattedMessage defaultMessage="Graph's own words are below; send them to Microsoft support if they do not explain themselves." />
      );
  }
}
