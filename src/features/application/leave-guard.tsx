import { underWay, useLeaving } from '#src/requests/leaving.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useBlocker } from 'react-router';
import { LeaveQuestion } from './leave-question.tsx';

/** `hold`: something is under way whose outcome is told here. `ask`: leaving would lose what was typed. */
export type Stake = 'none' | 'ask' | 'hold';

/** How long a yes counts, in milliseconds. */
const agreedFor = 10_000;

/** `before`: where the focus was. */
type Question = { before: Element | null; answer: (leave: boolean) => void; overtake: () => void };

/** Asks once before a link, a reload, another account or a sign-out takes away what was typed. */
export function LeaveGuard({ stake }: { stake: () => Stake }) {
  const leaving = useLeaving();
  const [question, setQuestion] = useState<Question>();
  // Whoever has said yes is not asked again by the browser.
  const agreed = useRef(false);
  const agree = () => {
    agreed.current = true;
    // Where the browser could not leave after all, the page is guarded again.
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
          // Whoever asked before is not answered by what is said to the next.
          question?.overtake();
          const before = question?.before ?? document.activeElement;
          setQuestion({
            before,
            overtake: () => resolve(false),
            answer(leave) {
              if (leave) agree();
              setQuestion(undefined);
              // Another dialog may be open below: with the focus back in it, it holds the keyboard again.
              if (!leave && before instanceof HTMLElement) requestAnimationFrame(() => before.focus());
              resolve(leave);
            },
          });
        }
      }),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && !agreed.current && stake() !== 'none',
  );
  // The router is outside React's reach: what it holds back is let go or called off.
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
  return question ? <LeaveQuestion onAnswer={question.answer} /> : null;
}
