import { Button } from '#src/ui/button.tsx';
import { Spinner } from '#src/ui/spinner.tsx';
import { useRef } from 'react';
import { FormattedList, FormattedMessage } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { isSame, type ReadBack, readBackQuery } from '#src/requests/read-back.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { SubmitReceipt } from '#src/domain/attempt.ts';
import type { Target } from '#src/domain/target.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from '#src/ui/outcome.module.css';
import { ReadFailure } from '#src/ui/read-failure.tsx';
import { mayShow } from '#src/requests/page-reads.ts';
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
            <Spinner size="extra-tiny" className={styles.turning} />
            <FormattedMessage defaultMessage="Checking the stored keys for up to 15 seconds: Microsoft Graph may lag." />
          </p>
        ) : (
          !failure && <ReadBackText found={data} />
        )}
      </div>
      {!isFetching && !failure && data && <ReadBackKeys found={data} />}
      {failure && (
        <ReadFailure
          failure={failure}
          denied={<FormattedMessage defaultMessage="You don't have permission to view stored credentials." />}
          onRetry={again}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {isFetching ? (
        <Button onClick={() => fromHere(closeWindow)}>
          <FormattedMessage defaultMessage="Stop checking" />
        </Button>
      ) : (
        !failure &&
        !(data && isSame(data)) && (
          <Button onClick={again}>
            <FormattedMessage defaultMessage="Check again" />
          </Button>
        )
      )}
    </div>
  );
}

export function ReadBackText({ found }: { found: ReadBack | undefined }) {
  if (!found)
    return (
      <p>
        <FormattedMessage defaultMessage="The stored keys were not checked." />
      </p>
    );
  if (isSame(found))
    return (
      <p>
        <FormattedMessage defaultMessage="The stored keys are exactly the saved ones." />
      </p>
    );
  return (
    <p>
      <FormattedMessage defaultMessage="The stored keys differ from the saved ones. Microsoft Graph may lag, or someone changed them." />
    </p>
  );
}

/** Not announced: there may be any number of them. */
export function ReadBackKeys({ found: { missing, surplus } }: { found: ReadBack }) {
  return (
    <>
      {missing.length > 0 && (
        <p>
          <FormattedMessage
            defaultMessage="Saved, not listed: {keys}."
            values={{ keys: <KeyList keys={missing} /> }}
          />
        </p>
      )}
      {surplus.length > 0 && (
        <p>
          <FormattedMessage
            defaultMessage="Listed, not saved: {keys}."
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
