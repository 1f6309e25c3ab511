import type { ReactNode } from 'react';
import { defineMessages, FormattedMessage, type MessageDescriptor } from 'react-intl';
import type { TargetKind } from '#src/domain/target.ts';
import type { JobRun } from '#src/domain/jobs/job-rules.ts';
import type { ObjectTick } from '#src/domain/preflight/judge-preflight.ts';

/** What holds a job up, and what to do next. */
const runWords: Readonly<Record<Exclude<JobRun, 'runs'>, MessageDescriptor>> = defineMessages({
  quarantined: {
    defaultMessage:
      'Supports provisioning · {jobs, plural, one {# job is} other {# jobs are}} quarantined. See its cause under Provisioning jobs, then restart it.',
  },
  disabled: {
    defaultMessage:
      'Supports provisioning · {jobs, plural, one {# job is} other {# jobs are}} disabled. Start it under Provisioning jobs when the credentials are in.',
  },
  paused: {
    defaultMessage:
      'Supports provisioning · {jobs, plural, one {# job is} other {# jobs are}} paused. Start it under Provisioning jobs when the credentials are in.',
  },
  failing: {
    defaultMessage:
      'Supports provisioning · the last run of {jobs, plural, one {# job} other {# jobs}} had errors. See its cause under Provisioning jobs.',
  },
  idle: {
    defaultMessage:
      'Supports provisioning · {jobs, plural, one {# job has} other {# jobs have}} not been started. Start it under Provisioning jobs when the credentials are in.',
  },
  unclear: {
    defaultMessage:
      'Supports provisioning · {jobs, plural, one {# job} other {# jobs}} in a state that Microsoft has not published. See it under Provisioning jobs.',
  },
});

/** Whether the target can be provisioned at all. */
export function objectWords(tick: ObjectTick, kind: TargetKind): ReactNode {
  switch (tick.why) {
    case 'templates':
      if (tick.jobs === undefined) return <FormattedMessage defaultMessage="Supports provisioning." />;
      return (
        <FormattedMessage
          defaultMessage="Supports provisioning · {jobs, plural, one {# job runs} other {# jobs run}}."
          values={{ jobs: tick.jobs }}
        />
      );
    case 'no-job':
      return (
        <FormattedMessage defaultMessage="Supports provisioning · no job yet. Set up a job in Entra so that the credentials are used." />
      );
    case 'sign-in-disabled':
      return (
        <FormattedMessage defaultMessage="Sign-in is disabled for this application. Enable it in Entra if it is in use." />
      );
    case 'quarantined':
    case 'disabled':
    case 'paused':
    case 'failing':
    case 'idle':
    case 'unclear':
      return <FormattedMessage {...runWords[tick.why]} values={{ jobs: tick.jobs }} />;
    case 'no-template':
      return kind === 'application' ? (
        <FormattedMessage defaultMessage="This app registration has no template for provisioning, so it cannot be provisioned." />
      ) : (
        <FormattedMessage defaultMessage="It has no template for provisioning, so it cannot be provisioned. Where it was created a moment ago, check again in a few minutes; otherwise add it again from the gallery, or as an application of your own." />
      );
    case 'microsoft':
      return (
        <FormattedMessage defaultMessage="It is one of Microsoft's own applications, which are not provisioned. Choose the application on the other side." />
      );
    case 'gone':
      return <FormattedMessage defaultMessage="Graph does not find it any more: it may have been deleted." />;
    case 'not-checked':
      return (
        <FormattedMessage defaultMessage="Whether it can be provisioned shows when you check: seeing that takes the permission above." />
      );
    case 'not-shown':
      return <FormattedMessage defaultMessage="Whether it can be provisioned Graph does not let you see." />;
    case 'failed':
      return <FormattedMessage defaultMessage="Whether it can be provisioned could not be found out." />;
  }
}
