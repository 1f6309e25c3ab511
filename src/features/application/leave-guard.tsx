import { Button } from '#src/ui/button.tsx';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Location, useBlocker } from '#src/ui/router.tsx';
import { underWay, useLeaving } from '#src/requests/leaving.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import type { LeaveQuestionProps } from './leave-question.tsx';
import { PlainDialog } from '#src/ui/not-loaded.tsx';
import { FormattedMessage } from 'react-intl';

/** Fetches the question; a person who types will want it. */
export const loadLeaveQuestion = () => import('./leave-question.tsx').then((part) => part.LeaveQuestion);
// Without its part the question is still asked: nothing typed may be lost for a file that did not come.
const LeaveQuestion = lazyOr(PlainLeaveQuestion, loadLeaveQuestion);

/** `hold`: an action is under way whose outcome appears here. `ask`: leaving would lose typed values. */
type Stake = 'none' | 'ask' | 'hold';

/** How long a yes counts, in milliseconds. */
const agreedFor = 10_000;

/** `before`: where the focus was. */
type Question = { before: Element | null; answer: (leave: boolean) => void; overtake: () => void };

type LeaveGuardProps = {
  stake: () => Stake;
  /** Whether a step within this site stays where nothing is lost: on the same page, where nothing else is said. */
  stays?: (from: Location, to: Location) => boolean;
};

const samePage = (from: Location, to: Location) => from.pathname === to.pathname;

/** Asks once before a link, a reload, another account or a sign-out takes away what was typed. */
export function LeaveGuard({ stake, stays = samePage }: LeaveGuardProps) {
  const leaving = useLeaving();
  const [question, setQuestion] = useState<Question>();
  // After a yes, the browser does not ask the person again.
  const agreed = useRef(false);
  const agree = () => {
    agreed.current = true;
    // If the browser could not leave, the guard is active again.
    setTimeout(() => {
      agreed.current = false;
    }, agreedFor);
  };
  const stakeNow = useEffectEvent(() => (agreed.current ? 'none' : stake()));
  const ask = useEffectEvent(
    () =>
      new Promise<boolean>((resolve) => {
        if (stakeNow() === 'none') resolve(true);
        else if (stakeNow() === 'hold') {
          // Outside a dialog nothing else shows why the page stays.
          document.querySelector<HTMLElement>(`[${underWay}]`)?.focus();
          resolve(false);
        } else {
          // The answer to the new question must not reach the previous caller.
          question?.overtake();
          const before = question?.before ?? document.activeElement;
          setQuestion({
            before,
            overtake: () => resolve(false),
            answer(leave) {
              if (leave) agree();
              setQuestion(undefined);
              // Another dialog may be open below: with the focus back in it, it holds the keyboard again.
              if (!leave) focusNextFrame(() => before);
              resolve(leave);
            },
          });
        }
      }),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !stays(currentLocation, nextLocation) && !agreed.current && stake() !== 'none',
  );
  // The router is outside React's reach: the page releases or cancels the navigation that it blocks.
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    let isCurrent = true;
    void ask().then((leave) => {
      // The router holds back one way at a time; of one that was overtaken it knows no more.
      if (!isCurrent) return undefined;
      return leave ? blocker.proceed() : blocker.reset();
    });
    return () => {
      isCurrent = false;
    };
  }, [blocker]);
  const agreeNow = useEffectEvent(agree);
  useEffect(() => leaving.guard({ ask: () => ask(), agree: () => agreeNow() }), [leaving]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (stakeNow() !== 'none') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return (
    question && (
      <Suspense>
        <LeaveQuestion
          title={leaveWords.title}
          onDismiss={() => question.answer(false)}
          actions={
            <>
              <Button appearance="primary" onClick={() => question.answer(false)}>
                {leaveWords.stay}
              </Button>
              <Button onClick={() => question.answer(true)}>{leaveWords.discard}</Button>
            </>
          }
        >
          {leaveWords.text}
        </LeaveQuestion>
      </Suspense>
    )
  );
}

/** Asked before typed values are lost. */
const leaveWords = {
  title: <FormattedMessage defaultMessage="Discard typed values?" />,
  text: <FormattedMessage defaultMessage="They aren't saved anywhere." />,
  stay: <FormattedMessage defaultMessage="Stay" />,
  discard: (
    <FormattedMessage
      defaultMessage="Discard"
      description="Button that leaves the page and loses what is typed"
    />
  ),
};

/** Where Fluent's dialog could not be fetched. No dialog of Fluent's is open then: they share a chunk. */
function PlainLeaveQuestion(props: LeaveQuestionProps) {
  return <PlainDialog role="alertdialog" {...props} />;
}
