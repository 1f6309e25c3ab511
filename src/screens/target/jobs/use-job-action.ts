import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SubmitPhase } from '#src/data/acquire.ts';
import { useGraph } from '#src/data/graph-context.ts';
import { type JobAction, jobActionMutation, type JobReceipt } from '#src/data/job-actions.ts';
import type { Target } from '#src/graph/directory.ts';
import { challengeAfter } from '../challenge-after.ts';
import { type Pause, pauseAfter } from '../outcome-pause.ts';
import { useTargetPage } from '../target-page.ts';
import { actionActivity } from './job-activity.ts';

export type EndedAction = {
  receipt: JobReceipt;
  /** After a 429. */
  pause: Pause | undefined;
};

export type JobSteering = {
  pending: SubmitPhase | undefined;
  ended: EndedAction | undefined;
  /** One confirmed action. While one is under way further calls do nothing. */
  act: (action: JobAction) => void;
  /** Gives up the attempt that waits for a window, and begins it again with a new window. */
  again: () => void;
  cancel: () => void;
};

type Attempt = { controller: AbortController; phase: SubmitPhase; action: JobAction; again?: true };

/** Steers one job, one action at a time. `onEnd` is called for each of the four outcomes. */
export function useJobAction(target: Target, job: string, onEnd: () => void): JobSteering {
  const graph = useGraph();
  const { report, holdWhile } = useTargetPage();
  const { mutate } = useMutation(jobActionMutation(graph));
  const [pending, setPending] = useState<SubmitPhase>();
  const [ended, setEnded] = useState<EndedAction>();
  // A ref, since three fast clicks come before React has rendered the first.
  const underWay = useRef<Attempt>(undefined);
  // A challenge is answered by the next attempt: the token of the cache would only be refused again.
  const challenge = useRef<string>(undefined);
  /** How often Graph has asked for a pause in a row. */
  const refusals = useRef(0);

  // What is under way lies outside React.
  useEffect(() => holdWhile(() => underWay.current !== undefined), [holdWhile]);
  // What is not on screen any more must not act when its window is answered later; what has left cannot be called back.
  useEffect(
    () => () => {
      if (underWay.current?.phase !== 'sending') underWay.current?.controller.abort();
    },
    [],
  );

  const act = (action: JobAction) => {
    if (underWay.current) return;
    const attempt: Attempt = { controller: new AbortController(), phase: 'preparing', action };
    underWay.current = attempt;
    setEnded(undefined);
    setPending('preparing');
    mutate(
      {
        target,
        job,
        action,
        signal: attempt.controller.signal,
        claims: challenge.current,
        onPhase: (phase) => {
          attempt.phase = phase;
          setPending(phase);
        },
      },
      {
        onSuccess: (receipt) => {
          if (attempt.again) return;
          challenge.current = challengeAfter(receipt, challenge.current);
          refusals.current = receipt.failure?.kind === 'throttled' ? refusals.current + 1 : 0;
          setEnded({ receipt, pause: pauseAfter(receipt.failure, refusals.current, Date.now()) });
          report(actionActivity(receipt));
          onEnd();
        },
        onSettled: () => {
          underWay.current = undefined;
          setPending(undefined);
          if (attempt.again) act(attempt.action);
        },
      },
    );
  };

  return {
    pending,
    ended,
    act,
    again() {
      if (underWay.current?.phase !== 'window') return;
      underWay.current.again = true;
      underWay.current.controller.abort();
    },
    cancel: () => underWay.current?.controller.abort(),
  };
}
