import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { savedPairs, tellSame } from '#src/credentials/plan-save.ts';
import { noRecentKeys, recentAfter, type RecentKeys } from '#src/credentials/recent-keys.ts';
import { type Submission, submitMutation, type SubmitPhase } from '#src/data/acquire.ts';
import { useGraph } from '#src/data/graph-context.ts';
import { storedKeysInView } from '#src/data/stored-credentials.ts';
import { testMutation, type TestReceipt } from '#src/data/test-credentials.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import type { Target } from '#src/graph/directory.ts';
import { useLeaving } from '../shell/leaving.ts';
import { challengeAfter } from './challenge-after.ts';
import type { Confirmed } from './confirmed.ts';
import { type Ended, endedBy, leftUnsent } from './ended.ts';
import { mayShow } from './stored/use-stored.ts';
import { useTargetPage } from './target-page.ts';

export type Submit = {
  tenantId: string;
  /** After so many seconds without an answer it gives up. */
  patience: number;
  pending: SubmitPhase | undefined;
  /** The last attempt that left: it stays true until the next one leaves, or until it is dismissed. */
  ended: Ended | undefined;
  /** What the attempts of this page have made of the stored keys: it outlasts their outcomes, since Graph may lag behind. */
  recent: RecentKeys;
  /** The last test of what is typed, until something is typed or sent. */
  tested: TestReceipt | undefined;
  /** A later attempt that did not leave. */
  unsent: Receipt | undefined;
  /** One confirmed send. While one is under way further calls do nothing. */
  send: (confirmed: Confirmed) => void;
  /** Gives up the attempt that waits for a window, and begins another with a new window. */
  restart: (confirmed: Confirmed) => void;
  cancel: () => void;
  /** `applied` and what was not sent are read and done; of the rest the person may still want the ids. */
  dismiss: (what: 'unsent' | 'tested' | 'all') => void;
  /** Asks for the write permission by leaving the page: everything typed is lost. */
  redirect: () => void;
};

type Attempt = { controller: AbortController; phase: SubmitPhase; thenSend?: Confirmed };

/** Sends credentials to one target, or tests them. `readValue` is called at the send and nowhere before. */
export function useSubmit(
  target: Target,
  readValue: (row: string) => string,
  onDone: (done: Receipt | TestReceipt, confirmed: Confirmed) => void,
): Submit {
  const graph = useGraph();
  const leaving = useLeaving();
  const { holdWhile } = useTargetPage();
  const { mutate: submit } = useMutation(submitMutation(graph));
  const { mutate: test } = useMutation(testMutation(graph));
  const [pending, setPending] = useState<SubmitPhase>();
  const queries = useQueryClient();
  const [ended, setEnded] = useState<Ended>();
  const [recent, setRecent] = useState(noRecentKeys);
  const [tested, setTested] = useState<TestReceipt>();
  const [unsent, setUnsent] = useState<Receipt>();
  // A ref, since three fast clicks come before React has rendered the first.
  const underWay = useRef<Attempt>(undefined);
  // A challenge is answered by the next attempt: the token of the cache would only be refused again.
  const challenge = useRef<string>(undefined);
  /** How often Graph has asked for a pause in a row. */
  const refusals = useRef(0);

  // What is under way lies outside React.
  useEffect(() => holdWhile(() => underWay.current !== undefined), [holdWhile]);
  // A form that is gone must not send when its window is answered later; what has left cannot be called back.
  useEffect(
    () => () => {
      if (underWay.current?.phase !== 'sending') underWay.current?.controller.abort();
    },
    [],
  );

  const send = (confirmed: Confirmed) => {
    if (underWay.current) return;
    const attempt: Attempt = { controller: new AbortController(), phase: 'preparing' };
    underWay.current = attempt;
    setUnsent(undefined);
    setPending('preparing');
    const inView = storedKeysInView(queries, target);
    const onPhase = (phase: SubmitPhase) => {
      attempt.phase = phase;
      setPending(phase);
    };
    const typed = () => confirmed.rows.map(({ row, key }) => ({ key, value: filled(readValue(row)) }));
    const common = { target, signal: attempt.controller.signal, claims: challenge.current };
    const onSettled = () => {
      underWay.current = undefined;
      setPending(undefined);
      if (attempt.thenSend) send(attempt.thenSend);
    };
    if (confirmed.mode === 'test') {
      const credentials = () => {
        onPhase('sending');
        return typed();
      };
      const onSuccess = (receipt: TestReceipt) => {
        if (attempt.thenSend) return;
        challenge.current = challengeAfter(receipt, challenge.current);
        const stopped = leftUnsent(receipt);
        if (stopped) setUnsent(stopped);
        else setTested(receipt);
        onDone(receipt, confirmed);
      };
      test(
        {
          ...common,
          place: confirmed.place,
          subject: { kind: 'typed', credentials },
          onWindow: () => onPhase('window'),
          onToken: () => onPhase('preparing'),
        },
        { onSuccess, onSettled },
      );
      return;
    }
    const plan = confirmed.mode === 'save' ? confirmed.plan : undefined;
    const credentials = plan ? () => savedPairs(plan, typed()) : typed;
    const verb: Submission['verb'] =
      confirmed.mode === 'save'
        ? { name: 'save', basis: { mayShow, isSame: (told) => tellSame(told, confirmed.told) } }
        : { name: 'authorize' };
    const onSuccess = (receipt: Receipt) => {
      if (attempt.thenSend) return;
      const { outcome, keys } = receipt;
      if (outcome === 'applied' || outcome === 'unknown')
        setRecent((before) => recentAfter(before, { keys, outcome, plan }));
      challenge.current = challengeAfter(receipt, challenge.current);
      if (outcome === 'not-sent') setUnsent(receipt);
      else {
        refusals.current = receipt.failure?.kind === 'throttled' ? refusals.current + 1 : 0;
        setEnded(endedBy(receipt, confirmed, refusals.current, inView));
        setTested(undefined);
      }
      onDone(receipt, confirmed);
    };
    submit({ ...common, verb, credentials, onPhase }, { onSuccess, onSettled });
  };

  return {
    tenantId: graph.tenantId,
    patience: graph.submitTimeoutSeconds,
    pending,
    ended,
    recent,
    tested,
    unsent,
    send,
    restart(confirmed) {
      if (underWay.current?.phase !== 'window') return;
      underWay.current.thenSend = confirmed;
      underWay.current.controller.abort();
    },
    cancel: () => underWay.current?.controller.abort(),
    dismiss(what) {
      if (what === 'tested') setTested(undefined);
      else setUnsent(undefined);
      if (what === 'all') setEnded(undefined);
    },
    redirect() {
      leaving.agree();
      void graph.signInAgain('write', challenge.current);
    },
  };
}

/** The last guard: Graph would store an empty value as the new credential. */
function filled(value: string): string {
  if (value === '') throw new Error('A value was emptied between the review and the send');
  return value;
}
