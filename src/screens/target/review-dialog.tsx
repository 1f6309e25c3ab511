import { FormattedMessage } from 'react-intl';
import { submitEndpoint } from '#src/data/acquire.ts';
import { useGraph } from '#src/data/graph-context.ts';
import { ReviewCode } from './review-code.tsx';
import { ReviewFrame, type ReviewProps } from './review-frame.tsx';

/** The review of credentials that the service authorizes itself with. */
export function ReviewDialog(props: ReviewProps) {
  const { target, rows } = props;
  const endpoint = submitEndpoint(useGraph(), 'authorize', target);
  return (
    <ReviewFrame
      {...props}
      mode="authorize"
      title={<FormattedMessage defaultMessage="Send these credentials?" />}
      action={<FormattedMessage defaultMessage="Authorize" />}
      endpoint={`POST ${endpoint}`}
      confirmed={{ mode: 'authorize', rows }}
    >
      <ReviewCode
        request={{ endpoint, kind: target.kind, id: target.id, keys: rows.map(({ key }) => key) }}
      />
    </ReviewFrame>
  );
}
