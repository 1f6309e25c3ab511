import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { endpointOfTest } from '#src/requests/verbs.ts';
import { type TestPlace, testPlaceQuery } from '#src/requests/test-place.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { ReviewFrame, type ReviewProps } from './review-frame.tsx';
import { Check } from '#src/ui/read-panel.tsx';
import steps from '#src/ui/steps.module.css';
import { useWindowRead } from '#src/requests/use-window-read.ts';

/** The review of a test of what is typed. Which settings it goes by is read when it opens. */
export function TypedTestReview(props: ReviewProps) {
  const { target, rows } = props;
  const graph = useGraph();
  const read = useWindowRead((client) => testPlaceQuery(graph, target, client));
  const { data, isFetching, error } = read.query;
  const place = isFetching || error ? undefined : (data ?? undefined);
  return (
    <ReviewFrame
      {...props}
      mode="test"
      endpoint={place && `POST ${endpointOfTest(graph, target, place)}`}
      confirmed={place && { mode: 'test', rows, place }}
      lead={
        <section className={steps.bare}>
          <p>
            <FormattedMessage defaultMessage="The provisioning service asks the app on the other side for a user who cannot exist: one with a random id as its matching attribute. An empty list is the good answer." />
          </p>
          <p>
            <FormattedMessage defaultMessage="The values go to Microsoft Graph once for that. Nothing is stored, and no job is started." />
          </p>
          <Check
            read={read}
            reading={<FormattedMessage defaultMessage="Reading by which settings to test…" />}
            denied={
              <FormattedMessage defaultMessage="Your account may not read by which settings to test, so it may not test either." />
            }
          >
            {(found) => (
              <p>
                <PlaceText place={found} />
              </p>
            )}
          </Check>
        </section>
      }
    />
  );
}

function PlaceText({ place }: { place: TestPlace | null }) {
  if (!place)
    return (
      <FormattedMessage defaultMessage="There is neither a provisioning job nor a template to make one by: this application cannot be provisioned, so there is nothing to test." />
    );
  const id = <Verbatim>{place.id}</Verbatim>;
  return place.kind === 'job' ? (
    <FormattedMessage
      defaultMessage="It goes by the settings of the provisioning job {id}."
      values={{ id }}
    />
  ) : (
    <FormattedMessage
      defaultMessage="There is no provisioning job yet, so it goes by the template {id}."
      values={{ id }}
    />
  );
}
