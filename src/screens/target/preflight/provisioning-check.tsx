import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { useGraph } from '#src/data/graph-context.ts';
import { provisioningQuery } from '#src/data/preflight.ts';
import { failureOf } from '#src/failure.ts';
import { failureFacts } from '#src/failure/facts.ts';
import type { Target } from '#src/graph/directory.ts';
import { WaitNotice } from '#src/screens/wait-notice.tsx';
import { Details } from '#src/ui/details.tsx';
import { placeIds } from '../places.ts';
import { ReadFailure } from '../read-failure.tsx';
import { useTargetPage } from '../target-page.ts';
import { useWindowRead } from '../use-window-read.ts';
import { WindowProgress } from '../attempt-progress.tsx';
import { checkActivity } from './check-activity.ts';
import { isDenial } from './judge-preflight.ts';
import styles from './preflight-panel.module.css';

/** Asks Graph how the target is provisioned, which takes a permission that sign-in did not ask for: only at a click. */
export function ProvisioningCheck({ target }: { target: Target }) {
  const [open, setOpen] = useState(false);
  return (
    <div id={placeIds.preflight} className={styles.check}>
      {open ? (
        <OpenCheck target={target} />
      ) : (
        <Button onClick={() => setOpen(true)}>
          <FormattedMessage defaultMessage="Check provisioning" />
        </Button>
      )}
    </div>
  );
}

/** The check itself; what it finds stands in the lines above it. Takes the focus of the button that it replaces. */
function OpenCheck({ target }: { target: Target }) {
  const graph = useGraph();
  const { report } = useTargetPage();
  const { query, running, inWindow, openWindow, closeWindow } = useWindowRead((client) =>
    provisioningQuery(graph, target, { client, onEnd: (end) => report(checkActivity(end)) }),
  );
  const status = useRef<HTMLParagraphElement>(null);
  // The focus lies outside React.
  useEffect(() => status.current?.focus(), []);
  /** For buttons that go away with what they answer: the focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const again = () => fromHere(() => void query.refetch());
  const { isFetching, error } = query;
  const failure = error && !isFetching ? failureOf(error) : undefined;
  const denied = failure && isDenial(failure) ? failure : undefined;
  const reading = isFetching && !inWindow;
  const at = Math.max(query.dataUpdatedAt, query.errorUpdatedAt);
  return (
    <>
      <p ref={status} tabIndex={-1} aria-live="polite" className={styles.status}>
        {reading && <FormattedMessage defaultMessage="Asking Graph how it is provisioned…" />}
        {!isFetching && (!failure || denied) && (
          <FormattedMessage
            defaultMessage="Checked at {time}."
            values={{ time: <FormattedTime value={at} timeStyle="medium" /> }}
          />
        )}
      </p>
      {inWindow && (
        <WindowProgress onAgain={() => fromHere(openWindow)} onCancel={() => fromHere(closeWindow)} />
      )}
      {reading && running?.slow && <WaitNotice read={running} />}
      {denied && <Details facts={failureFacts(denied)} folded />}
      {failure && !denied && (
        <ReadFailure
          failure={failure}
          denied={<FormattedMessage defaultMessage="Graph does not take your sign-in any more." />}
          onRetry={again}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {!isFetching && (!failure || denied) && (
        <Button size="small" onClick={again}>
          <FormattedMessage defaultMessage="Check again" />
        </Button>
      )}
    </>
  );
}
