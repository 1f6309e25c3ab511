import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type KnownKey,
  keysTo,
  savedPairs,
  type SavePlan,
  tellSame,
  recentAfter,
  type RecentKeys,
} from '#src/domain/save-plan/plan-save.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { storedKeysInView } from '#src/requests/stored-credentials.ts';
import type { Target } from '#src/domain/target.ts';
import type { SubmitReceipt, TestReceipt, Pause, AttemptPhase } from '#src/domain/attempt.ts';
import type { AttemptEnd } from '#src/requests/attempt.ts';
import { type CredentialCall, credentialVerb, typedTestVerb } from '#src/requests/verbs.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential.ts';
import { mayShow } from '#src/requests/page-reads.ts';
import { useAttempt } from '#src/requests/use-attempt.ts';

/** What a person says yes to in the review, values aside: those are read from their inputs at the send. */
export type Confirmed = { rows: readonly CredentialRowValues[] } & (
  | { mode: 'authorize' }
  /** `told`: what Graph returned for the stored keys when the plan was made. */
  | { mode: 'save'; plan: SavePlan; told: readonly KnownKey[] }
);

/** How a submit ended after its request had left. */
export type Ended = {
  receipt: SubmitReceipt;
  /** After a 429. */
  pause: Pause | undefined;
  /** The keys that were stored when it left, where they were in view. */
  storedBefore: readonly string[] | undefined;
  /** The stored keys that it was to drop. */
  dropped: readonly string[];
};

export type Tested = { receipt: TestReceipt; pause: Pause | undefined };

/** What this page has just made of the stored keys: other parts of it know it too. */
export type RecentState = readonly [RecentKeys, (change: (before: RecentKeys) => RecentKeys) => void];

/** A test of typed values while it is under way, or why there was none. */
export type TypedTest = {
  /** After so many seconds without an answer it gives up. */
  patience: number;
  phase: AttemptPhase | undefined;
  /** `no-place`: there is neither a job nor a template to test by. A failure: they could not be read. */
  barred: 'no-place' | Failure | undefined;
  start: (rows: readonly CredentialRowValues[]) => void;
  /** Opens another window for the test that waits for one. */
  reopen: () => void;
  cancel: () => void;
  redirect: () => void;
};

export type Submit = {
  tenantId: string;
  /** After so many seconds without an answer it gives up. */
  patience: number;
  pending: AttemptPhase | undefined;
  /** The last attempt that left: it stays true until the next one leaves, or until it is dismissed. */
  ended: Ended | undefined;
  /** It outlasts the outcomes of the attempts, since Graph may lag behind. */
  recent: RecentKeys;
  /** The last test of typed values, until the person types or sends something. */
  tested: Tested | undefined;
  test: TypedTest;
  /** A later attempt that did not leave. */
  unsent: SubmitReceipt | TestReceipt | undefined;
  /** One confirmed send. While one is under way further calls do nothing. */
  send: (confirmed: Confirmed) => void;
  /** Opens another window for the attempt that waits for one. */
  reopen: () => void;
  cancel: () => void;
  /** `applied` and what was not sent are read and done; of the rest the person may still want the ids. */
  dismiss: (what: 'unsent' | 'tested' | 'all') => void;
  /** Asks for the write permission by leaving the page: everything typed is lost. */
  redirect: () => void;
};

/**
 * Sends credentials to one target, or tests them. `readValue` is called at the send and nowhere before. `onDone`: of a test
 * nothing was confirmed.
 */
export function useSubmit(
  target: Target,
  readValue: (row: string) => string,
  onDone: (done: SubmitReceipt | TestReceipt, confirmed: Confirmed | undefined) => void,
  [recent, setRecent]: RecentState,
): Submit {
  const { tenantId, submitTimeoutSeconds } = useGraph();
  const queries = useQueryClient();
  const attempt = useAttempt(credentialVerb);
  const test = useAttempt(typedTestVerb);
  const [barred, setBarred] = useState<'no-place' | Failure>();
  const [ended, setEnded] = useState<Ended>();
  const [tested, setTested] = useState<Tested>();
  const [unsent, setUnsent] = useState<SubmitReceipt | TestReceipt>();

  return {
    tenantId,
    patience: submitTimeoutSeconds,
    pending: attempt.phase,
    ended,
    recent,
    tested,
    unsent,
    send(confirmed) {
      const plan = confirmed.mode === 'save' ? confirmed.plan : undefined;
      const inView = storedKeysInView(queries, target);
      const onEnd = (end: AttemptEnd<SubmitReceipt>) => {
        // Nothing is read before these requests, so nothing else can end them.
        if (end.kind !== 'receipt') return;
        const { receipt, pause } = end;
        if (receipt.outcome === 'not-sent') setUnsent(receipt);
        else {
          const { keys, outcome } = receipt;
          if (outcome !== 'rejected') setRecent((before) => recentAfter(before, { keys, outcome, plan }));
          const known = plan?.steps.filter(({ action }) => action !== 'add').map(({ key }) => key);
          setEnded({
            receipt,
            pause,
            storedBefore: known ?? inView,
            dropped: plan ? keysTo(plan, 'clear') : [],
          });
          setTested(undefined);
        }
        onDone(receipt, confirmed);
      };
      if (attempt.start(callOf(target, confirmed, readValue), onEnd)) setUnsent(undefined);
    },
    test: {
      patience: submitTimeoutSeconds,
      phase: test.phase,
      barred,
      start(rows) {
        const onEnd = (end: AttemptEnd<TestReceipt>) => {
          if (end.kind === 'nothing') return setBarred('no-place');
          if (end.kind === 'unread') return setBarred(end.failure);
          const { receipt, pause } = end;
          if (receipt.outcome === 'not-sent') setUnsent(receipt);
          else setTested({ receipt, pause });
          return onDone(receipt, undefined);
        };
        if (!test.start({ target, credentials: () => pairsOf(rows, readValue) }, onEnd)) return;
        setBarred(undefined);
        setTested(undefined);
        setUnsent(undefined);
      },
      reopen: test.reopen,
      cancel: test.cancel,
      redirect: test.redirect,
    },
    reopen: attempt.reopen,
    cancel: attempt.cancel,
    dismiss(what) {
      if (what === 'tested') setTested(undefined);
      else setUnsent(undefined);
      setBarred(undefined);
      if (what === 'all') setEnded(undefined);
    },
    redirect: attempt.redirect,
  };
}

function pairsOf(rows: readonly CredentialRowValues[], readValue: (row: string) => string) {
  return rows.map(({ row, key }) => ({ key, value: filled(readValue(row)) }));
}

function callOf(target: Target, confirmed: Confirmed, readValue: (row: string) => string): CredentialCall {
  const credentials = () => pairsOf(confirmed.rows, readValue);
  switch (confirmed.mode) {
    case 'authorize':
      return { verb: 'authorize', target, credentials };
    case 'save': {
      const { plan, told } = confirmed;
      const basis = { mayShow, isSame: (stored: typeof told) => tellSame(stored, told) };
      return { verb: 'save', target, credentials: () => savedPairs(plan, credentials()), basis };
    }
  }
}

/** The last guard: Graph would store an empty value as the new credential. */
function filled(value: string): string {
  if (value === '') throw new Error('A value was emptied between the review and the send');
  return value;
}
