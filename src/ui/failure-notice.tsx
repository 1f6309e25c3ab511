import { type ReactNode, useState } from 'react';
import { type Failure, supportFacts } from '#src/domain/failure/failure.ts';
import type { Doing } from '#src/domain/failure/graph-causes.ts';
import { version } from '#src/domain/version.ts';
import { Details } from './details.tsx';
import { failureWords } from './failure-text.tsx';
import { Notice } from './notice.tsx';

type FailureNoticeProps = {
  failure: Failure;
  /** Reading the directory where nothing is said. */
  doing?: Doing;
  /** What can be done about it here and now. */
  actions?: ReactNode;
};

/** A failure where its data would have been: what happened, what to do next, and the facts for support. */
export function FailureNotice({ failure, doing, actions }: FailureNoticeProps) {
  const { title, next } = failureWords(failure, doing);
  return (
    <Notice intent={intentOf(failure)} title={title} actions={actions}>
      {next}
      <SupportDetails key={askedAs(failure)} failure={failure} />
    </Notice>
  );
}

/** What the person wanted is no fault, and what passes by itself is a small one. */
function intentOf(failure: Failure): 'info' | 'warning' | 'error' {
  if (failure.kind === 'cancelled') return 'info';
  const isSmall =
    failure.kind === 'throttled' || (failure.kind === 'needs-interaction' && failure.reason === 'declined');
  return isSmall ? 'warning' : 'error';
}

/** What support needs, with the time at which the failure was first shown. */
function SupportDetails({ failure }: { failure: Failure }) {
  const [facts] = useState(() => supportFacts(failure, new Date(), version));
  return <Details facts={facts} />;
}

/** Distinguishes one failure from the next in the same place. */
function askedAs(failure: Failure): string {
  const words = 'words' in failure ? failure.words : undefined;
  return ('clientRequestId' in failure && failure.clientRequestId) || (words?.traceId ?? failure.kind);
}
