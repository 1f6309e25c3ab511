import { Button, Spinner } from '@fluentui/react-components';
import { useRef } from 'react';
import { FormattedList, FormattedMessage } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { isSame, type ReadBack, readBackQuery } from '#src/requests/read-back.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { SubmitReceipt } from '#src/domain/receipt.ts';
import type { Target } from '#src/domain/target.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from '#src/ui/outcome.module.css';
import { ReadFailure } from '#src/ui/read-failure.tsx';
import { mayShow } from '#src/requests/use-stored.ts';
import { useWindowRead } from '#src/requests/use-window-read.ts';

/** After a save: whether Graph returns exactly the saved keys. Graph may lag behind, so the page asks several times. */
export function SavedCheck({ receipt, target }: { receipt: SubmitReceipt; target: Target }) {
  const graph = useGraph();
  const { keys, clientRequestId } = receipt;
  const { query, openWindow, closeWindow } = useWindowRead((client) =>
    readBackQuery(graph, target, { keys, clientRequestId, mayShow, client }),
  );
  const { data, error, isFetching, refetch } = query;
  const status = useRef<HTMLDivElement>(null);
  /** For buttons that go away: the focus stays where the next news will stand. */
  const fromHere = (act: () => unknown) => {
    status.current?.focus();
    act();
  };
  const again = () => fromHere(() => refetch());
  const failure = error && !isFetching ? failureOf(error) : undefined;
  return (
    <div className={styles.after}>
      <div ref={status} tabIndex={-1} aria-live="polite" className={styles.news}>
        {isFetching ? (
          <p>
            <Spinner size="extra-tiny" aria-hidden="true" className={styles.turning} />
            <FormattedMessage defaultMessage="Reading back which keys are stored. Graph may lag behind, so this page looks for about 15 seconds." />
          </p>
        ) : (
          !failure && <ReadBackText found={data} />
        )}
      </div>
      {failure && (
        <ReadFailure
          failure={failure}
          denied={<FormattedMessage defaultMessage="Your account may not read what is stored." />}
          onRetry={again}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {isFetching ? (
        <Button onClick={() => fromHere(closeWindow)}>
          <FormattedMessage defaultMessage="Stop looking" />
        </Button>
      ) : (
        !failure &&
        !(data && isSame(data)) && (
          <Button onClick={again}>
            <FormattedMessage defaultMessage="Compare again" />
          </Button>
        )
      )}
    </div>
  );
}

function ReadBackText({ found }: { found: ReadBack | undefined }) {
  if (!found)
    return (
      <p>
        <FormattedMessage defaultMessage="The stored keys were not read back." />
      </p>
    );
  if (isSame(found))
    return (
      <p>
        <FormattedMessage defaultMessage="Graph now tells of exactly the keys that were saved." />
      </p>
    );
  const { missing, surplus } = found;
  return (
    <>
      <p>
        <FormattedMessage defaultMessage="What Graph tells differs from what was saved. It may still lag behind, or somebody has changed it meanwhile." />
      </p>
      {missing.length > 0 && (
        <p>
          <FormattedMessage
            defaultMessage="Saved and not told of: {keys}."
            values={{ keys: <KeyList keys={missing} /> }}
          />
        </p>
      )}
      {surplus.length > 0 && (
        <p>
          <FormattedMessage
            defaultMessage="Told of and not saved: {keys}."
            values={{ keys: <KeyList keys={surplus} /> }}
          />
        </p>
      )}
    </>
  );
}

function KeyList({ keys }: { keys: readonly string[] }) {
  return (
    <FormattedList
      type="conjunction"
      value={keys.map((key) => (
        <Verbatim key={key}>{key}</Verbatim>
      ))}
    />
  );
}
