import type { MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { Notice } from '#src/ui/notice.tsx';
import { Time } from '#src/ui/job-time.tsx';
import type { JobWatch } from './use-job-watch.ts';
import type { WatchEnd } from '#src/domain/jobs/watch.ts';

/** How a watch ended, announced as it comes; the facts stand in the card. */
export function WatchEndNotice({ ended: { end, job, at } }: { ended: NonNullable<JobWatch['ended']> }) {
  const { intent, title, body } = words[end];
  return (
    <Notice intent={intent} title={title}>
      {body} {saysOfCycle(end) && <CycleBegan job={job} />}{' '}
      <FormattedMessage
        defaultMessage="Watched until {time}."
        values={{ time: <FormattedTime value={at} timeStyle="medium" /> }}
      />
    </Notice>
  );
}

function CycleBegan({ job }: { job: Job | undefined }) {
  const began = job?.status?.lastExecution?.timeBegan;
  if (began === undefined) return null;
  return (
    <FormattedMessage
      defaultMessage="That cycle began {time}; what was stored later than that, it did not use."
      values={{ time: <Time value={began} /> }}
    />
  );
}

function saysOfCycle(end: WatchEnd): boolean {
  return end === 'worked' || end === 'partly' || end === 'failed' || end === 'again';
}

const words: Readonly<Record<WatchEnd, { intent: MessageBarIntent; title: ReactNode; body: ReactNode }>> = {
  worked: {
    intent: 'success',
    title: <FormattedMessage defaultMessage="The next cycle has run and succeeded." />,
    body: <FormattedMessage defaultMessage="The job is not in quarantine, and what is stored works." />,
  },
  partly: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The next cycle has run, with errors at single objects." />,
    body: (
      <FormattedMessage defaultMessage="The job is not in quarantine, and what is stored works. The provisioning logs say which objects failed and why." />
    ),
  },
  failed: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="The next cycle failed." />,
    body: <FormattedMessage defaultMessage="Why, as far as Graph tells, stands with the job." />,
  },
  again: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="The job was tried, and is in quarantine." />,
    body: <FormattedMessage defaultMessage="What it was for is not mended. Why, stands with the job." />,
  },
  still: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The job does not run any more, so no cycle will come." />,
    body: <FormattedMessage defaultMessage="Somebody has paused or disabled it." />,
  },
  gone: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The job is not there any more." />,
    body: <FormattedMessage defaultMessage="Somebody has deleted it, or made another one in its place." />,
  },
  unread: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The watch has ended: the job could not be read." />,
    body: <FormattedMessage defaultMessage="Why stands above. Nothing is known of a cycle." />,
  },
  time: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="No cycle has ended in two hours of watching." />,
    body: (
      <FormattedMessage defaultMessage="That is longer than a job mostly takes, but a first cycle of a large tenant may. Watch again, or look at the provisioning logs." />
    ),
  },
  stopped: {
    intent: 'info',
    title: <FormattedMessage defaultMessage="You stopped watching." />,
    body: <FormattedMessage defaultMessage="Nothing was changed by that." />,
  },
};
