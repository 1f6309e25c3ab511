import type { Receipt, AttemptPhase } from '#src/domain/attempt.ts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Graph, useGraph } from './graph-context.ts';
import { type Attempt, type AttemptState, createAttempt, type Verb, browserLock } from './attempt.ts';
import { useLeaving } from './leaving.ts';
import { keepReceipt } from './receipts.ts';
import { useTargetPage } from './application-page.ts';

export type PageAttempt<Args, R> = Omit<Attempt<Args, R>, 'state'> & {
  state: AttemptState<R>;
  phase: AttemptPhase | undefined;
  /** Asks for what Entra's window was to ask for by leaving the page: everything typed is lost. */
  redirect: () => void;
};

/** One attempt at a time, for the life of this part of the page, which is held while one is under way. */
export function useAttempt<Args, R extends Receipt, Found = undefined>(
  verbOf: (graph: Graph, queries: QueryClient) => Verb<Args, R, Found>,
): PageAttempt<Args, R> {
  const graph = useGraph();
  const queries = useQueryClient();
  const leaving = useLeaving();
  const { holdWhile } = useTargetPage();
  const [attempt] = useState(() =>
    createAttempt({ graph, queries, lock: browserLock }, verbOf(graph, queries)),
  );
  const state = useSyncExternalStore(attempt.state.subscribe, attempt.state.get);
  // What is under way lies outside React.
  useEffect(() => attempt.attach(), [attempt]);
  useEffect(() => holdWhile(attempt.isUnderWay), [holdWhile, attempt]);
  // For the error boundary: every failure that is known comes as an end.
  if (state.state === 'broken') throw state.error;
  return {
    ...attempt,
    start: (args, onEnd) =>
      attempt.start(args, (end) => {
        if (end.kind === 'receipt') keepReceipt(queries, end.receipt);
        onEnd?.(end);
      }),
    state,
    phase: phaseOf(state),
    redirect() {
      leaving.agree();
      attempt.redirect();
    },
  };
}

function phaseOf<R>({ state }: AttemptState<R>): AttemptPhase | undefined {
  switch (state) {
    case 'preparing':
    case 'window':
    case 'sending':
      return state;
    case 'idle':
    case 'ended':
    case 'broken':
      return undefined;
  }
}
