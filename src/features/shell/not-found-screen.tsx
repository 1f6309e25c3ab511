import { FormattedMessage } from 'react-intl';
import { ProblemPage } from '#src/ui/problem-page.tsx';

/** An address that this product does not have. */
export function NotFoundScreen() {
  return (
    <ProblemPage title={<FormattedMessage defaultMessage="Page not found." />}>
      <FormattedMessage defaultMessage="Check the link, or pick an application." />
    </ProblemPage>
  );
}
