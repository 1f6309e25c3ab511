import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { isConfirmable, keysTo, planSave } from '#src/domain/save-plan/plan-save.ts';
import { submitEndpoint } from '#src/requests/verbs.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { ReviewFrame, type ReviewProps } from './review-frame.tsx';
import { useStored } from '#src/requests/use-stored.ts';
import { Check } from '#src/ui/read-panel.tsx';
import steps from '#src/ui/steps.module.css';
import { SavePlanView } from './save-plan-view.tsx';

export type SaveReviewProps = ReviewProps & {
  /** The keys that a person chose to drop. */
  cleared: ReadonlySet<string>;
  /** Closes the review and goes to where a stored key is decided. */
  onDecide: (key: string) => void;
  /** Closes the review and goes to the value of a key. */
  onGo: (key: string) => void;
};

/** The review of a save. What is stored is read when it opens: a list from before must not decide what is dropped. */
export function SaveReview({ cleared, onDecide, onGo, ...props }: SaveReviewProps) {
  const { target, rows, notes, submit } = props;
  const graph = useGraph();
  const read = useStored(target);
  /** What the person has said may be dropped: with other keys it has to be said again. */
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const { data, isFetching, error } = read.query;
  const plan =
    data && !isFetching && !error
      ? planSave(
          data,
          rows.map(({ key }) => key),
          cleared,
          submit.recent,
        )
      : undefined;
  const masked = rows
    .filter(({ row }) => notes.get(row)?.problems.some(({ code }) => code === 'masked'))
    .map(({ key }) => key);
  const dropped = plan ? keysTo(plan, 'clear') : [];
  const isAgreed = dropped.every((key) => agreed.includes(key));
  const isReady = data && plan && isConfirmable(plan) && isAgreed && masked.length === 0;
  return (
    <ReviewFrame
      {...props}
      mode="save"
      endpoint={`PUT ${submitEndpoint(graph, 'save', target)}`}
      confirmed={isReady ? { mode: 'save', rows, plan, told: data } : undefined}
      lead={
        <section className={steps.bare}>
          <p>
            <FormattedMessage defaultMessage="A save replaces everything that is stored: what is not sent is gone." />
          </p>
          <Check
            read={read}
            reading={<FormattedMessage defaultMessage="Reading what is stored…" />}
            denied={
              <FormattedMessage defaultMessage="Your account may not read what is stored, so nothing can be saved: nobody could say what would be dropped." />
            }
          >
            {() =>
              plan && (
                <SavePlanView
                  plan={plan}
                  masked={masked}
                  agreed={isAgreed}
                  onAgree={(yes) => setAgreed(yes ? dropped : [])}
                  disabled={submit.pending !== undefined}
                  onDecide={onDecide}
                  onGo={onGo}
                />
              )
            }
          </Check>
        </section>
      }
    />
  );
}
