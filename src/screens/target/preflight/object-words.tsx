import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TargetKind } from '#src/graph/directory.ts';
import type { ObjectTick } from './judge-preflight.ts';

/** Whether the target can be provisioned at all. */
export function objectWords(tick: ObjectTick, kind: TargetKind): ReactNode {
  switch (tick.why) {
    case 'templates':
      if (tick.jobs === undefined) return <FormattedMessage defaultMessage="It can be provisioned." />;
      return (
        <FormattedMessage
          defaultMessage="{jobs, plural, =0 {It can be provisioned, but there is no job yet that would use what you send.} one {It can be provisioned, and one job does so.} other {It can be provisioned, and # jobs do so.}}"
          values={{ jobs: tick.jobs }}
        />
      );
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
