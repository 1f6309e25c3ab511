import { ReviewDialog } from './review-dialog.tsx';
import type { ReviewProps } from './review-frame.tsx';
import { SaveReview, type SaveReviewProps } from './save-review.tsx';
import { TypedTestReview } from './typed-test-review.tsx';
import type { Mode } from '#src/domain/receipt.ts';

type ReviewDialogsProps = ReviewProps &
  Pick<SaveReviewProps, 'cleared' | 'onDecide' | 'onGo'> & { mode: Mode };

/** The review for what the form is for. */
export function ReviewDialogs({ mode, cleared, onDecide, onGo, ...rest }: ReviewDialogsProps) {
  switch (mode) {
    case 'authorize':
      return <ReviewDialog {...rest} />;
    case 'save':
      return <SaveReview {...rest} cleared={cleared} onDecide={onDecide} onGo={onGo} />;
    case 'test':
      return <TypedTestReview {...rest} />;
  }
}
