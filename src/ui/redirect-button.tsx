import { FormattedMessage } from 'react-intl';
import { Button } from './button.tsx';

/** Where Entra's window is blocked, the person can leave the page for the same request. */
export function RedirectButton({ onRedirect }: { onRedirect: () => void }) {
  return (
    <Button onClick={onRedirect}>
      <FormattedMessage defaultMessage="Leave this page and lose typed values" />
    </Button>
  );
}
