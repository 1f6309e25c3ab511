import { Suspense } from 'react';
import { lazyOr } from '#src/ui/lazy-or.ts';
import { NotLoadedDialog } from './not-loaded.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import type { ReviewProps } from './review-frame.tsx';
import type { SaveReviewProps } from './save/save-review.tsx';
import type { TypedTestReviewProps } from './test/typed-test-review.tsx';
import type { Mode } from './target-page.ts';

const loadSave = () => import('./save/save-review.tsx').then((part) => part.SaveReview);
const loadTest = () => import('./test/typed-test-review.tsx').then((part) => part.TypedTestReview);

const SaveReview = lazyOr(NotLoadedDialog, loadSave);
const TypedTestReview = lazyOr(NotLoadedDialog, loadTest);

type ReviewDialogsProps = ReviewProps &
  Pick<SaveReviewProps, 'cleared' | 'onDecide' | 'onGo'> &
  Pick<TypedTestReviewProps, 'typed'> & { mode: Mode };

/** The review for what the form is for. */
export function ReviewDialogs({ mode, cleared, onDecide, onGo, typed, ...rest }: ReviewDialogsProps) {
  switch (mode) {
    case 'authorize':
      return <ReviewDialog {...rest} />;
    case 'save':
      return (
        <Suspense>
          <SaveReview {...rest} cleared={cleared} onDecide={onDecide} onGo={onGo} />
        </Suspense>
      );
    case 'test':
      return (
        <Suspense>
          <TypedTestReview {...rest} typed={typed} />
        </Suspense>
      );
  }
}
