import { productName } from '#src/i18n/product-name.ts';
import { FormattedMessage } from 'react-intl';
import { PageCard } from '#src/ui/page-card.tsx';

/** In place of an empty page, while a sign-in is being finished or the page is still being fetched. */
export function ArrivingScreen() {
  return (
    <PageCard>
      <h1>
        <FormattedMessage {...productName} />
      </h1>
      <p role="status">
        <FormattedMessage defaultMessage="Still waiting for an answer, from Microsoft Entra or from the server of this page…" />
      </p>
    </PageCard>
  );
}
