import type { ComponentProps } from 'react';
import { FormattedMessage } from 'react-intl';
import type { RunningRead } from '#src/domain/running-read.ts';
import type { PassingFailure } from '#src/ui/retry-notice.tsx';
import { PassingButton } from '#src/ui/timed-button.tsx';

// Replaces the notices where the browser cannot fetch them: the network may have failed together with the answer.

export function PlainRetry({ onRetry }: ComponentProps<typeof PassingFailure>) {
  return (
    <PassingButton onClick={onRetry}>
      <FormattedMessage defaultMessage="Try again" />
    </PassingButton>
  );
}

export function PlainCancel({ read }: { read: RunningRead }) {
  return (
    <PassingButton onClick={read.cancel}>
      <FormattedMessage defaultMessage="Cancel" />
    </PassingButton>
  );
}
