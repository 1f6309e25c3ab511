import { FormattedMessage } from 'react-intl';
import { ProblemPage } from '#src/ui/problem-page.tsx';

/** An address that this product does not have. */
export function NotFoundScreen() {
  return (
    <ProblemPage title={<FormattedMessage defaultMessage="There is no such page." />}>
      <FormattedMessage defaultMessage="The address may be incomplete or from an older version." />
    </ProblemPage>
  );
}
