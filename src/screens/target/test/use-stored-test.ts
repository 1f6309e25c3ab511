import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useGraph } from '#src/data/graph-context.ts';
import { testMutation, type TestReceipt } from '#src/data/test-credentials.ts';
import { findTestPlace, type TestPlace, testPlaceKey } from '#src/data/test-place.ts';
import { type Failure, failureOf } from '#src/failure.ts';
import type { Target } from '#src/graph/directory.ts';
import { activityOf } from '../activity-of.ts';
import { challengeAfter, challengeOf } from '../challenge-after.ts';
import { useTargetPage } from '../target-page.ts';

export type StoredTest =
  | { state: 'idle' }
  /** `finding`: the settings to test by are being read. */
  | { state: 'finding' | 'testing' }
  /** Entra's window is open and waits for the person. */
  | { state: 'window' }
  /** Neither a job nor a template: the application cannot be provisioned. */
  | { state: 'no-place' }
  /** What to test by could not be read. */
  | { state: 'unread'; failure: Failure }
  | { state: 'done'; receipt: TestReceipt };

export type StoredTesting = { test: StoredTest; start: () => void; cancel: () => void };

type Attempt = {
  controller: AbortController;
  stage: 'finding' | 'testing';
  /** Entra's window is open for it. */
  inWindow: boolean;
};

/** Has the provisioning service try what it keeps. */
export function useStoredTest(target: Target): StoredTesting {
  const graph = useGraph();
  const queries = useQueryClient();
  const { report } = useTargetPage();
  const { mutate } = useMutation(testMutation(graph));
  const [test, setTest] = useState<StoredTest>({ state: 'idle' });
  const underWay = useRef<Attempt>(undefined);
  // Each challenge is answered by the same call of the next attempt: the token of the cache would only be refused again.
  const challenges = useRef<{ finding?: string | undefined; testing?: string | undefined }>({});
  useEffect(() => () => underWay.current?.controller.abort(), []);

  /** Shows news of an attempt, unless it was given up meanwhile. */
  const show = (attempt: Attempt, next: StoredTest) => {
    if (underWay.current === attempt) setTest(next);
  };
  const showWindow = (attempt: Attempt, inWindow: boolean) => {
    attempt.inWindow = inWindow;
    show(attempt, { state: inWindow ? 'window' : attempt.stage });
  };
  const end = (attempt: Attempt, last: StoredTest) => {
    show(attempt, last);
    if (underWay.current === attempt) underWay.current = undefined;
  };

  const find = async (attempt: Attempt): Promise<TestPlace | null> => {
    const client = graph.submitClient({
      claims: challenges.current.finding,
      onWindow: () => showWindow(attempt, true),
      onToken: async () => {
        // With a token the challenge is answered, and not before.
        challenges.current.finding = undefined;
        showWindow(attempt, false);
      },
    });
    const stop = () => void queries.cancelQueries({ queryKey: testPlaceKey(target) });
    const { signal } = attempt.controller;
    signal.addEventListener('abort', stop);
    try {
      return await findTestPlace(queries, graph, target, client);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };

  const send = (attempt: Attempt, place: TestPlace) => {
    attempt.stage = 'testing';
    show(attempt, { state: 'testing' });
    mutate(
      {
        target,
        place,
        subject: { kind: 'stored' },
        signal: attempt.controller.signal,
        claims: challenges.current.testing,
        onWindow: () => showWindow(attempt, true),
        onToken: () => showWindow(attempt, false),
      },
      {
        onSuccess: (receipt) => {
          // Of one that was given up for another the other tells.
          if (underWay.current !== attempt) return;
          challenges.current.testing = challengeAfter(receipt, challenges.current.testing);
          report(activityOf('test-stored', receipt));
          end(attempt, { state: 'done', receipt });
        },
      },
    );
  };

  const run = async (attempt: Attempt) => {
    try {
      const place = await find(attempt);
      if (attempt.controller.signal.aborted) return;
      if (place) send(attempt, place);
      else end(attempt, { state: 'no-place' });
    } catch (error) {
      if (attempt.controller.signal.aborted) return;
      const failure = failureOf(error);
      if (failure) {
        challenges.current.finding = challengeOf({ failure }) ?? challenges.current.finding;
        end(attempt, { state: 'unread', failure });
      }
      // A bug goes to the error boundary, which sees only what is thrown while rendering.
      else
        setTest(() => {
          throw error;
        });
    }
  };

  return {
    test,
    /** One that waits for a window is given up: a closed one cannot be seen from here. */
    start() {
      const earlier = underWay.current;
      // By the ref, since a second click may come before React has rendered the first.
      if (earlier && !earlier.inWindow) return;
      const attempt: Attempt = { controller: new AbortController(), stage: 'finding', inWindow: false };
      underWay.current = attempt;
      earlier?.controller.abort();
      setTest({ state: 'finding' });
      void run(attempt);
    },
    /** What has left cannot be called back, so its end is told by a receipt as any other. */
    cancel() {
      const attempt = underWay.current;
      attempt?.controller.abort();
      if (attempt?.stage === 'finding') end(attempt, { state: 'unread', failure: { kind: 'cancelled' } });
    },
  };
}
