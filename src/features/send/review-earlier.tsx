import { FormattedMessage, FormattedTime } from 'react-intl';
import { Notice } from '#src/ui/notice.tsx';
import { useSecondsUntil } from '#src/ui/use-seconds.ts';
import type { Ended } from './use-submit.ts';
import type { Mode } from '#src/domain/receipt.ts';

/** What the last attempt means for the one that is being reviewed. */
export function ReviewEarlier({ ended: { receipt, pause }, mode }: { ended: Ended; mode: Mode }) {
  if (receipt.outcome === 'unknown' && mode === 'test')
    return (
      <Notice
        intent="info"
        title={<FormattedMessage defaultMessage="The last attempt may have taken effect already." />}
      >
        <FormattedMessage defaultMessage="A test changes nothing about that." />
      </Notice>
    );
  if (receipt.outcome === 'unknown')
    return (
      <Notice
        intent="warning"
        title={<FormattedMessage defaultMessage="The last attempt may have taken effect already." />}
      >
        <FormattedMessage
          defaultMessage="It left at {time}, and nobody can say what became of it. {mode, select, save {Saving} other {Authorizing}} now may do the same a second time."
          values={{ mode, time: <FormattedTime value={receipt.startedAt} timeStyle="medium" /> }}
        />
      </Notice>
    );
  return pause && <PauseWarning until={pause.until} />;
}

function PauseWarning({ until }: { until: number }) {
  if (useSecondsUntil(until) === 0) return null;
  return (
    <Notice intent="info" title={<FormattedMessage defaultMessage="The pause is not over yet." />}>
      <FormattedMessage
        defaultMessage="Sent before {time}, the credentials are likely to be refused again."
        values={{ time: <FormattedTime value={until} timeStyle="medium" /> }}
      />
    </Notice>
  );
}
