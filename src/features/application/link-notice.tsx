import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import { useLocation, useNavigate } from 'react-router';
import type { Target } from '#src/domain/target.ts';
import { Notice } from '#src/ui/notice.tsx';

/** What the router calls an entry of the history that it did not make itself: the page was opened with it. */
const opened = 'default';

/**
 * For a target that nobody picked in the list: whoever made the link chose it. It stands right below the name, the
 * tenant, both ids and the publisher, and stays until it is dismissed, over a reload too. The history remembers the
 * dismissal: the entry becomes one that the router made, in this tab and for this target alone.
 */
export function LinkNotice({ target }: { target: Target }) {
  const location = useLocation();
  const navigate = useNavigate();
  if (location.key !== opened) return null;
  return (
    <Notice
      intent="info"
      title={<FormattedMessage defaultMessage="You came here by a link." />}
      actions={
        <Button
          onClick={(event) => {
            // The button goes; the focus stays with the application that was checked.
            event.currentTarget.closest('article')?.querySelector('h1')?.focus({ preventScroll: true });
            void navigate(
              { search: location.search },
              { replace: true, preventScrollReset: true, state: location.state },
            );
          }}
        >
          <FormattedMessage defaultMessage="This is the one" />
        </Button>
      }
    >
      {target.publisher === undefined ? (
        <FormattedMessage defaultMessage="Check that this is the application you mean, by its name, tenant and IDs above. It names no publisher." />
      ) : (
        <FormattedMessage defaultMessage="Check that this is the application you mean, by its name, tenant, IDs and publisher above." />
      )}
    </Notice>
  );
}
