import { submitEndpoint } from '#src/requests/verbs.ts';
import { useGraph } from '#src/requests/graph-context.ts';
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
      endpoint={`POST ${endpoint}`}
      confirmed={{ mode: 'authorize', rows }}
    >
      <ReviewCode
        request={{ endpoint, kind: target.kind, id: target.id, keys: rows.map(({ key }) => key) }}
      />
    </ReviewFrame>
  );
}
