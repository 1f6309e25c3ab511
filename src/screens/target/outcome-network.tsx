import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import { useOnline } from '#src/ui/use-online.ts';
import styles from './outcome.module.css';

/** What the way back to the network opens: a look at what became of it, the review around this, or the review as a button. */
type Then = 'look' | 'confirm' | { review: () => void };

export function isOffline({ failure }: Receipt): boolean {
  return failure?.kind === 'unreachable' && failure.offline;
}

/** For an attempt that ended without a network: says when it is back. Nothing is sent by itself. */
export function OutcomeNetwork({ then }: { then: Then }) {
  const online = useOnline();
  return (
    <div className={styles.after}>
      <div>
        <p aria-live="polite">
          {online ? (
            <BackText then={then} />
          ) : (
            <FormattedMessage defaultMessage="Still offline. This page says so here when the network is back." />
          )}
        </p>
      </div>
      {typeof then === 'object' && online && (
        <Button onClick={then.review}>
          <FormattedMessage defaultMessage="Review again" />
        </Button>
      )}
    </div>
  );
}

function BackText({ then }: { then: Then }) {
  if (then === 'look')
    return (
      <FormattedMessage defaultMessage="The network is back. Nothing has been sent again; the steps below work now." />
    );
  if (then === 'confirm')
    return (
      <FormattedMessage defaultMessage="The network is back. Nothing has been sent; confirm when you are ready." />
    );
  return <FormattedMessage defaultMessage="The network is back. Nothing has been sent by itself." />;
}
