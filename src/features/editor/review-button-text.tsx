import { FormattedMessage } from 'react-intl';
import type { Mode } from '#src/domain/receipt.ts';

/** What the button of the form says: nothing is sent before the review. */
export function ReviewButtonText({ mode }: { mode: Mode }) {
  switch (mode) {
    case 'authorize':
      return <FormattedMessage defaultMessage="Review and authorize" />;
    case 'save':
      return <FormattedMessage defaultMessage="Review and save" />;
    case 'test':
      return <FormattedMessage defaultMessage="Review and test" />;
  }
}
