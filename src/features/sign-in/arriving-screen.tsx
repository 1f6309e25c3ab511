import { productName } from '#src/i18n/product-name.ts';
import { FormattedMessage } from 'react-intl';
import { PageCard } from '#src/ui/page-card.tsx';

/** Replaces an empty page while the sign-in finishes or the page still loads. */
export function ArrivingScreen() {
  return (
    <PageCard>
      <h1>
        <FormattedMessage {...productName} />
      </h1>
      <p role="status">
        <FormattedMessage defaultMessage="Still waiting for Microsoft Entra or this site's server…" />
      </p>
    </PageCard>
  );
}
